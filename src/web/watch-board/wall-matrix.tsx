import { weekdayName } from '#domain/date.ts'
import type { Wall, WallDay } from '#domain/watch-board/watch-board.ts'
import { t } from '#web/platform/i18n.ts'
import styles from './wall.module.css'

/** As many as are legible from three metres; those that need somebody stand first. */
const mostRows = 13
const signs = ['normal', 'abnormal', 'overdue', 'missing', 'open', 'waiting'] as const

/** Units by days of the period: what each said, taken together. */
export function WallMatrix({ wall: { dates, rows }, today }: { wall: Wall; today: string }) {
  if (rows.length === 0) return <section className={styles.reports} />
  const shown = rows.slice(0, mostRows)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls on a phone is reached by the keyboard
    <section className={styles.reports} aria-label={t('wall.reports')} tabIndex={0}>
      <h2>{t('wall.reports')}</h2>
      <table>
        <caption className="visuallyHidden">{t('wall.reports')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('wall.unit')}</th>
            {dates.map((date) => (
              <th key={date} scope="col" data-today={date === today || undefined}>
                <span>{Number(date.slice(8))}</span>
                <small>{weekdayName(date)}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ name, days }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {days.map((day, index) => (
                <td key={dates[index]} data-today={dates[index] === today || undefined}>
                  <Sign day={day} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > mostRows && <p>{t('wall.more', { count: rows.length - mostRows })}</p>}
      <ul className={styles.legend}>
        {signs.map((sign) => (
          <li key={sign}>
            <Sign day={sign} isSilent />
            {t(`wall.cell.${sign}`)}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Sign({ day, isSilent }: { day: WallDay; isSilent?: boolean }) {
  if (day === null) return null
  return (
    <>
      <span className={styles.sign} data-day={day} aria-hidden="true">
        {t(`wall.sign.${day}`)}
      </span>
      {!isSilent && <span className="visuallyHidden">{t(`wall.cell.${day}`)}</span>}
    </>
  )
}
