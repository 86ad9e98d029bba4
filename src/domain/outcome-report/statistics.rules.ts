import type { Assignment } from '#domain/assignment/assignment.ts'
import { dateInTaipei, timeInTaipei } from '#domain/calendar.ts'
import { isOpen, isOverdue, isReleased } from '#domain/deficiency/deficiency.rules.ts'
import type { Deficiency } from '#domain/deficiency/deficiency.ts'
import type { Incident } from '#domain/incident/incident.ts'
import type { Inspection } from '#domain/inspection/inspection.ts'
import { Problem } from '#domain/problem.ts'
import type { RewardCounts } from '#domain/reward-and-discipline/reward-proposal.rules.ts'
import type { StatusCount } from '#domain/status-report/status-report.ts'
import type { TrainingGroup } from '#domain/training/training-kinds.ts'
import modelTable from './model-table.json' with { type: 'json' }
import type {
  CountedKind,
  NotCountedReason,
  OutcomeTable,
  OutcomeTableRow,
  OwnFigure,
  Statistic,
  StatisticCell,
} from './statistics.ts'
import { StatisticKey } from './statistics.ts'

/** What an agency begins with: the product's own choice of lines, to be changed. */
export const modelOutcomeTable: OutcomeTable = { version: 0, rows: modelTable }

type Rows = readonly { id: string }[]

/** What happened under one plan, as far as it is counted. */
export type CountedCourse = {
  planId: string
  assignments: readonly Assignment[]
  inspections: readonly Inspection[]
  deficiencies: readonly Deficiency[]
  incidents: readonly Incident[]
  /** Meetings that were held and have ended. */
  heldMeetings: Rows
  /** Campaigns that were sent, and drills and seminars that have ended. */
  campaigns: Rows
  trainings: readonly { id: string; group: TrainingGroup }[]
  status: StatusCount
  /** Matters under seal; of them only how many. */
  sealed: number
  /** Proposed by approved lists; of them only how many. */
  rewards: RewardCounts
  today: string
}

type CountedRows = { kind: CountedKind; rows: Rows }
type Counted = CountedRows | readonly CountedRows[] | number
type Done = Omit<Definition, 'of'> & { of: (course: CountedCourse) => { kind: 'assignment'; rows: Assignment[] } }
type Definition = {
  of: (course: CountedCourse) => Counted
  leavesOut?: (course: CountedCourse) => { reason: NotCountedReason; kind: CountedKind; rows: Rows }
  /** Few of them would tell of a single case. */
  isConfidential?: true
}

const isDone = ({ state }: Assignment) => state === 'done'
const isOwed = ({ dueDate }: Assignment) => dueDate !== null
const isSubmitted = ({ status }: Inspection) => status === 'submitted'
/** The report is read by many: of a confidential event it tells nothing but how many there were. */
export const isOrdinary = ({ confidentiality }: Incident) => confidentiality === 'normal'

/** The first evidence makes an assignment done; it came by the day, and the hour, at which it was owed. */
export const isOnTime = ({ dueDate, dueTime, evidence }: Assignment): boolean => {
  const first = evidence.map(({ doneAt }) => doneAt).sort()[0]
  if (first === undefined || dueDate === null) return false
  const at = new Date(first)
  const day = dateInTaipei(at)
  return day < dueDate || (day === dueDate && (dueTime === null || timeInTaipei(at) <= dueTime))
}

const assignments = (test: (one: Assignment) => boolean) => (course: CountedCourse) =>
  ({ kind: 'assignment', rows: course.assignments.filter(test) }) as const
const deficiencies = (test: (one: Deficiency, today: string) => boolean) => (course: CountedCourse) =>
  ({ kind: 'deficiency', rows: course.deficiencies.filter((one) => test(one, course.today)) }) as const
const inspections = (test: (one: Inspection) => boolean) => (course: CountedCourse) =>
  ({ kind: 'inspection', rows: course.inspections.filter(test) }) as const
const incidents = (test: (one: Incident) => boolean) => (course: CountedCourse) =>
  ({ kind: 'incident', rows: course.incidents.filter((one) => isOrdinary(one) && test(one)) }) as const

const sumOf = (rows: readonly Inspection[], count: (one: Inspection) => number) =>
  rows.filter(isSubmitted).reduce((sum, one) => sum + count(one), 0)

