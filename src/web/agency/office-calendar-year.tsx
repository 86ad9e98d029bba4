import { useState } from 'react'
import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { type CalendarDay, dayKind, isWorkday, rocYearOf, weekdayOf } from '#domain/calendar.ts'
import { language, nameOf, t } from '#web/platform/i18n.ts'
import { dateText, yearText } from '#web/platform/roc-date.ts'
import { useSession } from '#web/platform/session.ts'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import styles from './office-calendar-year.module.css'

type CalendarYear = (typeof officeCalendar.years)[number]

const years = officeCalendar.years.map(({ rocYear }) => rocYear).sort((a, b) => b - a)

/** The office calendar as it was decided, with where each day was taken from. */
export function OfficeCalendarYear() {
  const { today } = useSession()
  const [rocYear, setRocYear] = useState(() => years.find((year) => year === rocYearOf(today)) ?? years[0]!)
  const year = officeCalendar.years.find((one) => one.rocYear === rocYear)!
  return (
    <>
      <div className={styles.year}>
        <Select
          label={t('agency.calendar.year')}
          options={years.map((one) => ({ value: String(one), label: yearText(one) }))}
          value={String(rocYear)}
          onChange={(value) => setRocYear(Number(value))}
        />
      </div>
      <Section title={t('agency.calendar.overview')}>
        <p className={styles.legend}>{t('agency.calendar.legend')}</p>
        <div className={styles.months} aria-hidden="true">
          {Array.from({ length: 12 }, (_, month) => (
            <Month key={`${rocYear}-${String(month)}`} year={year} month={month + 1} today={today} />
          ))}
        </div>
      </Section>
      <Section title={t('agency.calendar.days')}>
        <SpecialDays year={year} />
      </Section>
    </>
  )
}

const SpecialDays = ({ year }: { year: CalendarYear }) => (
  <DataTable
    caption={t('agency.calendar.days')}
    rows={year.days}
    keyOf={(day) => day.date}
    columns={[
      { title: t('agency.calendar.date'), cell: (day) => dateText(day.date) },
      { title: t('agency.calendar.name'), cell: (day) => day.name },
      { title: t('agency.calendar.kind'), cell: (day) => nameOf('agency.dayKind', day.kind) },
      { title: t('agency.calendar.source'), cell: (day) => <Source year={year} day={day} /> },
    ]}
  />
)

function Source({ year, day }: { year: CalendarYear; day: CalendarDay }) {
  const source = year.sources.find(({ key }) => key === day.source)
  return (
    <span className={styles.source}>
      <StateMark tone={source?.official ? 'done' : 'due'}>
        {t(source?.official ? 'agency.calendar.official' : 'agency.calendar.unofficial')}
      </StateMark>
      <small>{source?.title}</small>
    </span>
  )
}

const weekdays = ['日', '一', '二', '三', '四', '五', '六']

const two = (part: number): string => String(part).padStart(2, '0')

const markOf = (date: string): string => {
  const kind = dayKind(date, officeCalendar)
  if (kind === 'makeupWorkday') return t('agency.calendar.work')
  return kind === 'workday' || kind === 'weekend' ? '' : t('agency.calendar.off')
}

function Month({ year, month, today }: { year: CalendarYear; month: number; today: string }) {
  const first = `${year.rocYear + 1911}-${two(month)}`
  const length = new Date(Date.UTC(year.rocYear + 1911, month, 0)).getUTCDate()
  return (
    <div className={styles.month}>
      <strong>{language() === 'zh-TW' ? `${month}月` : first}</strong>
      <div className={styles.grid}>
        {weekdays.map((weekday) => (
          <b key={weekday}>{weekday}</b>
        ))}
        {Array.from({ length: weekdayOf(`${first}-01`) }, (_, blank) => (
          <span key={`blank${String(blank)}`} />
        ))}
        {Array.from({ length }, (_, index) => `${first}-${two(index + 1)}`).map((date) => (
          <span
            key={date}
            data-off={!isWorkday(date, officeCalendar) || undefined}
            data-today={date === today || undefined}
          >
            {Number(date.slice(8))}
            <small>{markOf(date)}</small>
          </span>
        ))}
      </div>
    </div>
  )
}
