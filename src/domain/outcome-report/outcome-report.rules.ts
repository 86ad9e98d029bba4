import type { Agency } from '#domain/agency/agency.ts'
import type { Assignment } from '#domain/assignment/assignment.ts'
import { dateInTaipei, daysBetween, formatRocDate } from '#domain/calendar.ts'
import { isReleased } from '#domain/deficiency/deficiency.rules.ts'
import type { Deficiency } from '#domain/deficiency/deficiency.ts'
import type { Incident } from '#domain/incident/incident.ts'
import type { Inspection } from '#domain/inspection/inspection.ts'
import type { MeetingCounts } from '#domain/meeting/meeting.ts'
import type { Figure, OutcomeReport, ReportPhotograph } from '#domain/outcome-report/outcome-report.ts'
import type { Plan, PlanLive } from '#domain/plan/plan.ts'
import type { RewardCounts } from '#domain/reward-and-discipline/reward-proposal.rules.ts'
import type { SealedCounts } from '#domain/sealed-matter/sealed-matter.ts'
import { countsOf, placeName, type StatusRow, sumOf } from '#domain/status-report/status-report.rules.ts'
import { chartsOf } from './chart.rules.ts'
import { notDoneOf } from './not-done.rules.ts'
import type { OutcomeDraft } from './outcome-draft.ts'
import { comparedWith } from './plan-comparison.rules.ts'
import { sectionsOf } from './section.rules.ts'
import { type CountedCourse, isOrdinary, statisticsOf } from './statistics.rules.ts'
import type { OutcomeTableRow, Statistic } from './statistics.ts'

/** A sentence of the messages by key, with its places filled in. */
export type Say = (key: string, parameters: Record<string, string | number>) => string

export type ReportFacts = {
  agency: Agency
  plan: Pick<Plan, 'id' | 'title' | 'basis' | 'amendedAt' | 'amendmentNumber'>
  period: { start: string; end: string }
  clauses: PlanLive['clauses']
  assignments: readonly Assignment[]
  inspections: readonly Inspection[]
  deficiencies: readonly Deficiency[]
  incidents: readonly Incident[]
  sealed: SealedCounts
  units: readonly { id: string; name: string }[]
  summaries: readonly UnitSummary[]
  /** Who said when that all was well. */
  statusReports: readonly StatusRow[]
  meetings: MeetingCounts
  heldMeetings: CountedCourse['heldMeetings']
  campaigns: CountedCourse['campaigns']
  trainings: CountedCourse['trainings']
  /** Matters under seal, exactly: not to be told. */
  sealedTotal: number
  rewards: RewardCounts
  draft: OutcomeDraft
  photographs: ReportPhotograph[]
  table: readonly OutcomeTableRow[]
  /** The plan of the year before: as its closed report said it, else as its records say it now. */
  lastYear: LastYear | null
  /** The other plans of the year up to this one. */
  others: readonly CountedCourse[]
  today: string
}

export type LastYear = Pick<OutcomeReport, 'title' | 'clauses'> & { counted: CountedCourse | readonly Statistic[] }

type Kind = Figure['opens'][number]['kind']
const figure = (kind: Kind, rows: readonly { id: string }[]): Figure => ({
  value: rows.length,
  opens: rows.map(({ id }) => ({ kind, id })),
})

const isDone = (assignment: Assignment) => assignment.state === 'done'
const isLate = (assignment: Assignment) => assignment.state === 'late'
/** A standing watch has no end, so it is told of and not counted as owed. */
const isOwed = (assignment: Assignment) => assignment.dueDate !== null

