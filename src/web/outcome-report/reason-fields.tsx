import { useState } from 'react'
import type { SharedReason } from '#domain/outcome-report/outcome-draft.ts'
import type { NotDone } from '#domain/outcome-report/outcome-report.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import { TextArea } from '#web/platform/ui/text-field.tsx'
import styles from './outcome-report.module.css'
import type { WritingProps } from './outcome-writing.page.tsx'

const without = (reasons: readonly SharedReason[], ids: ReadonlySet<string>): SharedReason[] =>
  reasons.map((one) => ({ ...one, ids: one.ids.filter((id) => !ids.has(id)) })).filter((one) => one.ids.length > 0)

const toggled = (chosen: ReadonlySet<string>, id: string): ReadonlySet<string> =>
  new Set(chosen.has(id) ? [...chosen].filter((one) => one !== id) : [...chosen, id])

/** A reason for one or for several at once; whoever has one already can be given another. */
export function ReasonFields({ report: { notDone }, content: { reasons }, change }: WritingProps) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [reason, setReason] = useState('')
  if (notDone.length === 0) return <p>{t('outcome.reasons.none')}</p>
  const given = new Map(reasons.flatMap((one) => one.ids.map((id) => [id, one.reason])))
  const missing = notDone.filter(({ id }) => !given.has(id))
  const give = () => {
    change({ reasons: [...without(reasons, chosen), { reason: reason.trim(), ids: [...chosen] }] })
    setChosen(new Set())
    setReason('')
  }
  return (
    <>
      {missing.length > 0 && (
        <div>
          <Button onPress={() => setChosen(new Set(missing.map(({ id }) => id)))}>
            {t('outcome.reasons.all', { count: missing.length })}
          </Button>
        </div>
      )}
      <fieldset className={styles.choices}>
        <legend className="visuallyHidden">{t('outcome.reasons.pick')}</legend>
        {notDone.map((one) => (
          <Choice
            key={one.id}
            one={one}
            reason={given.get(one.id)}
            isChosen={chosen.has(one.id)}
            toggle={() => setChosen(toggled(chosen, one.id))}
          />
        ))}
      </fieldset>
      <TextArea label={t('outcome.reasons.reason')} maxLength={500} value={reason} onChange={setReason} />
      <div>
        <Button isDisabled={chosen.size === 0 || reason.trim() === ''} onPress={give}>
          {t('outcome.reasons.give', { count: chosen.size })}
        </Button>
      </div>
    </>
  )
}

type ChoiceProps = { one: NotDone; reason: string | undefined; isChosen: boolean; toggle: () => void }

const Choice = ({ one: { unitName, name, dueDate }, reason, isChosen, toggle }: ChoiceProps) => (
  <label className={styles.choice}>
    <input type="checkbox" checked={isChosen} onChange={toggle} />
    <span>
      {unitName}　{name}
      <span className={styles.soft}>
        {'　'}
        {dateText(dueDate)}
      </span>
      <br />
      {reason ?? <StateMark tone="late">{t('outcome.reasons.missing')}</StateMark>}
    </span>
  </label>
)
