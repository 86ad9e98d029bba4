import { may } from '#domain/access.ts'
import type { Waiting } from '#domain/assignment/assignment.ts'
import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { type DatePeriod, holidayBlockIn, previousWorkday } from '#domain/calendar.ts'
import { isDoubtful } from '#domain/contact/contact.rules.ts'
import { maySeeUnit, seesEveryUnit } from '#domain/person/person.rules.ts'
import type { Plan } from '#domain/plan/plan.ts'
import { Problem } from '#domain/problem.ts'
import {
  checkAgencySigning,
  checkUnitSigning,
  isTimeToSign,
  stateOf,
  unitStates,
} from '#domain/readiness/readiness.rules.ts'
import type { AgencySigning, Readiness, SignedState, UnitSigning, UnitState } from '#domain/readiness/readiness.ts'
import { listUnits } from '#server/agency/agency.operations.ts'
import { periodOf } from '#server/assignment/assignment-issue.operations.ts'
import { listContacts } from '#server/contact/contact.operations.ts'
import { findPlan, findPlanAhead } from '#server/plan/plan-draft.operations.ts'
import { canonicalJson } from '#server/platform/canonical-json.ts'
import { sha256Of } from '#server/platform/files.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import { pointsAt } from '#server/point/point.operations.ts'
import * as store from './readiness.store.ts'

type ById = { id: string }
const hashOf = (state: SignedState): string => sha256Of(canonicalJson(state))

type Whole = { plan: Plan; holiday: DatePeriod; units: UnitState[] }

/** How every unit stands before the plan's holiday. */
async function wholeOf(work: Work, planId: string): Promise<Whole> {
  const plan = await findPlan(work, planId)
  if (plan.status !== 'issued' && plan.status !== 'closed') throw new Problem('plan.not_issued')
  const period = periodOf(plan)
  const holiday = holidayBlockIn(period, officeCalendar, plan.occasion)
  if (!holiday) throw new Problem('readiness.no_holiday')
  const open = {
    deficiencies: await store.listGrave(work.tx),
    assignments: await store.listOwed(work.tx, planId, holiday.start),
    contacts: (await listContacts.run(work, {})).filter(isDoubtful),
    points: await pointsAt(work, { period, holiday }),
  }
  const units = (await listUnits(work)).filter((unit) => !unit.abolishedOn)
  return { plan, holiday, units: unitStates(units, open) }
}

async function readinessOf(work: Work, planId: string): Promise<Readiness> {
  const { plan, holiday, units } = await wholeOf(work, planId)
  const signatures = new Map((await store.listSignatures(work.tx, planId)).map((one) => [one.unitId, one]))
  const signed = (unitId: string | null, state: SignedState) => {
    const stateHash = hashOf(state)
    const found = signatures.get(unitId)
    if (!found) return { stateHash, signature: null }
    const { unitId: _, ...signature } = found
    return { stateHash, signature: { ...signature, hasChanged: signature.stateHash !== stateHash } }
  }
  const state = stateOf(units)
  return {
    planId,
    planTitle: plan.title,
    holiday,
    units: units
      .filter(({ unitId }) => maySeeUnit(work.actor, unitId))
      .map((unit) => ({ ...unit, ...signed(unit.unitId, stateOf([unit])) })),
    agency: seesEveryUnit(work.actor) ? { level: state.level, ...signed(null, state) } : null,
  }
}

export const showReadiness = read('readiness.show', (work, { id }: ById) => readinessOf(work, id))

type Signing = { id: string; stateHash: string; remark: string }
async function sign(work: Work, { id, remark }: Signing, unitId: string | null, state: SignedState): Promise<void> {
  const { agencyId, personId } = work.actor
  const signature = { id: work.newId(), agencyId, planId: id, unitId, level: state.level, remark }
  const stateHash = hashOf(state)
  await store.insert(work.tx, { ...signature, state, stateHash, signedBy: personId, signedAt: work.now })
  work.record(id, { unitId, level: state.level, stateHash })
}

const checkOpen = ({ status }: Plan): void => {
  if (status === 'closed') throw new Problem('plan.closed')
}

export const signUnit = write('readiness.signUnit', async (work, { unitId, ...signing }: UnitSigning) => {
  const { plan, units } = await wholeOf(work, signing.id)
  checkOpen(plan)
  const unit = units.find((one) => one.unitId === unitId && maySeeUnit(work.actor, unitId))
  if (!unit) throw new Problem('not_found')
  const state = stateOf([unit])
  checkUnitSigning(work.actor, unit, hashOf(state), signing)
  await sign(work, signing, unitId, state)
  return readinessOf(work, signing.id)
})

export const signAgency = write('readiness.signAgency', async (work, signing: AgencySigning) => {
  const { plan, units } = await wholeOf(work, signing.id)
  checkOpen(plan)
  const state = stateOf(units)
  checkAgencySigning(state, hashOf(state), signing)
  await sign(work, signing, null, state)
  return readinessOf(work, signing.id)
})

/** In the last workdays before the holiday: the unit's own signature, and the agency's. */
export async function waitingReadiness(work: Work): Promise<Waiting[]> {
  const { roles, unitId } = work.actor
  const signsUnit = unitId !== null && may(roles, 'readiness.signUnit')
  const signsAgency = may(roles, 'readiness.signAgency')
  if (!signsUnit && !signsAgency) return []
  const plan = await findPlanAhead(work)
  const period = plan && { start: plan.periodStart, end: plan.periodEnd }
  const holiday = period && holidayBlockIn(period, officeCalendar, plan.occasion)
  if (!holiday || !isTimeToSign(work.today, holiday, officeCalendar)) return []
  const dueDate = previousWorkday(holiday.start, officeCalendar)
  const row = { subjectId: plan.id, title: plan.title, unitName: null, dueDate }
  const owes = async (unit: string | null) => !(await store.isSigned(work.tx, plan.id, unit))
  return [
    ...(signsUnit && (await owes(unitId)) ? [{ ...row, kind: 'readinessUnit' as const }] : []),
    ...(signsAgency && (await owes(null)) ? [{ ...row, kind: 'readinessAgency' as const }] : []),
  ]
}
