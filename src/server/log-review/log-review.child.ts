import { createHash } from 'node:crypto'
import fs from 'node:fs/promises'
import { Problem } from '#domain/problem.ts'
import { readLog } from './kept-log.ts'
import { nothingStaged, numbered, type Staged } from './log-records.ts'
import { findBy, mostFindings } from './log-rule.store.ts'
import { drawn, factsOf, inserting, insertKnown, insertMeanings, numbersOf, openTable } from './log-table.store.ts'
import { type Encodings, noEncodings, wholeLines } from './log-text.ts'
import { unpacked } from './log-unpacking.ts'
import type { ReviewAnswer, ReviewResult, ReviewTask, RuleOutcome } from './review-apart.ts'

const batchBytes = 96 * 1024 * 1024

async function* bytesOf(task: ReviewTask, seen: (piece: Buffer) => void): AsyncGenerator<Buffer> {
  for await (const piece of readLog({ ...task.log, key: Buffer.from(task.log.key, 'base64') })) {
    seen(piece)
    yield piece
  }
}

const say = (answer: ReviewAnswer): Promise<void> =>
  new Promise((resolve, reject) => process.send!(answer, (error: Error | null) => (error ? reject(error) : resolve())))

/** Feeds one batch through the pipe while the table reads it: what is in the pipe lies in memory only. */
async function feed(pipe: string, batch: AsyncIterable<Buffer>, insert: () => Promise<void>): Promise<void> {
  const inserted = insert()
  const write = async () => {
    // Waits until the table reads; should it fail before, the process ends with its refusal and this with it.
    const handle = await fs.open(pipe, 'w')
    for await (const bytes of batch) await handle.writeFile(bytes)
    await handle.close()
  }
  await Promise.race([Promise.all([write(), inserted]), inserted.then(() => new Promise(() => undefined))])
}

type Reading = { sha256: string; encodings: Encodings; staged: Staged }

async function read(task: ReviewTask, insert: () => Promise<void>): Promise<Reading> {
  const hash = createHash('sha256')
  let received = 0
  const pieces = bytesOf(task, (piece) => {
    hash.update(piece)
    received += piece.byteLength
  })
  const encodings = noEncodings()
  const staged = nothingStaged()
  const records = numbered(wholeLines(unpacked(pieces, task.limits), encodings), task.mapping, staged)
  let next = await records.next()
  while (!next.done) {
    const batch = async function* () {
      for (let bytes = 0; !next.done && bytes < batchBytes; next = await records.next()) {
        bytes += next.value.byteLength
        yield next.value
      }
    }
    await feed(task.pipe, batch(), insert)
    await say({ progress: received })
  }
  return { sha256: hash.digest('hex'), encodings, staged }
}

/** The records themselves, as they stand in the file, gone through once more for those that are shown. */
async function textsOf(task: ReviewTask, wanted: ReadonlySet<number>): Promise<Map<number, string>> {
  const texts = new Map<number, string>()
  if (wanted.size === 0) return texts
  const lines = wholeLines(
    unpacked(
      bytesOf(task, () => undefined),
      task.limits,
    ),
    noEncodings(),
  )
  for await (const record of numbered(lines, task.mapping, nothingStaged(), wanted)) {
    const [, number = '', text = ''] = /^(\d+).([\s\S]*)$/.exec(record.toString('utf8'))!
    texts.set(Number(number), text.trimEnd().slice(0, 2000))
    if (texts.size === wanted.size) break
  }
  return texts
}

const isFull = (error: unknown): boolean => /out of memory/i.test(String(error))

/** A rule of somebody else's that cannot be asked is told of, and keeps nobody from the others. */
function unlessFull(error: unknown): null {
  if (isFull(error)) throw error
  return null
}

async function review(task: ReviewTask): Promise<ReviewResult> {
  const table = await openTable(task.memoryMb, task.pipe)
  await insertKnown(table, task.known)
  const { sha256, encodings, staged } = await read(task, inserting(table, task.pipe, task.mapping, task.today))
  if (staged.records === 0) throw new Problem('logReview.empty')
  await insertMeanings(table)
  const facts = await factsOf(table)
  const outcomes: RuleOutcome[] = []
  for (const rule of task.rules) {
    const found = await findBy(table, rule).catch(unlessFull)
    outcomes.push({
      ...{ key: rule.key, found: found?.slice(0, mostFindings) ?? [], tooMany: (found?.length ?? 0) > mostFindings },
      isRefused: found === null,
    })
    await say({ ruled: outcomes.length })
  }
  const sample = task.sample ? await drawn(table, task.sample.seed, task.sample.count) : []
  const missing = facts.rows < staged.records ? await missingOf(task, await numbersOf(table)) : []
  const found = outcomes.flatMap(({ found }) => found.flatMap(({ numbers }) => numbers))
  const wanted = new Set([...found, ...sample.map(({ n }) => n)])
  const texts = await textsOf(task, wanted)
  return {
    ...{ sha256, encodings, staged, facts, outcomes, sample, missing },
    texts: [...texts],
  }
}

/** Numbers in a gap that are records of the file, and not blank lines or the rest of a longer record. */
async function missingOf(task: ReviewTask, gaps: readonly { n: number; next: number }[]): Promise<number[]> {
  const between = new Set(
    gaps
      .slice(0, 100)
      .flatMap(({ n, next }) => Array.from({ length: Math.min(100, next - n - 1) }, (_, at) => n + 1 + at)),
  )
  return [...(await textsOf(task, between)).keys()].toSorted((a, b) => a - b)
}

// Whoever asked has gone: nobody will take what is found.
process.once('disconnect', () => process.exit(1))
process.once('message', async (task: ReviewTask) => {
  try {
    await say({ result: await review(task) })
  } catch (error) {
    if (error instanceof Problem) await say({ refusal: { code: error.code, details: error.details } })
    else if (isFull(error)) await say({ refusal: { code: 'logReview.memory', details: {} } })
    else await say({ failure: error instanceof Error ? error.message.split('\n')[0]! : 'unknown' })
  }
  process.exit(0)
})
