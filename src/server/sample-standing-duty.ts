import { modelDuties } from '#domain/standing-duty/model-standing-duties.ts'
import { newId } from '#server/platform/id.ts'
import { changeDuty, recordDuty } from '#server/standing-duty/standing-duty.operations.ts'
import type { Stage } from './sample-facilities.ts'

const idOf = (part: string): string => modelDuties.find(({ title }) => title.includes(part))!.id

/** What was done in the first weeks of the year, and a habit that the office added itself. */
export async function playStandingDuties({ does, inRole, at }: Stage): Promise<void> {
  const [officer, head] = [inRole('ethicsOfficer'), inRole('unitHead', '行政室')]
  const record = (actor: typeof officer, id: string, windowStart: string, doneOn: string, note: string) =>
    does(actor, recordDuty, { recordId: newId(), id, windowStart, doneOn, note, fileId: null })
  at('2026-02-05T10:30:00+08:00')
  await record(head, idOf('機密檔案櫃櫥'), '2026-01-01', '2026-01-28', '一月份檢查表，櫃櫥 4 座均上鎖。')
  await record(officer, idOf('置物櫃'), '2026-01-01', '2026-02-03', '抽檢 6 人，一月底因移機順延。')
  await record(officer, idOf('置物櫃'), '2026-02-01', '2026-02-05', '抽檢 5 人，無異狀。')
  await does(officer, changeDuty, {
    id: newId(),
    number: 0,
    content: {
      ...{ title: '備份鑰匙清點', rhythm: 'quarter', role: 'unitHead', unitId: head.unitId },
      ...{ shownBy: '鑰匙清點表', remindDays: 10, isKept: true },
    },
  })
}
