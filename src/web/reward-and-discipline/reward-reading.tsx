import type { RewardDirection } from '#domain/reward-and-discipline/reward-facts.ts'
import type { Hearing, RewardProposal } from '#domain/reward-and-discipline/reward-proposal.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import styles from './reward.module.css'

export const DirectionMark = ({ direction }: { direction: RewardDirection }) => (
  <StateMark tone={direction === 'commendation' ? 'done' : 'attention'}>{t(`reward.direction.${direction}`)}</StateMark>
)

export const hearingText = ({ heardOn, declined, statement }: Hearing): string =>
  declined
    ? t('reward.hearingDeclined', { date: dateText(heardOn) })
    : t('reward.hearingStated', { date: dateText(heardOn), statement })

/** The list as it was sent or approved. */
export function RewardReading({ proposal: { entries, people } }: { proposal: RewardProposal }) {
  if (entries.length === 0) return <EmptyState title={t('reward.noEntries')} />
  return (
    <ul className={styles.lines}>
      {entries.map(({ id, personId, direction, measure, times, reason, hearing }) => {
        const person = people.find((one) => one.personId === personId)
        return (
          <li key={id}>
            <p className={styles.who}>
              <strong>{[person?.unitName, person?.title, person?.name].filter(Boolean).join(' ')}</strong>
              <DirectionMark direction={direction} />
              <span>{t('reward.measureTimes', { measure, times })}</span>
            </p>
            <p className={styles.prose}>{reason}</p>
            {hearing && <p className={styles.prose}>{hearingText(hearing)}</p>}
          </li>
        )
      })}
    </ul>
  )
}