/** What the plan came to, as figures that know which records they count and as sentences, clause by clause. */
export function outcomeOf(facts: ReportFacts, say: Say): OutcomeReport {
  const { plan, agency, period, deficiencies, today, draft } = facts
  const incidents = facts.incidents.filter(isOrdinary)
  const owed = facts.assignments.filter(isOwed)
  const inspections = facts.inspections.filter((inspection) => inspection.status === 'submitted')
  const clauses = facts.clauses.map((clause) => clauseRow(clause, facts, say))
  const units = facts.units
    .map((unit) => unitRow(unit, owed, facts.summaries))
    .filter((row) => row.owed > 0 || row.deficiencies > 0)
  const written = {
    period: { ...period, days: daysBetween(period.start, period.end) + 1 },
    ...(plan.amendedAt && {
      amendment: { number: plan.amendmentNumber, since: dateInTaipei(new Date(plan.amendedAt)) },
    }),
    totals: {
      assignments: figure('assignment', owed),
      done: figure('assignment', owed.filter(isDone)),
      late: figure('assignment', owed.filter(isLate)),
      inspections: figure('inspection', inspections),
      answers: inspections.reduce((sum, one) => sum + one.compliant + one.notCompliant + one.notApplicable, 0),
      deficienciesFound: figure('deficiency', deficiencies),
      deficienciesReleased: figure('deficiency', deficiencies.filter(isReleased)),
      incidents: figure('incident', incidents),
    },
    units,
    statusReports: facts.statusReports
      .map((row) => ({ name: placeName(row.place), ...countsOf(row) }))
      .filter(({ expected }) => expected > 0),
    clauses,
    notDone: notDoneOf(facts, draft.reasons),
    photographs: facts.photographs,
  }
  return {
    planId: plan.id,
    title: plan.title,
    agencyName: agency.name,
    exercise: agency.exercise,
    writtenOn: today,
    sealed: facts.sealed,
    ...written,
    sections: sectionsOf({ plan, owed, meetings: facts.meetings, report: written }, draft.texts, say),
    statistics: statisticsFor(facts),
    charts: chartsOf({ period, owed, deficiencies, units }, say),
    lastYear: facts.lastYear && comparedWith(facts.lastYear, clauses),
  }
}

type CourseFacts = Pick<
  ReportFacts,
  | 'assignments'
  | 'inspections'
  | 'deficiencies'
  | 'incidents'
  | 'heldMeetings'
  | 'campaigns'
  | 'trainings'
  | 'statusReports'
  | 'sealedTotal'
  | 'rewards'
  | 'today'
> & { plan: { id: string } }

/** What happened under a plan, ready to be counted. */
export const countedCourse = ({ plan, statusReports, sealedTotal, ...rest }: CourseFacts): CountedCourse => ({
  planId: plan.id,
  ...rest,
  status: sumOf(statusReports.map(countsOf)),
  sealed: sealedTotal,
})

function statisticsFor(facts: ReportFacts): Statistic[] {
  const thisPeriod = countedCourse(facts)
  return statisticsOf(facts.table, {
    thisPeriod,
    lastYear: facts.lastYear?.counted ?? null,
    inYear: [thisPeriod, ...facts.others],
    ownFigures: facts.draft.figures,
    from: facts.sealed.from,
  })
}

/** What a unit has handed in and what was found, counted when it happened. */
export type UnitSummary = {
  unitId: string
  inspections: number
  deficienciesFound: number
  deficienciesReleased: number
}

function unitRow(
  { id, name }: { id: string; name: string },
  owed: readonly Assignment[],
  summaries: readonly UnitSummary[],
): OutcomeReport['units'][number] {
  const own = owed.filter((assignment) => assignment.unitId === id)
  const summary = summaries.find((one) => one.unitId === id)
  return {
    unitId: id,
    name,
    owed: own.length,
    done: own.filter(isDone).length,
    inspections: summary?.inspections ?? 0,
    deficiencies: summary?.deficienciesFound ?? 0,
    released: summary?.deficienciesReleased ?? 0,
  }
}

