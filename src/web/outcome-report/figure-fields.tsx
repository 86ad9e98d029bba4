import type { OwnFigure } from '#domain/outcome-report/statistics.ts'
import { t } from '#web/platform/i18n.ts'
import editing from '#web/platform/ui/editing.module.css'
import { TextField } from '#web/platform/ui/text-field.tsx'
import styles from './outcome-report.module.css'
import type { WritingProps } from './outcome-writing.page.tsx'

const columns = ['thisPeriod', 'lastYear', 'inYear'] as const
const isEmpty = (figure: OwnFigure): boolean => columns.every((column) => figure[column] === null)

export const isFigureWrong = ({ source }: OwnFigure): boolean => source.trim() === ''

/** Digits only, so that nothing else can be typed. */
const numberOf = (typed: string): number | null => {
  const digits = typed.replace(/\D/g, '').slice(0, 9)
  return digits === '' ? null : Number(digits)
}

/** The own lines of the table: a number for each column, and where it comes from. */
export function FigureFields({ report: { statistics }, content: { figures }, change }: WritingProps) {
  const own = statistics.filter(({ counted }) => !counted)
  if (own.length === 0) return <p>{t('outcome.figures.none')}</p>
  return (
    <>
      <p>{t('outcome.figures.text')}</p>
      {own.map(({ key, group, title }) => {
        const figure = figures.find((one) => one.key === key) ?? {
          ...{ key, thisPeriod: null, lastYear: null, inYear: null, source: '' },
        }
        const put = (changes: Partial<OwnFigure>) => {
          const next = { ...figure, ...changes }
          const others = figures.filter((one) => one.key !== key)
          change({ figures: isEmpty(next) ? others : [...others, next] })
        }
        return (
          <fieldset key={key} className={styles.figure}>
            <legend>
              {group}　{title}
            </legend>
            <div className={editing.pair}>
              {columns.map((column) => (
                <TextField
                  key={column}
                  label={t(`outcome.statistic.${column}`)}
                  inputMode="numeric"
                  value={String(figure[column] ?? '')}
                  onChange={(typed) => put({ [column]: numberOf(typed) })}
                />
              ))}
            </div>
            {!isEmpty(figure) && (
              <TextField
                label={t('outcome.figures.source')}
                isRequired
                maxLength={120}
                value={figure.source}
                error={isFigureWrong(figure) ? t('outcome.figures.sourceMissing') : null}
                onChange={(source) => put({ source })}
              />
            )}
          </fieldset>
        )
      })}
    </>
  )
}
