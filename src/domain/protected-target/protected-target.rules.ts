import type { IsoDate } from '#domain/calendar.ts'
import type { Acting } from '#domain/person/person.rules.ts'
import { mayKeep } from '#domain/point/point.rules.ts'
import { Problem } from '#domain/problem.ts'
import type {
  ProtectedTarget,
  ProtectedTargetEntry,
  ProtectiveMeasureEntry,
} from '#domain/protected-target/protected-target.ts'

type Unit = { name: string; abolishedOn: string | null }
type Around = { unit: Unit | undefined; kinds: readonly string[] }

/** A target that is added, or one that is changed to this. */
export function checkTarget(actor: Acting, entry: Omit<ProtectedTargetEntry, 'id'>, { unit, kinds }: Around): void {
  if (!mayKeep(actor, entry.unitId)) throw new Problem('protectedTarget.not_own_unit')
  if (!unit) throw new Problem('protectedTarget.unit_unknown')
  if (unit.abolishedOn !== null) throw new Problem('unit.abolished', { name: unit.name })
  if (!kinds.includes(entry.kind)) throw new Problem('protectedTarget.kind_unknown')
}

type Kept = Pick<ProtectedTarget, 'unitId' | 'withdrawnOn'>

/** A target that is there, and something of it is to be written down. */
export function checkTargetKeeping(actor: Acting, { unitId, withdrawnOn }: Kept): void {
  if (!mayKeep(actor, unitId)) throw new Problem('protectedTarget.not_own_unit')
  if (withdrawnOn !== null) throw new Problem('protectedTarget.withdrawn')
}

/** What is in place or was stopped, is so by now; what is planned may lie ahead. */
export function checkMeasure(
  { state, onDate }: Pick<ProtectiveMeasureEntry, 'state' | 'onDate'>,
  today: IsoDate,
): void {
  if (state !== 'planned' && onDate > today) throw new Problem('protectedTarget.measure_in_the_future')
}

/** Planned for a day that is over, and not there. */
export const isMeasureLate = (
  { state, onDate }: Pick<ProtectiveMeasureEntry, 'state' | 'onDate'>,
  today: IsoDate,
): boolean => state === 'planned' && onDate < today
