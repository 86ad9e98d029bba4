import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { isYearKnown, rocYearOf } from '#domain/calendar.ts'
import type { Owed } from '#domain/travel/travel-rules.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import styles from './travel.module.css'

type OwedListProps = {
  owed: readonly Owed[]
  /** The day on which each side was done, or today: after its own day it was late. */
  on: Record<Owed['side'], string>
  isDone?: (one: Owed) => boolean
}

/** What is owed, by when, and on which ground: the law, or what is none. Where that is written opens below. */
export function OwedList({ owed, on, isDone = () => false }: OwedListProps) {
  if (owed.length === 0) return <EmptyState title={t('travel.nothingOwed')}>{t('travel.nothingOwedText')}</EmptyState>
  return (
    <ul className={styles.owed}>
      {owed.map((one) => (
        <li key={`${one.ground.rule} ${one.ground.from} ${one.what}`}>
          <span className={styles.what}>
            <strong>{owedText(one)}</strong>
            {one.to && <span>{t(`travel.to.${one.to}`)}</span>}
            <DueMark one={one} on={on[one.side]} isDone={isDone(one)} />
          </span>
          <details className={styles.ground}>
            <summary>
              {one.ground.text}
              {!one.ground.isLaw && t('travel.notLaw')}
            </summary>
            <p>
              {one.ground.from
                ? t('travel.groundFrom', { date: dateText(one.ground.from) })
                : t('travel.groundUnknown')}
            </p>
            <p>{t('travel.source', { source: one.ground.source })}</p>
          </details>
          {isAssumed(one) && <span className={styles.soft}>{t('travel.assumed')}</span>}
        </li>
      ))}
    </ul>
  )
}

const owedText = ({ what, degree }: Owed): string => t(`travel.owed.${what}`, { degree: degree ?? '' })

/** Nobody has decided the holidays of that year yet. */
const isAssumed = ({ within, dueOn }: Owed): boolean =>
  within?.unit === 'workday' && dueOn !== null && !isYearKnown(rocYearOf(dueOn), officeCalendar)

function DueMark({ one: { dueOn }, on, isDone }: { one: Owed; on: string; isDone: boolean }) {
  if (!dueOn) return null
  const date = t('travel.dueOn', { date: dateText(dueOn) })
  if (dueOn < on) return <StateMark tone="late">{`${date}${t('web.comma')}${t('travel.isLate')}`}</StateMark>
  return isDone ? <StateMark tone="done">{t('travel.isDone')}</StateMark> : <StateMark tone="due">{date}</StateMark>
}
