import { addWorkdays, type DatePeriod, type OfficeCalendar } from '#domain/calendar.ts'
import type { Acting } from '#domain/person/person.rules.ts'
import type { PointFaultCode } from '#domain/point/point.ts'
import { Problem } from '#domain/problem.ts'
import {
  ReadinessLevel,
  type ReadinessReason,
  type ReadinessReasonCode,
  type SignedState,
  type UnitState,
} from '#domain/readiness/readiness.ts'

/** What must be mended before the holiday, and what must be known. The agency's own measure, not law. */
export const levelOf: Record<ReadinessReasonCode, ReadinessLevel> = {
  criticalOpen: 'red',
  checkOwed: 'red',
  cameraKeepsTooFewDays: 'red',
  majorOpen: 'amber',
  expired: 'amber',
  expiresInPeriod: 'amber',
  cameraUnclear: 'amber',
  contactDoubtful: 'amber',
}

const ofPoints: Partial<Record<PointFaultCode, ReadinessReasonCode>> = {
  cameraKeepsTooFewDays: 'cameraKeepsTooFewDays',
  cameraUnclear: 'cameraUnclear',
  expired: 'expired',
  expiresInPeriod: 'expiresInPeriod',
}

type Named = { id: string; unitId: string; name: string }
/** All that stands open, of every unit. */
export type Open = {
  deficiencies: readonly (Named & { grade: 'critical' | 'major' })[]
  assignments: readonly Named[]
  /** Those that somebody has to look after. */
  contacts: readonly Named[]
  points: readonly (Named & { faults: readonly { code: PointFaultCode }[] })[]
}

const rank = (level: ReadinessLevel): number => ReadinessLevel.options.indexOf(level)

export const worstOf = (levels: readonly ReadinessLevel[]): ReadinessLevel =>
  ReadinessLevel.options.find((level) => levels.includes(level)) ?? 'green'

function reasonsOf(open: Open): (ReadinessReason & { unitId: string })[] {
  const reason = (code: ReadinessReasonCode, subject: ReadinessReason['subject'], { id, unitId, name }: Named) => ({
    code,
    level: levelOf[code],
    subject,
    subjectId: id,
    name,
    unitId,
  })
  return [
    ...open.deficiencies.map((one) => reason(`${one.grade}Open`, 'deficiency', one)),
    ...open.assignments.map((one) => reason('checkOwed', 'assignment', one)),
    ...open.contacts.map((one) => reason('contactDoubtful', 'contact', one)),
    ...open.points.flatMap((one) =>
      one.faults.flatMap(({ code }) => (ofPoints[code] ? reason(ofPoints[code], 'point', one) : [])),
    ),
  ].sort((one, other) => rank(one.level) - rank(other.level))
}

/** Each unit with what stands against it, the worst first. */
export function unitStates(units: readonly { id: string; name: string }[], open: Open): UnitState[] {
  const byUnit = Map.groupBy(reasonsOf(open), (reason) => reason.unitId)
  return units
    .map(({ id, name }) => {
      const reasons = (byUnit.get(id) ?? []).map(({ unitId: _, ...reason }) => reason)
      return { unitId: id, unitName: name, level: worstOf(reasons.map((reason) => reason.level)), reasons }
    })
    .sort((one, other) => rank(one.level) - rank(other.level))
}

export const stateOf = (units: readonly UnitState[]): SignedState => ({
  level: worstOf(units.map(({ level }) => level)),
  units: [...units],
})

type Signing = { stateHash: string; remark: string }

function checkShown(stateHash: string, { stateHash: shown }: Signing): void {
  if (stateHash !== shown) throw new Problem('readiness.changed_since_shown')
}

/** The head of the very unit signs, and not while something is red. */
export function checkUnitSigning(actor: Acting, unit: UnitState, stateHash: string, signing: Signing): void {
  if (actor.unitId !== unit.unitId) throw new Problem('readiness.not_own_unit')
  const red = unit.reasons.filter(({ level }) => level === 'red')
  if (red.length > 0) throw new Problem('readiness.not_ready', { reasons: red.map(({ name }) => name) })
  checkShown(stateHash, signing)
}

/** For the agency a head may sign with conditions, and then says which. */
export function checkAgencySigning(state: SignedState, stateHash: string, signing: Signing): void {
  if (state.level !== 'green' && signing.remark === '') throw new Problem('readiness.remark_missing')
  checkShown(stateHash, signing)
}

const daysToSign = 3

/** In the last three workdays before the holiday it waits to be signed. */
export const isTimeToSign = (today: string, holiday: DatePeriod, calendar: OfficeCalendar): boolean =>
  today < holiday.start && today >= addWorkdays(holiday.start, -daysToSign, calendar)
