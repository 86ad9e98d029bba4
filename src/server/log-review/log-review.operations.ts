import { randomBytes } from 'node:crypto'
import { checkMapping } from '#domain/log-review/log-columns.rules.ts'
import { maySeeFinding } from '#domain/log-review/log-finding.rules.ts'
import type {
  LogAnnounced,
  LogImport,
  LogLook,
  LogOrder,
  LogReviews,
  LogSourceAdded,
} from '#domain/log-review/log-review.ts'
import { Problem } from '#domain/problem.ts'
import { findSettings, listPeople } from '#server/agency/agency.operations.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import * as envelopes from './envelopes.ts'
import { newLogKey } from './kept-log.ts'
import * as findings from './log-finding.store.ts'
import * as store from './log-review.store.ts'

type ById = { id: string }
/** What one person may have begun at once. */
const mostUnderWay = 8

/** Those findings that whoever asks may know of, with what lies in their envelopes. */
export async function visibleFindings(work: Work, importId: string | null) {
  const stored = await findings.list(work.tx, importId)
  const concerned = await work.sealing.find(
    envelopes.concerned,
    stored.map(({ id }) => id),
  )
  const people = await listPeople(work)
  return stored.filter(({ id }) => maySeeFinding(work.actor, concerned.get(id)!, people))
}

export const listLogReviews = read('logReview.list', async (work, _: Record<string, never>): Promise<LogReviews> => {
  const visible = Map.groupBy(await visibleFindings(work, null), ({ importId }) => importId)
  const imports = (await store.listImports(work.tx)).map((one) => {
    const own = visible.get(one.id) ?? []
    return { ...one, findings: own.length, open: own.filter(({ state }) => state === 'open').length }
  })
  const { largestLogMib: largestMib } = await findSettings(work)
  return { sources: await store.listSources(work.tx), imports, largestMib }
})

export const addLogSource = write('logReview.addSource', async (work, source: LogSourceAdded) => {
  const { agencyId, personId: madeBy } = work.actor
  await store.insertSource(work.tx, { ...source, agencyId, madeBy, madeAt: work.realNow })
  work.record(source.id, { kind: source.kind })
  return { ...source, mapping: null }
})

/** Announces a log or finds how much of it is here. What is larger than the agency takes is refused before a byte came. */
export const beginLogImport = write('logReview.begin', async (work, announced: LogAnnounced) => {
  const begun = await store.findImport(work.tx, announced.id)
  if (begun) return goingOn(work, begun, announced)
  const { largestLogMib } = await findSettings(work)
  if (announced.size > largestLogMib * 2 ** 20) throw new Problem('logReview.too_large', { mib: largestLogMib })
  const source = await store.findSource(work.tx, announced.sourceId)
  if (!source || source.kind === 'audit') throw new Problem('logReview.source_unknown')
  return insertImport(work, announced)
})

function goingOn(work: Work, begun: store.StoredImport, { sourceId, size }: LogAnnounced) {
  if (begun.begunBy !== work.actor.personId || begun.sourceId !== sourceId || begun.size !== size)
    throw new Problem('changed_meanwhile')
  work.record(begun.id, { received: begun.received })
  return { received: begun.received, state: begun.state }
}

export async function insertImport(work: Work, announced: LogAnnounced) {
  const { agencyId, personId: begunBy } = work.actor
  if ((await store.underWay(work.tx, begunBy)) >= mostUnderWay)
    throw new Problem('logReview.too_many_under_way', { most: mostUnderWay })
  await store.insertImport(work.tx, { ...announced, agencyId, place: work.newId(), begunBy, begunAt: work.now })
  await work.sealing.put(envelopes.logKey, announced.id, newLogKey().toString('base64'))
  work.record(announced.id, { size: announced.size })
  return { received: 0, state: 'arriving' as const }
}

export async function known(work: Work, id: string): Promise<store.StoredImport> {
  const found = await store.findImport(work.tx, id)
  if (!found) throw new Problem('not_found')
  return found
}

