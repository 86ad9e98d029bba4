import { weekdayName } from '#domain/date.ts'
import type { PlanLive } from '#domain/plan/plan.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { useSession } from '#web/platform/session.ts'
import styles from './day-strip.module.css'

type Day = PlanLive['days'][number]

const kindText = ({ workday, name }: Day): string => name ?? t(workday ? 'plan.days.workday' : 'plan.days.dayOff')

function stateOf(day: Day, today: string): 'done' | 'late' | 'open' | 'none' {
  if (day.due === 0) return 'none'
  if (day.done >= day.due) return 'done'
  return day.date < today ? 'late' : 'open'
}

/** The period as days: which are worked, which is today, what was due and done on each. */
export function DayStrip({ days }: { days: readonly Day[] }) {
  const { today } = useSession()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a strip that scrolls sideways must be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={t('plan.days.title')}>
      <ol className={styles.strip}>
        {days.map((day) => (
          <li
            key={day.date}
            className={styles.day}
            data-off={!day.workday || undefined}
            data-today={day.date === today || undefined}
          >
            <DayCell day={day} today={today} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function DayCell({ day, today }: { day: Day; today: string }) {
  const isToday = day.date === today
  const read = t('plan.days.read', { date: dateText(day.date), kind: kindText(day), due: day.due, done: day.done })
  return (
    <>
      <span className="visuallyHidden">{isToday ? `${t('plan.days.today')}　${read}` : read}</span>
      <span className={styles.top} aria-hidden="true">
        {isToday ? t('plan.days.today') : ''}
      </span>
      <span className={styles.date} aria-hidden="true">
        {Number(day.date.slice(5, 7))}/{Number(day.date.slice(8))}
        <small>{weekdayName(day.date)}</small>
      </span>
      <span className={styles.kind} aria-hidden="true">
        {kindText(day)}
      </span>
      <span className={styles.counts} data-state={stateOf(day, today)} aria-hidden="true">
        {day.due > 0 ? `${day.done}/${day.due}` : '–'}
      </span>
    </>
  )
}
