import { maySeeRestricted } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'
import { checkMeasure, checkTarget, checkTargetKeeping } from '#domain/protected-target/protected-target.rules.ts'
import type {
  ProtectedTarget,
  ProtectedTargetChange,
  ProtectedTargetDetail,
  ProtectedTargetEntry,
  ProtectiveMeasureEntry,
  TargetRecordEntry,
} from '#domain/protected-target/protected-target.ts'
import { findAgency, findSettings, findUnit } from '#server/agency/agency.operations.ts'
import { findInspection } from '#server/inspection/inspection.operations.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import * as store from './protected-target.store.ts'

type ById = { id: string }
type ByVersion = ById & { version: number }

/** 限閱: for whoever else asks there is no such target. */
async function load(work: Work, id: string): Promise<ProtectedTarget> {
  const target = await store.find(work.tx, id)
  if (!target || !maySeeRestricted(work.actor, target.unitId)) throw new Problem('not_found')
  return target
}

async function loadKept(work: Work, id: string): Promise<ProtectedTarget> {
  const target = await load(work, id)
  checkTargetKeeping(work.actor, target)
  return target
}

async function detailOf(work: Work, id: string): Promise<ProtectedTargetDetail> {
  const target = await load(work, id)
  const plans = await store.listPlansOf(work.tx, id)
  return {
    target,
    contacts: await store.listContacts(work.tx, [...(target.bodyId ? [target.bodyId] : []), ...target.contactIds]),
    records: await store.listRecords(work.tx, id),
    emergencyPlans: plans
      .filter(({ unitId }) => maySeeRestricted(work.actor, unitId))
      .map(({ unitId: _, ...plan }) => plan),
  }
}

/** All that this person may see: for the list, and for whatever names them. */
export const targetsSeen = async (work: Work, isWithdrawn: boolean): Promise<ProtectedTarget[]> =>
  (await store.list(work.tx, { isWithdrawn })).filter(({ unitId }) => maySeeRestricted(work.actor, unitId))

export const listTargets = read('protectedTarget.list', (work, { withdrawn }: { withdrawn?: 'yes' | undefined }) =>
  targetsSeen(work, withdrawn === 'yes'),
)

export const showTarget = read('protectedTarget.show', (work, { id }: ById) => detailOf(work, id))

export const printTargets = read('protectedTarget.print', async (work, _: Record<string, never>) => {
  const targets = await targetsSeen(work, false)
  if (targets.length === 0) throw new Problem('protectedTarget.none_to_print')
  const ids = targets.flatMap(({ contactIds }) => contactIds)
  const contacts = await store.listContacts(work.tx, [...new Set(ids)])
  return { agency: await findAgency(work), targets, contacts, madeAt: work.now.toISOString() }
})

const around = async (work: Work, unitId: string) => ({
  unit: await findUnit(work, unitId),
  kinds: (await findSettings(work)).targetKinds,
})

export const addTarget = write('protectedTarget.add', async (work, entry: ProtectedTargetEntry) => {
  checkTarget(work.actor, entry, await around(work, entry.unitId))
  await store.insert(work.tx, { ...entry, agencyId: work.actor.agencyId })
  work.record(entry.id, { unitId: entry.unitId })
  return detailOf(work, entry.id)
})

export const changeTarget = write('protectedTarget.change', async (work, change: ProtectedTargetChange) => {
  const { kind } = await loadKept(work, change.id)
  const { unit, kinds } = await around(work, change.unitId)
  // A kind that is no longer on the list may stay where it is.
  checkTarget(work.actor, change, { unit, kinds: [...kinds, kind] })
  if (!(await store.update(work.tx, work.actor.agencyId, change))) throw new Problem('changed_meanwhile')
  work.record(change.id, { version: change.version + 1 })
  return detailOf(work, change.id)
})

/** It is watched no more; what was done for it stays. */
export const withdrawTarget = write('protectedTarget.withdraw', async (work, { id, version }: ByVersion) => {
  await loadKept(work, id)
  if (!(await store.withdraw(work.tx, { id, version, withdrawnOn: work.today }))) throw new Problem('changed_meanwhile')
  work.record(id, { withdrawnOn: work.today })
  return detailOf(work, id)
})

/** A measure, or how far it has come; what it was before stays in the audit entry. */
export const setMeasure = write(
  'protectedTarget.setMeasure',
  async (work, { id: targetId, measureId: id, version, ...measure }: ProtectiveMeasureEntry) => {
    const { measures } = await loadKept(work, targetId)
    checkMeasure(measure, work.today)
    const before = measures.find((one) => one.id === id)
    if (version === 0)
      await store.insertMeasure(work.tx, { ...measure, id, targetId, agencyId: work.actor.agencyId, version: 1 })
    else if (!(await store.updateMeasure(work.tx, { ...measure, id, targetId, version })))
      throw new Problem('changed_meanwhile')
    work.record(targetId, { measureId: id, state: measure.state, before: before?.state ?? null })
    return detailOf(work, targetId)
  },
)

/** An exercise, an inspection or test calls that were made for it. */
export const linkRecord = write(
  'protectedTarget.linkRecord',
  async (work, { id: targetId, linkId: id, kind, recordId }: TargetRecordEntry) => {
    await loadKept(work, targetId)
    if (kind === 'inspection') await checkInspection(work, recordId)
    const { agencyId, personId: linkedBy } = work.actor
    await store.link(work.tx, { id, agencyId, targetId, kind, recordId, linkedBy, linkedAt: work.now })
    work.record(targetId, { kind, recordId })
    return detailOf(work, targetId)
  },
)

/** Whoever may see the target sees its title from then on, so it must be handed in. */
async function checkInspection(work: Work, id: string): Promise<void> {
  const { status } = await findInspection(work, id)
  if (status !== 'submitted') throw new Problem('protectedTarget.inspection_open')
}
