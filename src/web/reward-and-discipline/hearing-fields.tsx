import type { Hearing } from '#domain/reward-and-discipline/reward-proposal.ts'
import { t } from '#web/platform/i18n.ts'
import { DateField } from '#web/platform/ui/date-field.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { TextArea } from '#web/platform/ui/text-field.tsx'

type Heard = 'notYet' | 'stated' | 'declined'
const heardOf = (hearing: Hearing | null): Heard => {
  if (!hearing) return 'notYet'
  return hearing.declined ? 'declined' : 'stated'
}

type HearingFieldsProps = { hearing: Hearing | null; onChange: (hearing: Hearing | null) => void }

/** What the person said before it is proposed, or that they would say nothing. */
export function HearingFields({ hearing, onChange }: HearingFieldsProps) {
  const choose = (heard: Heard) => {
    const begun = hearing ?? { heardOn: '', declined: false, statement: '' }
    onChange(heard === 'notYet' ? null : { ...begun, declined: heard === 'declined' })
  }
  return (
    <>
      <Segmented
        label={t('reward.hearing')}
        value={heardOf(hearing)}
        segments={(['notYet', 'stated', 'declined'] as const).map((value) => ({
          value,
          label: t(`reward.heard.${value}`),
        }))}
        onChange={choose}
      />
      {hearing && (
        <>
          <DateField
            label={t('reward.heardOn')}
            isRequired
            value={hearing.heardOn || null}
            onChange={(date) => onChange({ ...hearing, heardOn: date ?? '' })}
          />
          {!hearing.declined && (
            <TextArea
              label={t('reward.statement')}
              isRequired
              maxLength={2000}
              value={hearing.statement}
              onChange={(statement) => onChange({ ...hearing, statement })}
            />
          )}
        </>
      )}
    </>
  )
}
