import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { holidayBlockIn } from '#domain/calendar.ts'
import { maySeeUnit } from '#domain/person/person.rules.ts'
import { checkEntry, checkKeeping, type PointTimes, pointFaults } from '#domain/point/point.rules.ts'
import type { LabelsAsked, Point, PointChange, PointDetail, PointEntry, PointFilter } from '#domain/point/point.ts'
import { pointCodeBytes, pointCodeOf, readPointCode } from '#domain/point/point-code.ts'
import { Problem } from '#domain/problem.ts'
import { findAgency, findSettings, findUnit } from '#server/agency/agency.operations.ts'
import { findPlanAhead } from '#server/plan/plan-draft.operations.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import * as store from './point.store.ts'

/** The period of the plan that is on or comes next, with the days off it is about. */
async function timesOf(work: Work): Promise<PointTimes> {
  const { today } = work
  const settings = await findSettings(work)
  const plan = await findPlanAhead(work)
  if (!plan) return { today, settings, period: null, holiday: null }
  const period = { start: plan.periodStart, end: plan.periodEnd }
  return { today, settings, period, holiday: holidayBlockIn(period, officeCalendar, plan.occasion) }
}

/** Where a camera does not see is for its own unit, ethics and the heads to know. */
function shown(work: Work, stored: store.StoredPoint, times: PointTimes): Point {
  if (maySeeUnit(work.actor, stored.unitId)) return { ...stored, faults: pointFaults(stored, times) }
  return { ...stored, cameraRange: null, cameraClear: null, keptDays: null, faults: null }
}

export async function findPoints(work: Work, filter: z.infer<typeof PointFilter>): Promise<Point[]> {
  const times = await timesOf(work)
  return (await store.list(work.tx, filter)).map((stored) => shown(work, stored, times))
}

/** All that stand, with what is wrong with them for that period; whether the caller's person may see it is its question. */
export async function pointsAt(work: Work, when: Pick<PointTimes, 'period' | 'holiday'>) {
  const times = { ...(await timesOf(work)), ...when }
  return (await store.list(work.tx, {})).map((stored) => ({ ...stored, faults: pointFaults(stored, times) }))
}

export const standingPointIds = async (work: Work): Promise<Set<string>> =>
  new Set((await store.list(work.tx, {})).map(({ id }) => id))

export const listPoints = read('point.list', findPoints)

async function load(work: Work, id: string): Promise<store.StoredPoint> {
  const stored = await store.find(work.tx, id)
  if (!stored) throw new Problem('not_found')
  return stored
}

const resultsShown = 5

async function detailOf(work: Work, stored: store.StoredPoint): Promise<PointDetail> {
  const maySee = maySeeUnit(work.actor, stored.unitId)
  return {
    point: shown(work, stored, await timesOf(work)),
    results: maySee ? await store.listResults(work.tx, stored.id, resultsShown) : [],
    openDeficiencies: maySee ? await store.countOpenDeficiencies(work.tx, stored.id) : null,
  }
}

export const showPoint = read('point.show', async (work, { id }: { id: string }) =>
  detailOf(work, await load(work, id)),
)

/** Whether a code is another agency's or nobody's, the answer is one and the same. */
export const findPointByCode = read('point.findByCode', async (work, { code }: { code: string }) => {
  const bare = readPointCode(code)
  const stored = bare === null ? undefined : await store.findByCode(work.tx, bare)
  if (!stored) throw new Problem('point.code_unknown')
  return detailOf(work, stored)
})

/** All that were asked for, or none: a label that is missing would be missed too late. */
export const printLabels = read('point.printLabels', async (work, { ids, unitId }: z.infer<typeof LabelsAsked>) => {
  const listed = await store.list(work.tx, { unitId })
  const wanted = ids?.split(',')
  const points = wanted ? listed.filter(({ id }) => wanted.includes(id)) : listed
  if (wanted && points.length < new Set(wanted).size) throw new Problem('not_found')
  if (points.length === 0) throw new Problem('point.none_to_print')
  return { agency: await findAgency(work), points, madeAt: work.now.toISOString() }
})

export const addPoint = write('point.add', async (work, entry: PointEntry) => {
  checkEntry(work.actor, entry, await findUnit(work, entry.unitId))
  const code = pointCodeOf(randomBytes(pointCodeBytes))
  await store.insert(work.tx, { ...entry, agencyId: work.actor.agencyId, code })
  work.record(entry.id, { kind: entry.kind, unitId: entry.unitId })
  return detailOf(work, await load(work, entry.id))
})

export const changePoint = write('point.change', async (work, change: PointChange) => {
  checkKeeping(work.actor, await load(work, change.id), change.version)
  checkEntry(work.actor, change, await findUnit(work, change.unitId))
  if (!(await store.update(work.tx, change))) throw new Problem('changed_meanwhile')
  work.record(change.id, { version: change.version + 1 })
  return detailOf(work, await load(work, change.id))
})

/** It is no longer looked at; what was found there stays. */
export const retirePoint = write('point.retire', async (work, { id, version }: { id: string; version: number }) => {
  checkKeeping(work.actor, await load(work, id), version)
  if (!(await store.update(work.tx, { id, version, retiredOn: work.today }))) throw new Problem('changed_meanwhile')
  work.record(id, { retiredOn: work.today })
  return detailOf(work, await load(work, id))
})
