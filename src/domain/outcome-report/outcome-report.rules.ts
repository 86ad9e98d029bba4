import type { Agency } from '#domain/agency/agency.ts'
import type { Assignment } from '#domain/assignment/assignment.ts'
import { dateInTaipei, daysBetween, formatRocDate } from '#domain/calendar.ts'
import { isReleased } from '#domain/deficiency/deficiency.rules.ts'
import type { Deficiency } from '#domain/deficiency/deficiency.ts'
import type { Incident } from '#domain/incident/incident.ts'
import type { Inspection } from '#domain/inspection/inspection.ts'
import type { Figure, OutcomeReport } from '#domain/outcome-report/outcome-report.ts'
import type { PlanLive } from '#domain/plan/plan.ts'
import type { SealedCounts } from '#domain/sealed-matter/sealed-matter.ts'
import { countsOf, placeName, type StatusRow } from '#domain/status-report/status-report.rules.ts'

/** A sentence of the messages by key, with its places filled in. */
export type Say = (key: string, parameters: Record<string, string | number>) => string

export type ReportFacts = {
  agency: Agency
  plan: PlanLive['plan']
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
  today: string
}

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
  const { plan, agency, period, assignments, deficiencies, incidents, today } = facts
  const owed = assignments.filter(isOwed)
  const inspections = facts.inspections.filter((inspection) => inspection.status === 'submitted')
  return {
    planId: plan.id,
    title: plan.title,
    agencyName: agency.name,
    exercise: agency.exercise,
    period: { ...period, days: daysBetween(period.start, period.end) + 1 },
    writtenOn: today,
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
    sealed: facts.sealed,
    units: facts.units
      .map((unit) => unitRow(unit, owed, facts.summaries))
      .filter((row) => row.owed > 0 || row.deficiencies > 0),
    statusReports: facts.statusReports
      .map((row) => ({ name: placeName(row.place), ...countsOf(row) }))
      .filter(({ expected }) => expected > 0),
    clauses: facts.clauses.map((clause) => clauseRow(clause, facts, say)),
  }
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

function clauseRow(
  clause: PlanLive['clauses'][number],
  facts: ReportFacts,
  say: Say,
): OutcomeReport['clauses'][number] {
  const { label, level, heading, text, state, deficiencies } = clause
  const assignments = facts.assignments.filter((assignment) => assignment.clauseId === clause.id)
  const incidents = facts.incidents.filter((incident) => clause.duties.some((duty) => duty.id === incident.dutyId))
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
  return say('outcome.account.evidence', { ...facts, note: evidence.note, files })
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
