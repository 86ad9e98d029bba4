import { matrixOf } from '#domain/status-report/status-report.rules.ts'
import type { StatusBoard, StatusEntry, StatusPlace } from '#domain/status-report/status-report.ts'
import { acknowledgeHandover, writeHandover } from '#server/handover/handover.operations.ts'
import { newId } from '#server/platform/id.ts'
import { giveStatus, showWall } from '#server/status-report/status-report.operations.ts'
import type { Stage } from './sample-facilities.ts'

/** Until here the story is told; the visitor comes half an hour after the last round was due. */
const last = new Date('2026-02-13T09:00:00+08:00')
const minuteMs = 60_000

type Turn = { minutes: number } & Partial<Pick<StatusEntry, 'state' | 'note'>>

/** What was not as usual: minutes after the time, or null where nothing was heard. */
const unusual: Record<string, Record<string, Turn | null>> = {
  '2026-02-12T09:00': {
    清潔隊: { minutes: -12, state: 'abnormal', note: '車庫側門鎖頭鬆脫，已先以鐵鍊固定並通知行政室。' },
    社會課: { minutes: 25 },
  },
  '2026-02-12T17:00': { 圖書館: null, 農業課: { minutes: 40 } },
  '2026-02-13T09:00': { 圖書館: null, 建設課: null, 農業課: null },
}

/** The reports of the first days: most in time, some late, and one unit of which nothing is heard. */
export async function playStatus(stage: Stage, planId: string): Promise<void> {
  const { does, inRole } = stage
  const { board } = await does(inRole('ethicsOfficer'), showWall, { planId })
  if (board) for (const report of turnsOf(board)) await giveTurn(stage, board, report)
  await playHandovers(stage)
}

/** One relief that was read, and one for the first night of the holiday that waits for who comes. */
async function playHandovers({ does, inRole, at }: Stage): Promise<void> {
  const [day, night, next] = [
    inRole('dutyOfficer', '行政室'),
    inRole('dutyOfficer', '民政課'),
    inRole('dutyOfficer', '建設課'),
  ]
  at('2026-02-12T17:10:00+08:00')
  const read = await does(day, writeHandover, {
    id: newId(),
    fromPersonId: day.personId,
    toPersonId: night.personId,
    takesOverAt: '2026-02-12T09:30:00.000Z',
    watchFor: '清潔隊車庫側門以鐵鍊暫固，巡邏時請一併查看。',
    openMatters: '鎖匠預定明日上午到場。',
  })
  at('2026-02-12T17:35:00+08:00')
  await does(night, acknowledgeHandover, { id: read.id })
  at('2026-02-13T08:10:00+08:00')
  await does(night, writeHandover, {
    id: newId(),
    fromPersonId: night.personId,
    toPersonId: next.personId,
    takesOverAt: '2026-02-13T09:30:00.000Z',
    watchFor: '夜間無異狀；圖書館昨日傍晚起未回報，請持續聯絡。',
    openMatters: '',
  })
}

type Planned = { place: StatusPlace; dueAt: string; at: number; turn: Turn }

/** In order of time, as they came. */
function turnsOf(board: StatusBoard): Planned[] {
  const due = matrixOf(board, last).slots.filter(({ dueAt }) => new Date(dueAt) <= last)
  return due
    .flatMap(({ dueAt, date, time }) =>
      board.places.flatMap((place, index): Planned[] => {
        const kept = unusual[`${date}T${time}`]?.[place.unitName]
        const turn = kept === undefined ? { minutes: 2 * index - 45 } : kept
        return turn ? [{ place, dueAt, turn, at: Date.parse(dueAt) + turn.minutes * minuteMs }] : []
      }),
    )
    .toSorted((one, other) => one.at - other.at)
}

async function giveTurn(stage: Stage, { planId }: StatusBoard, { place, dueAt, at, turn }: Planned): Promise<void> {
  const { does, inRole } = stage
  const claimedAt = new Date(at).toISOString()
  stage.at(claimedAt)
  await does(inRole('unitHead', place.unitName), giveStatus, {
    id: newId(),
    planId,
    unitId: place.unitId,
    pointId: null,
    dueAt,
    state: turn.state ?? 'normal',
    note: turn.note ?? '',
    claimedAt,
    correctsId: null,
  })
}
