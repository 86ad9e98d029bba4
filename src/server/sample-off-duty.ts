import { modelBroadcasts } from '#domain/broadcast/model-broadcasts.ts'
import { modelFor, modelRooms } from '#domain/off-duty-check/model-rooms.ts'
import { type OffDutyEntry, usualRules } from '#domain/off-duty-check/off-duty-check.ts'
import type { Point } from '#domain/point/point.ts'
import { recordReading, saveBroadcast } from '#server/broadcast/broadcast.operations.ts'
import { closeRoom, exemptRoom, reopenRoom } from '#server/off-duty-check/off-duty-check.operations.ts'
import { saveRoom, setRules } from '#server/off-duty-check/off-duty-room.operations.ts'
import { newId } from '#server/platform/id.ts'
import { listPoints } from '#server/point/point.operations.ts'
import type { Stage } from './sample-facilities.ts'

const evening = '2026-02-12'
const eve = '2026-02-13'

/** The library has a list of its own, without photographs. */
const ofLibrary = modelRooms.office.map((item) => ({ ...item, photograph: false }))
const rooms = ['正門', '後門', '聯合服務櫃台', '公庫收納櫃台', '資訊機房', '檔案庫房', '圖書館側門']

/** One evening as it was: most rooms closed, one reopened, one of which nobody thought; and the eve of the holiday begun. */
export async function playOffDuty(stage: Stage): Promise<void> {
  const { does, inRole, at } = stage
  at(`${evening}T10:00:00+08:00`)
  const points = await does(inRole('ethicsOfficer'), listPoints, {})
  const chosen = rooms.map((name) => points.find((point) => point.name === name)!)
  for (const point of chosen) await addRoom(stage, point)
  await playBroadcasts(stage)
  const closes = closing(stage, chosen)
  await closes('公庫收納櫃台', `${evening}T17:02:00+08:00`)
  await closes('聯合服務櫃台', `${evening}T17:10:00+08:00`)
  await closes('檔案庫房', `${evening}T17:12:00+08:00`, {
    answers: [{ itemKey: 'climate', wrong: { note: '濕度 68%，已開除濕機。', isDeficiency: false }, fileIds: [] }],
  })
  const first = await closes('後門', `${evening}T17:15:00+08:00`)
  at(`${evening}T17:40:00+08:00`)
  const duty = inRole('dutyOfficer', '行政室')
  await does(duty, reopenRoom, { id: first.id, noteId: newId(), text: '廠商送貨，由後門進出。' })
  await closes('後門', `${evening}T18:05:00+08:00`)
  await closes('正門', `${evening}T18:10:00+08:00`)
  await playEve(stage, chosen)
}

async function playEve(stage: Stage, chosen: readonly Point[]): Promise<void> {
  const { does, inRole, at } = stage
  at(`${eve}T08:20:00+08:00`)
  await does(inRole('ethicsOfficer'), setRules, usualRules)
  const pointId = chosen.find(({ name }) => name === '公庫收納櫃台')!.id
  const treasury = inRole('unitHead', '財政課')
  await does(treasury, exemptRoom, { pointId, date: eve, reason: '今日不收納，櫃台未開放' })
  await closing(stage, chosen)('圖書館側門', `${eve}T09:05:00+08:00`)
}

const addRoom = ({ does, inRole }: Stage, { id, name, kind, unitName }: Point) => {
  const inChargeIds = [inRole('unitHead', unitName).personId]
  const items = name === '圖書館側門' ? ofLibrary : modelRooms[modelFor(kind)]
  return does(inRole('ethicsOfficer'), saveRoom, { pointId: id, version: 0, items: [...items], inChargeIds })
}

type Changes = Partial<Pick<OffDutyEntry, 'answers'>>

/** Closes a room by the head of its unit. */
const closing =
  ({ does, inRole, at }: Stage, chosen: readonly Point[]) =>
  (name: string, when: string, { answers = [] }: Changes = {}) => {
    const { id: pointId, unitName } = chosen.find((point) => point.name === name)!
    at(when)
    const entry = { id: newId(), pointId, roomVersion: 1, date: when.slice(0, 10), answers }
    return does(inRole('unitHead', unitName), closeRoom, { ...entry, claimedAt: new Date(when).toISOString() })
  }

/** The usual texts; the first one was read out late. */
async function playBroadcasts({ does, inRole, at, unitIds }: Stage): Promise<void> {
  const head = inRole('unitHead', '行政室')
  const ids = modelBroadcasts.map(() => newId())
  for (const [index, model] of modelBroadcasts.entries())
    await does(head, saveBroadcast, {
      ...{ id: ids[index]!, ...model, times: [...model.times], unitId: unitIds.get('行政室')! },
      ...{ readerIds: [], lateMinutes: 15, version: 0 },
    })
  at(`${evening}T17:18:00+08:00`)
  const dueAt = new Date(`${evening}T17:00:00+08:00`).toISOString()
  const claimedAt = new Date(`${evening}T17:18:00+08:00`).toISOString()
  await does(inRole('dutyOfficer', '行政室'), recordReading, { id: ids[0]!, readingId: newId(), dueAt, claimedAt })
}
