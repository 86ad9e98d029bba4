import type { KeptDuty } from '#domain/standing-duty/standing-duty.ts'
import { t } from '#web/platform/i18n.ts'
import { Section } from '#web/platform/ui/page.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import styles from './standing-duty.module.css'
import { inMonth, monthOf, toneOf, whoText } from './standing-duty-words.ts'
import { type WindowActs, WindowList } from './window-list.tsx'

const months = Array.from({ length: 12 }, (_, index) => index + 1)

/** 2/26; the year stands above. */
const dayOf = (date: string): string => `${Number(date.slice(5, 7))}/${Number(date.slice(8))}`

type YearTableProps = WindowActs & { duties: readonly KeptDuty[]; year: number; today: string }

/** The whole year on one sheet; on a phone month after month. */
export const YearTable = ({ duties, year, today, ...acts }: YearTableProps) => (
  <>
    <div className={styles.wide}>
      <table className={styles.year}>
        <caption className="visuallyHidden">{t('standingDuty.yearTable')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('standingDuty.title')}</th>
            {months.map((month) => (
              <th key={month} scope="col">
                {t('standingDuty.monthShort', { month })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {duties.map((duty) => (
            <tr key={duty.id}>
              <th scope="row">
                {duty.content.title}
                <small>{whoText(duty)}</small>
              </th>
              {duty.windows.map(({ start, deadline, state }) => (
                <td key={start} colSpan={12 / duty.windows.length} data-tone={toneOf[state]}>
                  <StateMark tone={toneOf[state]}>{t(`standingDuty.state.${state}`)}</StateMark>
                  <small>{dayOf(deadline)}</small>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    <div className={styles.narrow}>
      {months.map((month) => (
        <Section key={month} title={t('standingDuty.monthShort', { month })}>
          <WindowList
            placed={inMonth(duties, monthOf(year, month)).filter(
              ({ window }) => window.deadline.slice(0, 7) === monthOf(year, month),
            )}
            today={today}
            {...acts}
          />
        </Section>
      ))}
    </div>
  </>
)