/** Done, by what was to be done; what is kept all the time has no count. */
const done = (...actions: Assignment['action'][]): Done => ({
  of: assignments((one) => actions.includes(one.action) && isOwed(one) && isDone(one)),
  leavesOut: (course) => ({
    reason: 'standing',
    ...assignments((one) => actions.includes(one.action) && !isOwed(one))(course),
  }),
})
const trainings = (group: TrainingGroup) => (course: CountedCourse) =>
  ({ kind: 'training', rows: course.trainings.filter((one) => one.group === group) }) as const
/** What units say they did, and what was done here: both count, but once where a unit shows what was done here. */
const besides = (units: Done, here: (course: CountedCourse) => CountedRows): Definition => ({
  ...units,
  of: (course) => {
    const doneHere = here(course)
    const ids = new Set(doneHere.rows.map(({ id }) => id))
    const { kind, rows } = units.of(course)
    return [{ kind, rows: rows.filter((one) => !shows(one, ids)) }, doneHere]
  },
})
const shows = ({ evidence }: Assignment, ids: ReadonlySet<string>) =>
  evidence.some(({ records }) => records.some(({ id }) => ids.has(id)))
const isForm = ({ action }: Assignment) => action === 'self_inspection'
const notSubmitted = (origin: Inspection['origin']) => (course: CountedCourse) => ({
  reason: 'notSubmitted' as const,
  ...inspections((one) => one.origin === origin && !isSubmitted(one))(course),
})
/** Said whether there are any or not, since that alone would tell something. */
const confidential = () => ({ reason: 'confidential' as const, kind: 'incident' as const, rows: [] })

const definitions: Record<StatisticKey, Definition> = {
  units: { of: (course) => new Set(course.assignments.map(({ unitId }) => unitId)).size },
  formsDue: { of: assignments((one) => isForm(one) && isOwed(one)) },
  formsReceived: { of: assignments((one) => isForm(one) && isDone(one)) },
  formsOnTime: { of: assignments((one) => isForm(one) && isOnTime(one)) },
  answers: { of: ({ inspections: all }) => sumOf(all, (one) => one.compliant + one.notCompliant + one.notApplicable) },
  answersNotCompliant: { of: ({ inspections: all }) => sumOf(all, (one) => one.notCompliant) },
  selfInspections: {
    of: inspections((one) => one.origin === 'selfInspection' && isSubmitted(one)),
    leavesOut: notSubmitted('selfInspection'),
  },
  inspections: {
    of: inspections((one) => one.origin === 'inspection' && isSubmitted(one)),
    leavesOut: notSubmitted('inspection'),
  },
  deficienciesFound: { of: deficiencies(() => true) },
  deficienciesReleased: { of: deficiencies(isReleased) },
  deficienciesOpen: {
    of: deficiencies(isOpen),
    leavesOut: (course) => ({
      reason: 'awaitingReview',
      ...deficiencies((one) => !isOpen(one) && !isReleased(one))(course),
    }),
  },
  deficienciesOverdue: { of: deficiencies(isOverdue) },
  deficienciesRepeated: { of: deficiencies(({ repeatOf }) => repeatOf !== null) },
  deficienciesMinor: { of: deficiencies(({ grade }) => grade === 'minor') },
  deficienciesMajor: { of: deficiencies(({ grade }) => grade === 'major') },
  deficienciesCritical: { of: deficiencies(({ grade }) => grade === 'critical') },
  // An office whose meetings are not held here counts those that it says it held.
  meetings: {
    ...done('meeting'),
    of: (course) =>
      course.heldMeetings.length > 0 ? { kind: 'meeting', rows: course.heldMeetings } : done('meeting').of(course),
  },
  awareness: besides(done('awareness', 'broadcast'), ({ campaigns }) => ({
    kind: 'awarenessCampaign',
    rows: campaigns,
  })),
  drills: besides(done('drill'), trainings('drill')),
  liaison: done('liaison'),
  incidents: { of: incidents(() => true), leavesOut: confidential },
  incidentsCyber: { of: incidents(({ kinds }) => kinds.includes('cyberIncident')), leavesOut: confidential },
  incidentsConfidential: {
    of: ({ incidents: all, sealed }) => all.filter((one) => !isOrdinary(one)).length + sealed,
    isConfidential: true,
  },
  statusExpected: { of: ({ status }) => status.expected },
  statusOnTime: { of: ({ status }) => status.onTime },
  commendations: { of: ({ rewards }) => rewards.commendations },
  demerits: { of: ({ rewards }) => rewards.demerits },
  seminars: { of: trainings('seminar') },
}

