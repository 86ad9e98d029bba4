import { checkRoom, checkRules } from '#domain/off-duty-check/off-duty-check.rules.ts'
import type { OffDutyRoom, OffDutyRoomEntry, OffDutyRules } from '#domain/off-duty-check/off-duty-check.ts'
import { mayKeep } from '#domain/point/point.rules.ts'
import { Problem } from '#domain/problem.ts'
import { listPeople } from '#server/agency/agency.operations.ts'
import { type Work, write } from '#server/platform/work.ts'
import { findPoints } from '#server/point/point.operations.ts'
import { ringForRooms } from './off-duty-alarm.operations.ts'
import * as store from './off-duty-room.store.ts'

async function putRoom(work: Work, entry: OffDutyRoomEntry): Promise<boolean> {
  const { agencyId, personId } = work.actor
  const row = { ...entry, agencyId, changedBy: personId, changedAt: work.now }
  return entry.version === 0 ? store.insertRoom(work.tx, row, work.today) : store.updateRoom(work.tx, row)
}

/** A facility becomes a room that is closed, or what is looked at in it changes from now on. */
export const saveRoom = write('offDutyRoom.save', async (work, entry: OffDutyRoomEntry): Promise<OffDutyRoom> => {
  const point = (await findPoints(work, {})).find(({ id }) => id === entry.pointId)
  if (!point) throw new Problem('offDutyCheck.point_unknown')
  checkRoom(work.actor, entry, point.unitId, await listPeople(work))
  if (!(await putRoom(work, entry))) throw new Problem('changed_meanwhile')
  if (entry.version === 0) await ringForRooms(work, await store.findRules(work.tx))
  work.record(entry.pointId, { version: entry.version + 1, items: entry.items.length })
  return (await store.findRoom(work.tx, entry.pointId))!
})

/** It is no longer closed; how it was left stays. */
export const endRoom = write('offDutyRoom.end', async (work, { id, version }: { id: string; version: number }) => {
  const room = await store.findRoom(work.tx, id)
  if (!room) throw new Problem('not_found')
  if (!mayKeep(work.actor, room.unitId)) throw new Problem('offDutyCheck.not_keeper')
  if (!(await store.endRoom(work.tx, id, version, work.today))) throw new Problem('changed_meanwhile')
  work.record(id, { endedOn: work.today })
  return {}
})

export const setRules = write('offDutyCheck.setRules', async (work, rules: OffDutyRules): Promise<OffDutyRules> => {
  checkRules(rules)
  if (!(await store.putRules(work.tx, work.actor.agencyId, rules))) throw new Problem('changed_meanwhile')
  await ringForRooms(work, rules)
  work.record(work.actor.agencyId, rules)
  return store.findRules(work.tx)
})
