import { randomBytes } from 'node:crypto'
import {
  answersFor,
  checkUnchanged,
  mayRegister,
  maySeeMedium,
  storableClass,
} from '#domain/confidential-medium/confidential-medium.rules.ts'
import type {
  Medium,
  MediumChange,
  MediumDetail,
  MediumEntry,
  MediumEventKind,
  MediumParticulars,
} from '#domain/confidential-medium/confidential-medium.ts'
import { pointCodeBytes, pointCodeOf, readPointCode } from '#domain/point/point-code.ts'
import { Problem } from '#domain/problem.ts'
import { findUnit, listPeople } from '#server/agency/agency.operations.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import * as store from './confidential-medium.store.ts'
import * as envelopes from './envelopes.ts'

type ById = { id: string }

/** All that the one who asks may see. */
export const mediaSeen = async (work: Work): Promise<Medium[]> =>
  (await store.list(work.tx)).filter((medium) => maySeeMedium(work.actor, medium))

export const listMedia = read('confidentialMedium.list', (work, _: Record<string, never>) => mediaSeen(work))

/** What somebody may not see is not there. */
export async function findMedium(work: Work, id: string): Promise<Medium> {
  const medium = await store.find(work.tx, id)
  if (!medium || !maySeeMedium(work.actor, medium)) throw new Problem('not_found')
  return medium
}

/** As it is at the end of whatever is done to it just now; nobody else changes it until this transaction is over. */
export async function lockMedium(work: Work, id: string): Promise<Medium> {
  await store.lock(work.tx, id)
  return (await store.find(work.tx, id))!
}

/** For whoever answers for it, held fast. */
export async function takeMedium(work: Work, id: string): Promise<Medium> {
  await findMedium(work, id)
  const medium = await lockMedium(work, id)
  if (!answersFor(work.actor, medium)) throw new Problem('confidentialMedium.not_yours')
  return medium
}

export const showMedium = read('confidentialMedium.show', async (work, { id }: ById): Promise<MediumDetail> => {
  const medium = await findMedium(work, id)
  return { medium, events: await store.listEvents(work.tx, id) }
})

/** Whether a code is another's or nobody's, the answer is one and the same. */
export const findMediumByCode = read('confidentialMedium.findByCode', async (work, { code }: { code: string }) => {
  const bare = readPointCode(code)
  const medium = bare === null ? undefined : await store.findByCode(work.tx, bare)
  if (!medium || !maySeeMedium(work.actor, medium)) throw new Problem('not_found')
  return medium
})

/** Reading is an act: it is recorded in the transaction that opens the envelope, or nothing is shown. */
export const openMedium = write('confidentialMedium.open', async (work, { id }: ById): Promise<MediumParticulars> => {
  await findMedium(work, id)
  work.record(id)
  return (await work.sealing.find(envelopes.particulars, [id])).get(id)!
})

type Happening = { kind: MediumEventKind; withId?: string | null; permitId?: string | null }

/** One line of its life. */
export const noteEvent = (work: Work, mediumId: string, { kind, withId = null, permitId = null }: Happening) =>
  store.insertEvent(work.tx, {
    ...{ id: work.newId(), agencyId: work.actor.agencyId, mediumId, kind, withId, permitId },
    ...{ at: work.now, byId: work.actor.personId },
  })

/** What others do to a thing that they hold fast. */
export const changeMedium = (work: Work, medium: Medium, changes: Parameters<typeof store.update>[2]) =>
  store.update(work.tx, medium, changes)

async function checkKeeper(work: Work, keeperId: string): Promise<void> {
  if (!(await listPeople(work)).some(({ id }) => id === keeperId))
    throw new Problem('confidentialMedium.keeper_unknown')
}

type NewMedium = Omit<Parameters<typeof store.insert>[1], 'agencyId' | 'code' | 'registeredAt'>

async function put(work: Work, medium: NewMedium, particulars: MediumParticulars, permitId: string | null) {
  const code = pointCodeOf(randomBytes(pointCodeBytes))
  await store.insert(work.tx, { ...medium, code, agencyId: work.actor.agencyId, registeredAt: work.now })
  await work.sealing.put(envelopes.particulars, medium.id, particulars)
  await noteEvent(work, medium.id, { kind: 'registered', withId: medium.keeperId, permitId })
}

/** An original, by a number that says nothing of what is in it. */
export const registerMedium = write('confidentialMedium.register', async (work, entry: MediumEntry) => {
  const { id, number, kind, unitId, keeperId, pointId, shelf, remark } = entry
  const classification = storableClass(entry)
  if (!mayRegister(work.actor, unitId)) throw new Problem('confidentialMedium.not_yours')
  const unit = await findUnit(work, unitId)
  if (!unit || unit.abolishedOn) throw new Problem('confidentialMedium.unit_unknown')
  await checkKeeper(work, keeperId)
  const medium = { id, number, copyNumber: 0, originalId: null, kind, classification, unitId, keeperId, pointId }
  await put(work, medium, { shelf, remark }, null)
  work.record(id, { unitId, kind, classification })
  return { id, version: 1 }
})

/** The copy that a permit was for, as the thing it was made of lies there. */
export async function registerCopy(work: Work, from: Medium, copyNumber: number, permitId: string): Promise<void> {
  const { number, kind, classification, unitId, keeperId, pointId } = from
  const id = work.newId()
  const copy = { id, number, copyNumber, originalId: from.originalId ?? from.id, kind, classification }
  await put(work, { ...copy, unitId, keeperId, pointId }, { shelf: '', remark: '' }, permitId)
}

export const moveMedium = write('confidentialMedium.change', async (work, change: MediumChange) => {
  const { id, version, keeperId, pointId, shelf, remark } = change
  const medium = await takeMedium(work, id)
  checkUnchanged(medium, version)
  if (keeperId !== medium.keeperId) await checkKeeper(work, keeperId)
  await changeMedium(work, medium, { keeperId, pointId })
  await work.sealing.put(envelopes.particulars, id, { shelf, remark }, version + 1)
  await noteEvent(work, id, { kind: 'changed', withId: keeperId })
  work.record(id)
  return { id, version: version + 1 }
})