const cellOf = (planId: string, counted: Counted): StatisticCell => {
  if (typeof counted === 'number') return { value: counted, parts: [] }
  const all = [counted].flat()
  return {
    value: all.reduce((sum, { rows }) => sum + rows.length, 0),
    parts: all
      .filter(({ rows }) => rows.length > 0)
      .map(({ kind, rows }) => ({ planId, kind, ids: rows.map(({ id }) => id) })),
  }
}

const typed = (value: number | null): StatisticCell | null => (value === null ? null : { value, parts: [] })

/** A sum with a hidden part is hidden too, or the part could be worked out. */
const together = (cells: readonly StatisticCell[]): StatisticCell => ({
  value: cells.some(({ value }) => value === null) ? null : cells.reduce((sum, { value }) => sum + (value ?? 0), 0),
  parts: cells.flatMap(({ parts }) => parts),
})

export type StatisticsFacts = {
  thisPeriod: CountedCourse
  /** As the closed report of the plan before said it, else as the records say it now. */
  lastYear: CountedCourse | readonly Statistic[] | null
  /** Every plan of the year, this one among them. */
  inYear: readonly CountedCourse[]
  ownFigures: readonly OwnFigure[]
  /** Confidential counts are told from here on. */
  from: number
}

export const statisticsOf = (rows: readonly OutcomeTableRow[], facts: StatisticsFacts): Statistic[] =>
  rows.map((row) => {
    const key = StatisticKey.safeParse(row.key).data
    return row.counted && key ? counted(row, definitions[key], facts) : own(row, facts.ownFigures)
  })

function counted(row: OutcomeTableRow, definition: Definition, facts: StatisticsFacts): Statistic {
  const cell = (course: CountedCourse): StatisticCell => {
    const exact = cellOf(course.planId, definition.of(course))
    const isTooFew = definition.isConfidential && (exact.value ?? 0) < facts.from
    return isTooFew ? { value: null, parts: [] } : exact
  }
  const { lastYear, thisPeriod } = facts
  const left = definition.leavesOut?.(thisPeriod)
  return {
    ...row,
    thisPeriod: cell(thisPeriod),
    lastYear: lastYear && (isFrozen(lastYear) ? saidBy(lastYear, row.key) : cell(lastYear)),
    inYear: together(facts.inYear.map(cell)),
    source: '',
    notCounted:
      left && (left.reason === 'confidential' || left.rows.length > 0) ? [leftOut(left, thisPeriod.planId)] : [],
  }
}

const isFrozen = (lastYear: NonNullable<StatisticsFacts['lastYear']>): lastYear is readonly Statistic[] =>
  Array.isArray(lastYear)

const saidBy = (lastYear: readonly Statistic[], key: string): StatisticCell | null =>
  lastYear.find((one) => one.key === key)?.thisPeriod ?? null

const leftOut = ({ reason, ...rest }: ReturnType<NonNullable<Definition['leavesOut']>>, planId: string) => ({
  reason,
  cell: reason === 'confidential' ? { value: null, parts: [] } : cellOf(planId, rest),
})

function own(row: OutcomeTableRow, figures: readonly OwnFigure[]): Statistic {
  const figure = figures.find(({ key }) => key === row.key)
  return {
    ...row,
    thisPeriod: typed(figure?.thisPeriod ?? null),
    lastYear: typed(figure?.lastYear ?? null),
    inYear: typed(figure?.inYear ?? null),
    source: figure?.source ?? '',
    notCounted: [],
  }
}

/** A table names every line once, and counts only what can be counted. */
export function checkOutcomeTable(rows: readonly OutcomeTableRow[]): void {
  if (new Set(rows.map(({ key }) => key)).size < rows.length) throw new Problem('outcomeTable.row_repeated')
  const unknown = rows.find(({ key, counted: isCounted }) => isCounted !== StatisticKey.safeParse(key).success)
  if (unknown) throw new Problem('outcomeTable.row_unknown', { title: unknown.title })
}
