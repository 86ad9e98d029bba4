import { useState } from 'react'
import { mustBeNamed } from '#domain/incident/clock-book.rules.ts'
import { checkClosing } from '#domain/incident/incident.rules.ts'
import type { IncidentCard } from '#domain/incident/incident-card.ts'
import { useOpenCases } from '#web/follow-up-case/follow-up.queries.ts'
import { useAction } from '#web/platform/action.ts'
import { failureText } from '#web/platform/failure.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { refusalOf } from '#web/platform/rule.ts'
import { Banner } from '#web/platform/ui/banner.tsx'
import { ChoiceList } from '#web/platform/ui/choice-list.tsx'
import { MomentField } from '#web/platform/ui/date-field.tsx'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
import { TextArea } from '#web/platform/ui/text-field.tsx'
import { useNow } from '#web/platform/use-now.ts'
import { clockText } from './clock-words.ts'
import styles from './incident.module.css'

type ClosingDialogProps = { card: IncidentCard; onClose: () => void }

function useClosing({ incident, clocks }: IncidentCard) {
  const now = useNow()
  const open = clocks.filter(mustBeNamed)
  const cases = useOpenCases(`/incidents/${incident.id}`)
  const [record, setRecord] = useState(() => ({
    ...{ id: incident.id, entryId: newId(), version: incident.version, at: now(), report: '' },
    leftOpen: [] as string[],
  }))
  const left = [
    ...open.map((clock) => ({ value: clock.id, label: clockText(clock) })),
    ...cases.map(({ id, kind }) => ({
      value: id,
      label: t('followUpCase.stillOpen', { kind: t(`followUpCase.kind.${kind}`) }),
    })),
  ]
  const ids = left.map(({ value }) => value)
  return {
    left,
    record,
    change: (changes: Partial<typeof record>) => setRecord({ ...record, ...changes }),
    refusal: refusalOf(() => checkClosing(incident, record, ids, new Date(now()))),
    isEmpty: record.report.trim() === '',
  }
}

/** The closing report; what was not done is named one by one. */
export function ClosingDialog({ card, onClose }: ClosingDialogProps) {
  const { left, record, change, refusal, isEmpty } = useClosing(card)
  const [isTried, setTried] = useState(false)
  const close = useAction<IncidentCard>(onClose)
  const send = () => {
    setTried(true)
    if (!isEmpty && !refusal) close.mutate({ address: `/incidents/${record.id}/close`, input: record })
  }
  return (
    <Dialog title={t('incident.write.close')} isOpen onClose={onClose}>
      <Form label={t('incident.write.close')} onSubmit={send}>
        {left.length > 0 && (
          <div className={styles.kinds}>
            <span className={styles.legend}>{t('incident.stillOpen')}</span>
            <p className={styles.soft}>{t('incident.stillOpenText')}</p>
            <ChoiceList
              several
              label={t('incident.stillOpen')}
              options={left}
              chosen={record.leftOpen}
              onChange={(leftOpen) => change({ leftOpen })}
            />
          </div>
        )}
        <TextArea
          label={t('incident.closingReport')}
          description={t('incident.closingReportText')}
          isRequired
          maxLength={4000}
          value={record.report}
          onChange={(report) => change({ report })}
          error={isTried && isEmpty ? t('web.required') : null}
        />
        <MomentField
          label={t('incident.closedAt')}
          isRequired
          value={record.at}
          onChange={(at) => at && change({ at })}
        />
        {isTried && refusal && <Banner tone="late">{failureText(refusal)}</Banner>}
        <FormActions action={close} label={t('incident.write.close')} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
