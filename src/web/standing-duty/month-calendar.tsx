import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { addDays, isWeekend, isWorkday, isYearKnown, rocYearOf, weekdayName, weekdayOf } from '#domain/calendar.ts'
import { t } from '#web/platform/i18n.ts'
import { Section } from '#web/platform/ui/page.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import styles from './standing-duty.module.css'
import { type Placed, toneOf } from './standing-duty-words.ts'

const isOff = (date: string): boolean =>
  isYearKnown(rocYearOf(date), officeCalendar) ? !isWorkday(date, officeCalendar) : isWeekend(date)

const daysOf = (month: string): string[] => {
  const days = [`${month}-01`]
  for (let next = addDays(days[0]!, 1); next.startsWith(month); next = addDays(next, 1)) days.push(next)
  return days
}

type MonthCalendarProps = { placed: readonly Placed[]; month: string; today: string }

/** The month by its days, each deadline on the last workday of its window. On a phone the list says it all. */
export function MonthCalendar({ placed, month, today }: MonthCalendarProps) {
  const days = daysOf(month)
  return (
    <div className={styles.wide}>
      <Section title={t('standingDuty.calendar')}>
        <ol className={styles.calendar}>
          {days.map((date, index) => (
            <li
              key={date}
              style={index === 0 ? { gridColumnStart: weekdayOf(date) + 1 } : undefined}
              data-off={isOff(date) || undefined}
              data-today={date === today || undefined}
            >
              <span>
                {Number(date.slice(8))} <small>{weekdayName(date)}</small>
              </span>
              {placed
                .filter(({ window }) => window.deadline === date)
                .map(({ duty, window }) => (
                  <StateMark key={duty.id} tone={toneOf[window.state]}>
                    {duty.content.title}
                  </StateMark>
                ))}
            </li>
          ))}
        </ol>
      </Section>
    </div>
  )
}