export function clauseRow(
  clause: PlanLive['clauses'][number],
  facts: Pick<ReportFacts, 'assignments' | 'incidents' | 'inspections'>,
  say: Say,
): OutcomeReport['clauses'][number] {
  const { label, level, heading, text, state, deficiencies } = clause
  const assignments = facts.assignments.filter((assignment) => assignment.clauseId === clause.id)
  const incidents = facts.incidents.filter(
    (incident) => isOrdinary(incident) && clause.duties.some((duty) => duty.id === incident.dutyId),
  )
  const inspections = new Map(facts.inspections.map((inspection) => [inspection.id, inspection]))
  const owed = assignments.filter(isOwed)
  return {
    label,
    level,
    heading,
    text,
    state,
    accounts: [
      ...clause.duties.flatMap((duty) =>
        dutyAccount(
          duty,
          assignments.filter((assignment) => assignment.dutyId === duty.id),
          inspections,
          say,
        ),
      ),
      ...incidents.map((incident) => incidentAccount(incident, say)),
      ...(deficiencies.length > 0 ? [deficiencyAccount(deficiencies, say)] : []),
    ],
    owed: figure('assignment', owed),
    done: figure('assignment', owed.filter(isDone)),
    deficiencies: figure('deficiency', deficiencies),
  }
}

/** So many records are told one by one; of more only who did how many. */
const toldSingly = 6

function dutyAccount(
  duty: PlanLive['clauses'][number]['duties'][number],
  rows: readonly Assignment[],
  inspections: ReadonlyMap<string, Inspection>,
  say: Say,
): string[] {
  const owed = rows.filter(isOwed)
  const evidenced = rows.filter((row) => row.evidence.length > 0)
  const head =
    owed.length > 0
      ? say('outcome.account.duty', { what: duty.what, owed: owed.length, done: owed.filter(isDone).length })
      : say(duty.mode === 'conditional' ? 'outcome.account.conditional' : 'outcome.account.standing', {
          what: duty.what,
        })
  if (evidenced.length === 0) return [head]
  if (evidenced.length > toldSingly) return [head, say('outcome.account.byUnit', { units: timesByUnit(evidenced) })]
  return [head, ...evidenced.flatMap((row) => row.evidence.map((one) => evidenceAccount(row, one, inspections, say)))]
}

function timesByUnit(rows: readonly Assignment[]): string {
  const byUnit = Map.groupBy(rows, (row) => row.unitName)
  return [...byUnit].map(([unit, of]) => `${unit} ${of.length}`).join('、')
}

function evidenceAccount(
  row: Assignment,
  evidence: Assignment['evidence'][number],
  inspections: ReadonlyMap<string, Inspection>,
  say: Say,
): string {
  const facts = {
    unit: row.unitName,
    date: formatRocDate(dateInTaipei(new Date(evidence.doneAt))),
    by: evidence.doneBy,
  }
  const inspection = evidence.inspectionId ? inspections.get(evidence.inspectionId) : undefined
  if (inspection) {
    const { title, compliant, notCompliant, notApplicable } = inspection
    return say('outcome.account.inspection', { ...facts, title, compliant, notCompliant, notApplicable })
  }
  const files = evidence.files.length > 0 ? say('outcome.account.files', { count: evidence.files.length }) : ''
  const shown = evidence.records.map(({ kind, title }) =>
    say('outcome.account.record', { kind: say(`record.kind.${kind}`, {}), title }),
  )
  const note = [evidence.note, ...shown].filter(Boolean).join('；')
  return say('outcome.account.evidence', { ...facts, note, files })
}

function incidentAccount(incident: Incident, say: Say): string {
  const date = formatRocDate(dateInTaipei(new Date(incident.knownAt)))
  const told = incident.notices.map((notice) => notice.recipient).join('、')
  const what = incident.what.replace(/[。.]+$/, '')
  return say(told ? 'outcome.account.incidentTold' : 'outcome.account.incident', { date, what, told })
}

function deficiencyAccount(deficiencies: readonly Deficiency[], say: Say): string {
  const released = deficiencies.filter(isReleased).length
  return say('outcome.account.deficiencies', { found: deficiencies.length, released })
}
