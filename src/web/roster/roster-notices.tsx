import type { Roster } from '#domain/roster/roster.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import styles from './roster.module.css'
import { rulesText } from './roster-words.tsx'

type RosterNoticesProps = { roster: Roster; onOpen: (shiftId: string) => void }

/** What does not fit: the period was moved, a shift is not filled, a rule is broken since. */
export function RosterNotices({ roster, onOpen }: RosterNoticesProps) {
  return (
    <>
      <Moved roster={roster} />
      <Gaps roster={roster} onOpen={onOpen} />
      <Faults roster={roster} onOpen={onOpen} />
    </>
  )
}

function Moved({ roster: { id, version, mayKeep, shifts, outsideIds, missingDates, planPeriod } }: { roster: Roster }) {
  const follow = useAction()
  if (outsideIds.length === 0 && missingDates.length === 0) return null
  const outside = shifts.filter((shift) => outsideIds.includes(shift.id))
  return (
    <Banner tone="late" title={t('roster.moved')}>
      <p>{t('roster.movedTo', { from: dateText(planPeriod.start), until: dateText(planPeriod.end) })}</p>
      {outside.length > 0 && (
        <p>
          {t('roster.outside', { shifts: outside.map(({ date, name }) => `${dateText(date)} ${name}`).join('、') })}
        </p>
      )}
      {missingDates.length > 0 && <p>{t('roster.missing', { days: missingDates.map(dateText).join('、') })}</p>}
      <Failure error={follow.error} />
      {mayKeep && (
        <Button
          isPending={follow.isPending}
          onPress={() => follow.mutate({ address: `/rosters/${id}/follow-plan`, input: { version } })}
        >
          {t('roster.follow')}
        </Button>
      )}
    </Banner>
  )
}

function Gaps({ roster: { gaps, shifts, bookings, mayKeep }, onOpen }: RosterNoticesProps) {
  // Before anything is proposed everything is empty, which needs no list.
  if (!mayKeep || gaps.length === 0 || bookings.length === 0) return null
  return (
    <Section title={t('roster.gaps', { count: gaps.length })}>
      <ul className={styles.rows}>
        {gaps.map(({ shiftId, missing, because }) => {
          const shift = shifts.find(({ id }) => id === shiftId)!
          return (
            <li key={shiftId}>
              <strong>{`${dateText(shift.date)} ${shift.name}`}</strong>
              <span>{t('roster.gap', { count: missing })}</span>
              <span className={`${styles.soft} ${styles.grow}`}>
                {because
                  .map(({ rule, people }) => t('roster.because', { rule: t(`roster.rule.${rule}`), people }))
                  .join('、')}
              </span>
              <Button kind="quiet" onPress={() => onOpen(shiftId)}>
                {t('roster.arrange')}
              </Button>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

function Faults({ roster: { faults, shifts, people }, onOpen }: RosterNoticesProps) {
  if (faults.length === 0) return null
  return (
    <Section title={t('roster.faults')}>
      <ul className={styles.rows}>
        {faults.map(({ shiftId, personId, rules }) => {
          const shift = shifts.find(({ id }) => id === shiftId)!
          return (
            <li key={`${shiftId} ${personId}`}>
              <strong>{`${dateText(shift.date)} ${shift.name}`}</strong>
              <span>{people.find(({ id }) => id === personId)?.name}</span>
              <span className={styles.grow}>{rulesText(rules)}</span>
              <Button kind="quiet" onPress={() => onOpen(shiftId)}>
                {t('roster.arrange')}
              </Button>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
