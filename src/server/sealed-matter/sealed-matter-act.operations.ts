import { checkHandOver, checkNotice } from '#domain/incident/incident.rules.ts'
import { Problem } from '#domain/problem.ts'
import {
  barredAuthorities,
  checkGoesOn,
  checkMayAct,
  checkMayLead,
  checkNotBarred,
  checkOpen,
  checkSealedMeans,
  checkText,
} from '#domain/sealed-matter/sealed-matter.rules.ts'
import type {
  SealedClosing,
  SealedEntryContent,
  SealedEntryRecord,
  SealedHandOverRecord,
  SealedNoticeRecord,
} from '#domain/sealed-matter/sealed-matter.ts'
import { listPeople } from '#server/agency/agency.operations.ts'
import { openCasesOf } from '#server/follow-up-case/follow-up-open.operations.ts'
import { type Work, write } from '#server/platform/work.ts'
import * as envelopes from './envelopes.ts'
import * as store from './sealed-matter.store.ts'
import { type Approached, approach, openMatter, routesOf } from './sealed-matter-reading.operations.ts'

const nothing = { text: '', notice: null, handOver: null, report: null }

/** A further line of the timeline, by its id; the version keeps two people from writing past each other. */
export async function enter(
  work: Work,
  matter: { id: string; version: number },
  line: Partial<SealedEntryContent> & Pick<SealedEntryContent, 'kind'>,
  closedAt?: Date,
): Promise<string> {
  const { agencyId, personId } = work.actor
  if (!(await store.advance(work.tx, matter.id, matter.version, closedAt))) throw new Problem('changed_meanwhile')
  const id = work.newId()
  await store.insertEntry(work.tx, { id, agencyId, matterId: matter.id, enteredAt: work.now, enteredBy: personId })
  await work.sealing.put(envelopes.entry, id, { ...nothing, ...line })
  work.record(matter.id)
  return id
}

type Permitted = (standing: Approached['standing']) => void

/** Who may, comes before how far the matter is. */
export async function approachToAct(
  work: Work,
  { id, version }: { id: string; version: number },
  checkPermitted: Permitted = checkMayAct,
): Promise<Approached> {
  const approached = await approach(work, id)
  checkPermitted(approached.standing)
  checkOpen(approached.shadow, version)
  return approached
}

/** Offices that are held by somebody whom the matter concerns. */
export const barredFor = async (work: Work, { concernedIds }: Approached) =>
  barredAuthorities((await listPeople(work)).filter(({ id }) => concernedIds.includes(id)))

export const addSealedEntry = write('sealedMatter.addEntry', async (work, record: SealedEntryRecord) => {
  const { shadow } = await approachToAct(work, record)
  checkText(shadow, record.text, record.isMarkMeant)
  await enter(work, record, { kind: record.kind, text: record.text })
  return openMatter(work, record.id)
})

/** Whom somebody told, by which means. */
export const addSealedNotice = write('sealedMatter.addNotice', async (work, record: SealedNoticeRecord) => {
  const approached = await approachToAct(work, record)
  const { shadow } = approached
  const { id, version, ...notice } = record
  checkText(shadow, notice.remark, true)
  checkNotice(shadow, notice, work.now)
  const routes = await routesOf(work, shadow)
  checkSealedMeans(
    notice.means,
    routes.flatMap(({ content }) => content.forbiddenMeans),
  )
  checkNotBarred(notice.authority, await barredFor(work, approached))
  await enter(work, { id, version }, { kind: 'notice', notice })
  return openMatter(work, id)
})

/** That it was handed over, to whom and when: nothing of what it is. */
export const handOverSealedMatter = write('sealedMatter.handOver', async (work, record: SealedHandOverRecord) => {
  const approached = await approachToAct(work, record)
  const { id, version, ...handOver } = record
  checkHandOver(handOver, work.now)
  checkNotBarred(handOver.authority, await barredFor(work, approached))
  await enter(work, { id, version }, { kind: 'handOver', handOver })
  return openMatter(work, id)
})

/**
 * Closing a matter does not end what follows it: review and decision take longer than the matter. But whoever closes says
 * which cases go on, so that none is lost from sight together with the matter.
 */
export const closeSealedMatter = write('sealedMatter.close', async (work, record: SealedClosing) => {
  const { shadow } = await approachToAct(work, record, checkMayLead)
  checkGoesOn(await openCasesOf(work, [record.id]), record.leftOpen)
  if (record.text !== '') checkText(shadow, record.text, true)
  await enter(work, record, { kind: 'closed', text: record.text }, work.now)
  return openMatter(work, record.id)
})
