import type { AgencySettings } from '#domain/agency/agency-settings.ts'
import { type DatePeriod, dateInTaipei, daysBetween } from '#domain/calendar.ts'
import { type Acting, isEthics } from '#domain/person/person.rules.ts'
import type { Point, PointEntry, PointFault } from '#domain/point/point.ts'
import { Problem } from '#domain/problem.ts'

/** When a point is looked at: the plan's period, the days off within or around it, and what the agency asks. */
export type PointTimes = {
  today: string
  period: DatePeriod | null
  holiday: DatePeriod | null
  settings: Pick<AgencySettings, 'cameraKeptDays'>
}

type Looked = Pick<
  Point,
  'kind' | 'cameraClear' | 'keptDays' | 'expiresOn' | 'checklistVersionId' | 'lastInspectedAt' | 'retiredOn'
>

/** What is wrong with a point, the worst first. A retired one owes nothing. */
export function pointFaults(point: Looked, times: PointTimes): PointFault[] {
  if (point.retiredOn !== null) return []
  return [
    ...expiryFaults(point, times),
    ...(point.kind === 'camera' ? cameraFaults(point, times) : []),
    ...(point.checklistVersionId === null ? [{ code: 'withoutChecklist' as const }] : []),
    ...periodFaults(point, times),
  ]
}

function expiryFaults({ expiresOn }: Looked, { today, period }: PointTimes): PointFault[] {
  if (expiresOn === null) return []
  if (expiresOn < today) return [{ code: 'expired' }]
  return period && expiresOn < period.end ? [{ code: 'expiresInPeriod' }] : []
}

function cameraFaults({ cameraClear, keptDays }: Looked, times: PointTimes): PointFault[] {
  return [
    ...(keptDays === null ? [] : keepingFaults(keptDays, times)),
    ...(cameraClear === false ? [{ code: 'cameraUnclear' as const }] : []),
    ...(cameraClear === null || keptDays === null ? [{ code: 'cameraUnknown' as const }] : []),
  ]
}

/** After the holiday its first day must still be there to be looked at; beyond that the agency asks what it will. */
function keepingFaults(keptDays: number, { holiday, settings }: PointTimes): PointFault[] {
  const forHoliday = holiday ? daysBetween(holiday.start, holiday.end) + 2 : 0
  const needed = Math.max(forHoliday, settings.cameraKeptDays)
  if (keptDays >= needed) return []
  return [{ code: 'cameraKeepsTooFewDays', needed, measure: keptDays < forHoliday ? 'holiday' : 'setting' }]
}

/** While the period runs, each point is looked at once. */
function periodFaults({ lastInspectedAt }: Looked, { today, period }: PointTimes): PointFault[] {
  if (!period || today < period.start) return []
  const isLookedAt = lastInspectedAt !== null && dateInTaipei(new Date(lastInspectedAt)) >= period.start
  return isLookedAt ? [] : [{ code: 'notLookedAtThisPeriod' }]
}

type Owned = Pick<Point, 'unitId' | 'retiredOn' | 'version'>
type Unit = { name: string; abolishedOn: string | null }

/** A head keeps the points of the own unit, ethics those of all. */
export function mayKeep(actor: Acting, unitId: string): boolean {
  return isEthics(actor) || (actor.roles.includes('unitHead') && actor.unitId === unitId)
}

/** A point that is added, or one that is changed to this. */
export function checkEntry(actor: Acting, entry: Omit<PointEntry, 'id'>, unit: Unit | undefined): void {
  if (!mayKeep(actor, entry.unitId)) throw new Problem('point.not_own_unit')
  if (!unit) throw new Problem('point.unit_unknown')
  if (unit.abolishedOn !== null) throw new Problem('unit.abolished', { name: unit.name })
  const ofCamera = [entry.cameraRange, entry.cameraClear, entry.keptDays].some((fact) => fact !== null)
  if (ofCamera && entry.kind !== 'camera') throw new Problem('point.camera_only')
}

/** A point that is there and is to be changed or retired. */
export function checkKeeping(actor: Acting, point: Owned, version: number): void {
  if (!mayKeep(actor, point.unitId)) throw new Problem('point.not_own_unit')
  if (point.retiredOn !== null) throw new Problem('point.retired')
  if (point.version !== version) throw new Problem('changed_meanwhile', { version: point.version })
}
