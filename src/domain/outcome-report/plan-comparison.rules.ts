import type { ClauseComparison, OutcomeReport, ReportClause } from './outcome-report.ts'

type LastYear = {
  title: string
  clauses: readonly Pick<ReportClause, 'label' | 'heading' | 'text' | 'owed' | 'done'>[]
}

const wordsOf = ({ heading, text }: Pick<ReportClause, 'heading' | 'text'>) => (heading ?? '') + text
const partOf = ({ owed, done }: Pick<ReportClause, 'owed' | 'done'>) => ({ owed: owed.value, done: done.value })

/**
 * What the plans of this year and the last ordered and what came of it, clause by clause: clauses meet by their words,
 * else by their number. Those that ordered nothing in either year are left out.
 */
export function comparedWith(lastYear: LastYear, clauses: readonly ReportClause[]): OutcomeReport['lastYear'] {
  const byWords = new Map(lastYear.clauses.map((clause) => [wordsOf(clause), clause]))
  const byLabel = new Map(lastYear.clauses.map((clause) => [clause.label, clause]))
  const met = new Set<string>()
  const rows: ClauseComparison[] = clauses.map((clause) => {
    const before = byWords.get(wordsOf(clause)) ?? byLabel.get(clause.label)
    if (before) met.add(before.label)
    const { label, heading, text } = clause
    return { label, name: heading ?? text, now: partOf(clause), before: before ? partOf(before) : null }
  })
  const gone = lastYear.clauses.filter(({ label }) => !met.has(label))
  return {
    title: lastYear.title,
    clauses: [
      ...rows,
      ...gone.map((clause) => ({
        label: clause.label,
        name: clause.heading ?? clause.text,
        now: null,
        before: partOf(clause),
      })),
    ].filter(({ now, before }) => (now?.owed ?? 0) + (before?.owed ?? 0) > 0),
  }
}
