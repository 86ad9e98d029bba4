import type { TripFiling } from '#domain/travel/trip.ts'
import { observeVisit, planVisit } from '#server/mainland-visitor/mainland-visit.operations.ts'
import { newId } from '#server/platform/id.ts'
import {
  drawTravelCheck,
  judgeTravelCheck,
  openTravelCheck,
  supplyTravelCheck,
} from '#server/travel/travel-check.operations.ts'
import { fileTrip } from '#server/travel/trip.operations.ts'
import { playApproval } from './sample-approval.ts'
import type { Stage } from './sample-facilities.ts'

const planned = (changes: Partial<TripFiling>): TripFiling => ({
  ...{ id: newId(), version: 0, standing: 'general', destination: 'mainland', purpose: 'private' },
  ...{ leavesOn: '2026-02-10', returnsOn: '2026-02-12', meetsOfficials: false, companions: 1 },
  ...{ reason: '', places: '', meetings: '', lateReason: '' },
  ...changes,
})

/** Somebody is back and owes the report, somebody wants to go, a group comes by, and last year is being checked. */
export async function playTravel(stage: Stage): Promise<void> {
  const { does, inRole, at } = stage
  const back = planned({ purpose: 'relatives', reason: '探視就醫的長輩。', places: '廈門' })
  at('2026-02-02T09:10:00+08:00')
  await does(inRole('staff', '民政課'), fileTrip, back)
  at('2026-02-03T10:00:00+08:00')
  await playApproval(stage, 'travel', back.id)
  at('2026-02-11T11:00:00+08:00')
  const hongKong = { destination: 'hongKong', leavesOn: '2026-02-17', returnsOn: '2026-02-20' } as const
  await does(
    inRole('staff', '財政課'),
    fileTrip,
    planned({ ...hongKong, companions: 3, reason: '春節連假全家旅遊。', places: '九龍' }),
  )
  await playVisit(stage)
  await playCheck(stage)
}

async function playVisit({ does, inRole, at, unitIds }: Stage): Promise<void> {
  const [head, host] = [inRole('unitHead', '農業課'), inRole('staff', '農業課')]
  const id = newId()
  at('2026-02-06T14:00:00+08:00')
  const stop = (time: string, place: string, what: string) => ({
    ...{ id: newId(), place, what },
    at: new Date(`2026-02-12T${time}:00+08:00`).toISOString(),
  })
  await does(head, planVisit, {
    ...{ id, version: 0, unitId: unitIds.get('農業課')!, startsOn: '2026-02-12', endsOn: '2026-02-12', groupSize: 14 },
    ...{ hostIds: [host.personId], organisations: '某省農業合作社聯合會', purpose: '果樹栽培技術交流。' },
    programme: [stop('09:30', '鄉公所二樓會議室', '座談'), stop('14:00', '示範果園', '參觀')],
  })
  at('2026-02-12T15:10:00+08:00')
  const text = '團員依行程參觀，提問限於栽培技術，準時離開。'
  await does(host, observeVisit, { id, observationId: newId(), isAbnormal: false, place: '示範果園', text })
}

async function playCheck({ does, inRole, at }: Stage): Promise<void> {
  const officer = inRole('ethicsOfficer')
  const id = newId()
  at('2026-02-09T10:00:00+08:00')
  const units = ['民政課', '財政課', '建設課', '農業課', '社會課']
  const personIds = units.map((unit) => inRole('staff', unit).personId)
  await does(inRole('unitHead', '人事室'), supplyTravelCheck, { id, rocYear: 114, personIds })
  at('2026-02-10T10:00:00+08:00')
  await does(officer, drawTravelCheck, { id, version: 1, seed: '歲末平安' })
  const { draw, version } = await does(officer, openTravelCheck, { id })
  const personId = draw!.ranking[0]!.subjectId!
  const explanation = '出境與請假日期一致。'
  await does(officer, judgeTravelCheck, { id, version, personId, verdict: 'consistent', explanation })
}