export async function keyOf(work: Work, id: string): Promise<Buffer> {
  return Buffer.from((await work.sealing.find(envelopes.logKey, [id])).get(id)!, 'base64')
}

/** Where a piece belongs, and the key under which it is kept. */
export const findArriving = read('logReview.receive', async (work, { id }: ById) => {
  const found = await known(work, id)
  if (found.begunBy !== work.actor.personId) throw new Problem('not_found')
  const { place, received, size, state, name } = found
  return { place, received, size, state, name, key: await keyOf(work, id) }
})

type Counted = { id: string; before: number; received: number }
/** The bytes are synced before. */
export const countLogReceived = write('logReview.receive', async (work, { id, before, received }: Counted) => {
  if (!(await store.setReceived(work.tx, id, before, received)))
    throw new Problem('upload.offset', { received: (await known(work, id)).received })
  work.record(id, { received })
  const { state } = await known(work, id)
  return { received, state }
})

type Instead = { id: string; size: number; sha256: string }
/** A spreadsheet has become the lines that are in it. */
export const replaceLog = write('logReview.receive', async (work, { id, size, sha256 }: Instead) => {
  const { version } = await known(work, id)
  if (!(await store.updateImport(work.tx, id, version, { size, received: size, originalSha256: sha256 })))
    throw new Problem('changed_meanwhile')
  work.record(id, { size })
})

type Failed = { id: string; problem: Problem }
/** A file that cannot be read will not be by trying again. */
export const failLog = write('logReview.receive', async (work, { id, problem: { code, details } }: Failed) => {
  const { version } = await known(work, id)
  const problem = JSON.stringify({ code, details })
  await store.updateImport(work.tx, id, version, { state: 'failed', finishedAt: work.realNow, problem })
  work.record(id, { problem: code })
})

/** Left as it is: it is not looked through, and its file goes. */
export const discardLog = write('logReview.discard', async (work, { id, version }: ById & { version: number }) => {
  const found = await known(work, id)
  if (found.state !== 'arriving' && found.state !== 'mapping') throw new Problem('logReview.not_waiting')
  const problem = JSON.stringify({ code: 'logReview.discarded', details: {} })
  const changes = { state: 'failed' as const, finishedAt: work.realNow, problem }
  if (!(await store.updateImport(work.tx, id, version, changes))) throw new Problem('changed_meanwhile')
  work.record(id)
  return known(work, id)
})

export const showLogImport = read('logReview.show', async (work, { id }: ById): Promise<LogImport> => known(work, id))

/** Its first lines are looked at: that is a reading like any other. */
export const findLooked = write('logReview.look', async (work, { id }: ById) => {
  const found = await known(work, id)
  if (found.state !== 'mapping') throw new Problem('logReview.not_waiting')
  const source = (await store.findSource(work.tx, found.sourceId))!
  work.record(id)
  return { ...found, remembered: source.mapping, key: await keyOf(work, id) }
})

type Ordered = LogOrder & { look: Pick<LogLook, 'formats' | 'mapping'> }
/** How it is read is said by a person, and remembered for the next file of the source. */
export const orderLogReview = write('logReview.order', async (work, order: Ordered): Promise<LogImport> => {
  const { id, version, mapping, look, sampleCount } = order
  const found = await known(work, id)
  if (found.state !== 'mapping') throw new Problem('logReview.not_waiting')
  checkMapping(mapping, look.formats, look.mapping.columns)
  const changes = {
    ...{ state: 'waiting' as const, mapping: JSON.stringify(mapping), sampleCount },
    sampleSeed: sampleCount === 0 ? null : (order.sampleSeed ?? randomBytes(16).toString('hex')),
  }
  if (!(await store.updateImport(work.tx, id, version, changes))) throw new Problem('changed_meanwhile')
  await store.rememberMapping(work.tx, found.sourceId, mapping)
  work.record(id, { fields: mapping.fields, sampleCount })
  return known(work, id)
})
