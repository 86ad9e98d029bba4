import type { Assignment } from '#domain/assignment/assignment.ts'
import { dateInTaipei, datesIn, formatRocDate } from '#domain/calendar.ts'
import type { Chart } from '#domain/chart.ts'
import { Grade } from '#domain/checklist/checklist.ts'
import { isReleased } from '#domain/deficiency/deficiency.rules.ts'
import type { Deficiency } from '#domain/deficiency/deficiency.ts'
import type { Say } from './outcome-report.rules.ts'
import type { OutcomeReport } from './outcome-report.ts'

type Facts = {
  period: { start: string; end: string }
  owed: readonly Assignment[]
  deficiencies: readonly Deficiency[]
  units: OutcomeReport['units']
}

/** The course of the period, the units, the deficiencies: each only where there is something to draw. */
export const chartsOf = (facts: Facts, say: Say): Chart[] =>
  [courseChart(facts, say), unitChart(facts, say), deficiencyChart(facts, say)].filter(({ rows }) =>
    rows.some(({ values }) => values.some((value) => value > 0)),
  )

const doneAndOpen = (say: Say): Chart['parts'] => [
  { title: say('outcome.chart.done', {}), tone: 'dark' },
  { title: say('outcome.chart.open', {}), tone: 'light' },
]

/** The charts of longer periods would not fit on a page: days are taken together. */
const daysDrawn = 31

/** Day by day, all that was due by then: what of it was done by then, and what was not. */
function courseChart({ period, owed }: Facts, say: Say): Chart {
  const all = datesIn(period)
  const step = Math.ceil(all.length / daysDrawn)
  const days = all.filter((_, index) => (all.length - 1 - index) % step === 0)
  const doneOn = owed.map(({ dueDate, evidence }) => {
    const first = evidence.map(({ doneAt }) => doneAt).sort()[0]
    return { dueDate: dueDate!, doneOn: first === undefined ? null : dateInTaipei(new Date(first)) }
  })
  return {
    key: 'course',
    title: say('outcome.chart.course', {}),
    rowTitle: say('outcome.chart.day', {}),
    parts: doneAndOpen(say),
    rows: days.map((day) => {
      const due = doneOn.filter(({ dueDate }) => dueDate <= day)
      const done = due.filter((one) => one.doneOn !== null && one.doneOn <= day).length
      return { title: formatRocDate(day), values: [done, due.length - done] }
    }),
  }
}

const unitChart = ({ units }: Facts, say: Say): Chart => ({
  key: 'units',
  title: say('outcome.chart.units', {}),
  rowTitle: say('outcome.unit.name', {}),
  parts: doneAndOpen(say),
  rows: units.map(({ name, owed, done }) => ({ title: name, values: [done, owed - done] })),
})

const deficiencyChart = ({ deficiencies }: Facts, say: Say): Chart => ({
  key: 'deficiencies',
  title: say('outcome.chart.deficiencies', {}),
  rowTitle: say('outcome.chart.grade', {}),
  parts: [
    { title: say('outcome.chart.released', {}), tone: 'dark' },
    { title: say('outcome.chart.open', {}), tone: 'light' },
  ],
  rows: Grade.options.toReversed().map((grade) => {
    const found = deficiencies.filter((one) => one.grade === grade)
    const released = found.filter(isReleased).length
    return { title: say(`grade.${grade}`, {}), values: [released, found.length - released] }
  }),
})
