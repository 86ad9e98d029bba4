import { addDays, daysBetween } from '#domain/calendar.ts'
import { pieceBytes } from '#domain/file/file.ts'
import type { LogMapping } from '#domain/log-review/log-field.ts'
import type { LogAuditOrder } from '#domain/log-review/log-review.ts'
import { Problem } from '#domain/problem.ts'
import type { PerformAs } from '#server/platform/http.ts'
import { say } from '#server/platform/messages.ts'
import { type Work, write } from '#server/platform/work.ts'
import { writePiece } from './kept-log.ts'
import { insertImport, keyOf, known } from './log-review.operations.ts'
import * as store from './log-review.store.ts'

const page = 20_000
const longestDays = 400

const mapping: LogMapping = {
  ...{ format: 'jsonLines', delimiter: ',', headerLine: 1, timeForm: 'zoned', zoneMinutes: 480 },
  columns: ['at', 'account', 'action', 'object', 'result', 'mark'],
  fields: { at: 'at', account: 'account', action: 'action', object: 'object', result: 'result', mark: 'mark' },
}

type Row = Awaited<ReturnType<typeof store.listAudit>>[number]
const confidential = /^(sealed|logFinding|logSample|rewardProposal)|openConfidential|officialDocument\.open/

/** An entry of the audit as a line of a log: its operation is the action, in words that rules know. */
const lineOf = ({ at, account, action, subject }: Row): string =>
  `${JSON.stringify({
    ...{ at: new Date(at).toISOString().replace('Z', '+00:00'), account, action, object: subject ?? '' },
    result: /refuse/i.test(action) ? 'failed' : 'ok',
    mark: confidential.test(action) ? say('officialDocument.class.confidential') : '',
  })}\n`

const readAudit = write('logReview.takeAudit', async (work: Work, { id, from, until }: LogAuditOrder) => {
  const start = new Date(`${from}T00:00:00+08:00`)
  const end = new Date(`${addDays(until, 1)}T00:00:00+08:00`)
  const lines: string[] = []
  for (let after = 0, isMore = true; isMore; ) {
    const rows = await store.listAudit(work.tx, start, end, after, page)
    lines.push(rows.map(lineOf).join(''))
    after = Number(rows.at(-1)?.sequence ?? 0)
    isMore = rows.length === page
  }
  const text = lines.join('')
  if (text === '') throw new Problem('logReview.empty')
  const bytes = Buffer.from(text)
  const sourceId = await auditSource(work)
  await insertImport(work, {
    id,
    sourceId,
    name: `${say('logReview.audit')} ${from}～${until}.jsonl`,
    size: bytes.byteLength,
  })
  return { bytes, key: await keyOf(work, id), place: (await known(work, id)).place }
})

async function auditSource(work: Work): Promise<string> {
  const found = await store.findAuditSource(work.tx)
  if (found) return found.id
  const { agencyId, personId: madeBy } = work.actor
  const id = work.newId()
  await store.insertSource(work.tx, {
    id,
    name: say('logReview.audit'),
    kind: 'audit',
    agencyId,
    madeBy,
    madeAt: work.realNow,
  })
  return id
}

type Here = { id: string; received: number }
const setWaiting = write('logReview.takeAudit', async (work: Work, { id, received }: Here) => {
  const { version } = await known(work, id)
  const changes = { state: 'waiting' as const, received, mapping: JSON.stringify(mapping) }
  if (!(await store.updateImport(work.tx, id, version, changes))) throw new Problem('changed_meanwhile')
  work.record(id, { received })
})

/** The product's own audit is looked through like any other log: it watches itself. */
export async function takeAuditIn(perform: PerformAs, order: LogAuditOrder, folder: string): Promise<{ id: string }> {
  const days = daysBetween(order.from, order.until)
  if (days < 0 || days > longestDays) throw new Problem('logReview.period_reversed', { days: longestDays })
  const { bytes, key, place } = await perform(readAudit, order)
  for (let at = 0; at < bytes.byteLength; at += pieceBytes)
    await writePiece({ folder, place, key }, at, bytes.subarray(at, at + pieceBytes))
  await perform(setWaiting, { id: order.id, received: bytes.byteLength })
  return { id: order.id }
}
