import type { OwnerPhrase, Unit } from '#domain/agency/agency.ts'
import { checklistKindsIn, proposedEvidence, unitsMeant } from '#domain/duty/duty.rules.ts'
import type { Duty } from '#domain/duty/duty.ts'
import type { CompiledPlan } from '#domain/plan/compiled-plan.ts'
import type { Clause } from '#domain/plan/plan.ts'

type Setting = { planId: string; units: readonly Unit[]; phrases: readonly OwnerPhrase[]; newId: () => string }

/** What was read, as the clauses and proposed duties of a draft. */
export function draftFrom(compiled: CompiledPlan, setting: Setting): { clauses: Clause[]; duties: Duty[] } {
  const clauses = compiled.clauses.map(
    (clause, position): Clause => ({
      id: setting.newId(),
      position,
      label: clause.label,
      level: clause.level,
      heading: clause.heading,
      text: clause.text,
      spanStart: clause.span.start,
      spanEnd: clause.span.end,
      noDutyReason: null,
      originId: null,
      withdrawnAt: null,
      version: 1,
    }),
  )
  return { clauses, duties: compiled.duties.map((read, position) => dutyFrom(read, position, clauses, setting)) }
}

/** By its place in the text: a plan may use a number twice, so a label alone does not tell which clause is meant. */
function clauseOf({ clause: label, span }: CompiledPlan['duties'][number], clauses: readonly Clause[]): Clause {
  const bearers = clauses.filter((clause) => clause.label === label)
  return bearers.find((clause) => clause.spanStart <= span.start && span.start < clause.spanEnd) ?? bearers[0]!
}

function dutyFrom(
  read: CompiledPlan['duties'][number],
  position: number,
  clauses: readonly Clause[],
  setting: Setting,
): Duty {
  const units = setting.units.filter((unit) => !unit.abolishedOn)
  return {
    id: setting.newId(),
    planId: setting.planId,
    clauseId: clauseOf(read, clauses).id,
    position,
    what: read.text.slice(0, 2000),
    action: read.action,
    mode: read.mode,
    timing: read.timing,
    owners: read.owners,
    unitIds: unitsMeant(read.owners, units, setting.phrases),
    trigger: read.trigger?.slice(0, 500) ?? null,
    recipients: read.recipients,
    evidence: proposedEvidence(read.action),
    checklistKinds: read.action === 'self_inspection' ? checklistKindsIn(read.text) : [],
    status: 'proposed',
    dismissalReason: null,
    spanStart: read.span.start,
    spanEnd: read.span.end,
    confidence: read.confidence,
    originId: null,
    version: 1,
  }
}
