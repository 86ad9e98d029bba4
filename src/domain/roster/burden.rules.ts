import { DutyDayKind } from '#domain/roster/shift.ts'

/** How often somebody kept a shift, by the kind of day. */
export type Burden = Record<DutyDayKind, number>
export const noBurden: Burden = { newYearEve: 0, dayOff: 0, workday: 0 }

type Counted = { personId: string; dayKind: DutyDayKind }

/** Per person, over this roster and what was counted of earlier years. */
export function burdensOf(
  personIds: readonly string[],
  kept: readonly Counted[],
  earlier: ReadonlyMap<string, Burden>,
): Map<string, Burden> {
  const burdens = new Map(personIds.map((id) => [id, { ...noBurden, ...earlier.get(id) }]))
  for (const { personId, dayKind } of kept) {
    const burden = burdens.get(personId)
    if (burden) burden[dayKind] += 1
  }
  return burdens
}

type Spread = { least: number; most: number }

/** How far apart those lie who carry least and most, by kind of day. */
export function spreadOf(burdens: ReadonlyMap<string, Burden>): Record<DutyDayKind, Spread> {
  const spread = (kind: DutyDayKind): Spread => {
    const counts = [...burdens.values()].map((burden) => burden[kind])
    return { least: Math.min(...counts), most: Math.max(...counts) }
  }
  return Object.fromEntries(DutyDayKind.options.map((kind) => [kind, spread(kind)])) as Record<DutyDayKind, Spread>
}
