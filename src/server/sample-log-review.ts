import type { LogMapping } from '#domain/log-review/log-field.ts'
import {
  addLogSource,
  beginLogImport,
  countLogReceived,
  orderLogReview,
} from '#server/log-review/log-review.operations.ts'
import { keepResult, takeLog } from '#server/log-review/log-review-run.operations.ts'
import { saveLogAccounts } from '#server/log-review/log-rule.operations.ts'
import type { ReviewResult } from '#server/log-review/review-apart.ts'
import { newId } from '#server/platform/id.ts'
import { write } from '#server/platform/work.ts'
import type { Stage } from './sample-facilities.ts'

const columns = ['查詢時間', '使用者帳號', '動作', '姓名', '來源IP', '結果']
const mapping: LogMapping = {
  ...{ format: 'delimited', delimiter: ',', headerLine: 1, columns, timeForm: 'local', zoneMinutes: 480 },
  fields: { at: '查詢時間', account: '使用者帳號', action: '動作', subject: '姓名', place: '來源IP', result: '結果' },
}

/** What the rules say of the log of that fortnight: three things that somebody has to explain. */
const lines: [number, string][] = [
  [418, '2026/02/08 21:42:10,hr0123,查詢,陳○○,10.20.3.41,成功'],
  [419, '2026/02/08 21:44:52,hr0123,查詢,陳○○,10.20.3.41,成功'],
  [1203, '2026/02/10 10:05:31,hr0117,查詢,林○○,10.20.3.18,成功'],
  [1744, '2026/02/11 14:20:07,hr0098,查詢,張○○,10.20.3.77,成功'],
]
const foundOn = (who: string, day: string, firstAt: string, lastAt: string, numbers: number[]) => ({
  ...{ who, day, firstAt: `${day}T${firstAt}`, lastAt: `${day}T${lastAt}`, lines: numbers.length, numbers },
})
const result: ReviewResult = {
  sha256: '5d1f4c6a0be2b7f1f8a92c3f5f7d8a06b14f2f5c7a5c0c8b6f4c5d2a9e3b7c10',
  encodings: { utf8: 0, utf16: 0, big5: 2316, unreadable: 1, unreadableLines: [977] },
  staged: { records: 2316, blank: 0, broken: 0, brokenLines: [] },
  facts: { rows: 2316, timeless: 0, from: '2026-02-02T08:01:12', until: '2026-02-11T17:29:44' },
  outcomes: [
    {
      ...{ key: 'lookUpOutsideHours', tooMany: false, isRefused: false },
      found: [foundOn('hr0123', '2026-02-08', '21:42:10', '21:44:52', [418, 419])],
    },
    {
      key: 'ownOrKin',
      tooMany: false,
      isRefused: false,
      found: [foundOn('hr0117', '2026-02-10', '10:05:31', '10:05:31', [1203])],
    },
    {
      key: 'usedInLeave',
      tooMany: false,
      isRefused: false,
      found: [foundOn('hr0098', '2026-02-11', '14:20:07', '14:20:07', [1744])],
    },
  ],
  sample: [
    { n: 1203, who: 'hr0117' },
    { n: 419, who: 'hr0123' },
  ],
  missing: [],
  texts: lines,
}

/** As the product does it by itself, but for the log, which the sample has not. */
const lookThrough = write('logReview.order', async (work, { id }: { id: string }) => {
  const taken = await takeLog(work, id, work.realNow)
  if (taken) await keepResult(work, taken, result)
})

/** One log of the household system, looked through, with what it asks to be explained. */
export async function playLogReview({ does, inRole, at }: Stage): Promise<void> {
  at('2026-02-12T13:20:00+08:00')
  const officer = inRole('ethicsOfficer')
  const accounts = [
    'hr0098\t周承辦\t民政課\t\t\t\t115/2/11',
    'hr0117\t林承辦\t民政課\t\t\t林○○\t',
    'hr0123\t吳承辦\t民政課\t\t\t\t',
  ]
  await does(officer, saveLogAccounts, { number: 0, text: accounts.join('\n') })
  const [sourceId, id, size] = [newId(), newId(), 152_384]
  await does(officer, addLogSource, { id: sourceId, name: '戶役政資訊系統', kind: 'household' })
  await does(officer, beginLogImport, { id, sourceId, name: '戶役政查詢紀錄11502.csv', size })
  await does(officer, countLogReceived, { id, before: 0, received: size })
  const look = { formats: ['delimited' as const], mapping }
  await does(officer, orderLogReview, { id, version: 1, mapping, look, sampleCount: 2, sampleSeed: '守歲 115' })
  await does(officer, lookThrough, { id })
}
