import { createHash } from 'node:crypto'
import { isContentOutside } from '#domain/incident/incident.rules.ts'
import { checkRecord, firstResponsible } from '#domain/sealed-matter/sealed-matter.rules.ts'
import type { SealedMatterRecord, SealedShadow } from '#domain/sealed-matter/sealed-matter.ts'
import { listPeople } from '#server/agency/agency.operations.ts'
import { openCasesOf } from '#server/follow-up-case/follow-up-open.operations.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import * as envelopes from './envelopes.ts'
import { neutralNumber } from './neutral-number.ts'
import * as store from './sealed-matter.store.ts'

/** Those of these matters that do not concern the one who asks. */
async function notConcerning<M extends { id: string }>(work: Work, matters: readonly M[]): Promise<M[]> {
  const ids = matters.map(({ id }) => id)
  const concerned = await work.sealing.find(envelopes.concerned, ids)
  return matters.filter(({ id }) => !concerned.get(id)!.includes(work.actor.personId))
}

const readByActor = async (work: Work): Promise<SealedShadow[]> => {
  const found = await store.listReadBy(work.tx, work.actor.personId, work.realNow)
  return (await notConcerning(work, found)).map(({ capacity: _, hasGlass: __, ...shadow }) => shadow)
}

export const listSealedMatters = read('sealedMatter.list', (work, _: Record<string, never>) => readByActor(work))

/** However many there are, one line: that something lies there, be it what follows a closed one. */
export async function waitingSealedMatters(work: Work) {
  const read = await readByActor(work)
  const closed = read.filter(({ closedAt }) => closedAt !== null).map(({ id }) => id)
  const open = closed.length < read.length || (await openCasesOf(work, closed)).length > 0
  const { agencyId } = work.actor
  return open ? [{ kind: 'sealedMatter' as const, subjectId: agencyId, title: '', unitName: null, dueDate: null }] : []
}

/** The shadows of a plan for its figures; whom one concerns does not see it counted either. */
export const shadowsOfPlan = async (work: Work, planId: string): Promise<SealedShadow[]> =>
  notConcerning(work, await store.listOfPlan(work.tx, planId))

/** Of one report comes one matter, however often a device sends it; who it was cannot be read from this. */
const hashOf = (personId: string, reportId: string): Buffer =>
  createHash('sha256').update(`${personId} ${reportId}`).digest()

/** What somebody reports becomes a matter, also out of another operation. */
export async function takeReport(work: Work, record: SealedMatterRecord): Promise<Buffer> {
  checkRecord(record, work.now)
  const reportHash = hashOf(work.actor.personId, record.id)
  const { personId: reporterId, name: reporterName } = work.actor
  await take(work, record, reportHash, { reporterId, reporterName, text: record.source })
  return reportHash
}

/** Takes a report, tells its number and nothing else: whoever reports does not read on. */
export const recordSealedMatter = write('sealedMatter.record', async (work, record: SealedMatterRecord) => {
  const reportHash = await takeReport(work, record)
  // Not the matter's own id: the audit says that somebody reported, not which of the matters came from whom.
  work.record(work.newId())
  return store.findReported(work.tx, reportHash)
})

type Source = { reporterId: string | null; reporterName: string; text: string }

async function take(work: Work, record: SealedMatterRecord, reportHash: Buffer, source: Source): Promise<void> {
  const { what, place, people, concernedIds, planId, kinds, flags, cyberSeverity, occurredAt, knownAt } = record
  const { agencyId } = work.actor
  const responsible = firstResponsible(await listPeople(work), concernedIds)
  const id = work.newId()
  const shadow = {
    ...{ id, planId, kinds, flags, cyberSeverity, occurredAt, knownAt },
    ...{ number: neutralNumber(), contentOutside: isContentOutside(record), reportedAt: work.now.toISOString() },
  }
  const isNew = await store.insert(work.tx, { ...shadow, agencyId, reportHash })
  if (!isNew) return
  await work.sealing.put(envelopes.content, id, { what, place, people })
  await work.sealing.put(envelopes.source, id, source)
  await work.sealing.put(envelopes.concerned, id, concernedIds)
  await store.insertReaders(
    work.tx,
    responsible.map((person) => ({
      ...{ id: work.newId(), agencyId, matterId: id, personId: person.id, since: work.now },
      capacity: 'responsible',
    })),
  )
}
