import { checkTree } from '#domain/emergency-plan/call-tree.rules.ts'
import type { CallTreeChange } from '#domain/emergency-plan/call-tree.ts'
import { checkEmergencyPlan, checkEmergencyPlanKeeping } from '#domain/emergency-plan/emergency-plan.rules.ts'
import type {
  EmergencyPlan,
  EmergencyPlanChange,
  EmergencyPlanDetail,
  EmergencyPlanEntry,
} from '#domain/emergency-plan/emergency-plan.ts'
import { maySeeRestricted } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'
import { findAgency, findUnit } from '#server/agency/agency.operations.ts'
import { beginDrill, findDrills } from '#server/contact/contact-drill.operations.ts'
import { findFiles } from '#server/file/file.operations.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import { targetsSeen } from '#server/protected-target/protected-target.operations.ts'
import * as store from './emergency-plan.store.ts'

type ById = { id: string }
type ByVersion = ById & { version: number }

/** 限閱: for whoever else asks there is no such plan. */
async function load(work: Work, id: string): Promise<EmergencyPlan> {
  const plan = await store.find(work.tx, id)
  if (!plan || !maySeeRestricted(work.actor, plan.unitId)) throw new Problem('not_found')
  return plan
}

async function loadKept(work: Work, id: string): Promise<EmergencyPlan> {
  const plan = await load(work, id)
  checkEmergencyPlanKeeping(work.actor, plan)
  return plan
}

async function detailOf(work: Work, id: string): Promise<EmergencyPlanDetail> {
  const plan = await load(work, id)
  const [file = null] = await findFiles(work, plan.fileId ? [plan.fileId] : [])
  const targets = await targetsSeen(work, false)
  return {
    plan,
    file,
    targets: targets.filter((target) => plan.targetIds.includes(target.id)).map(({ id, name }) => ({ id, name })),
    tree: await store.listTree(work.tx, id),
    drills: await findDrills(work, await store.listDrillIds(work.tx, id)),
  }
}

export const listEmergencyPlans = read(
  'emergencyPlan.list',
  async (work, { withdrawn }: { withdrawn?: 'yes' | undefined }) =>
    (await store.list(work.tx, { isWithdrawn: withdrawn === 'yes' })).filter(({ unitId }) =>
      maySeeRestricted(work.actor, unitId),
    ),
)

export const showEmergencyPlan = read('emergencyPlan.show', (work, { id }: ById) => detailOf(work, id))

export const printCallTree = read('emergencyPlan.printTree', async (work, { id }: ById) => {
  const { plan, tree } = await detailOf(work, id)
  if (tree.length === 0) throw new Problem('emergencyPlan.no_tree')
  return { agency: await findAgency(work), plan, tree, madeAt: work.now.toISOString() }
})

export const addEmergencyPlan = write('emergencyPlan.add', async (work, entry: EmergencyPlanEntry) => {
  checkEmergencyPlan(work.actor, entry, await findUnit(work, entry.unitId))
  await store.insert(work.tx, { ...entry, agencyId: work.actor.agencyId })
  work.record(entry.id, { unitId: entry.unitId, versionLabel: entry.versionLabel })
  return detailOf(work, entry.id)
})

/** A new version of the document takes the place of the one before; which one that was stays in the audit entry. */
export const changeEmergencyPlan = write('emergencyPlan.change', async (work, change: EmergencyPlanChange) => {
  const { versionLabel, dated, fileId } = await loadKept(work, change.id)
  checkEmergencyPlan(work.actor, change, await findUnit(work, change.unitId))
  if (!(await store.change(work.tx, work.actor.agencyId, change))) throw new Problem('changed_meanwhile')
  work.record(change.id, { version: change.version + 1, before: { versionLabel, dated, fileId } })
  return detailOf(work, change.id)
})

export const withdrawEmergencyPlan = write('emergencyPlan.withdraw', async (work, { id, version }: ByVersion) => {
  await loadKept(work, id)
  if (!(await store.update(work.tx, { id, version, withdrawnOn: work.today }))) throw new Problem('changed_meanwhile')
  work.record(id, { withdrawnOn: work.today })
  return detailOf(work, id)
})

/** The whole tree at once. */
export const saveCallTree = write('emergencyPlan.saveTree', async (work, { id, version, entries }: CallTreeChange) => {
  await loadKept(work, id)
  checkTree(entries)
  if (!(await store.update(work.tx, { id, version }))) throw new Problem('changed_meanwhile')
  await store.replaceTree(work.tx, work.actor.agencyId, id, entries)
  work.record(id, { version: version + 1, called: entries.length })
  return detailOf(work, id)
})

/** Test calls to the outside contacts of the tree, as part of a plan. */
export const startTreeDrill = write(
  'emergencyPlan.startDrill',
  async (work, { id, drillId, planId }: ById & { drillId: string; planId: string }) => {
    await loadKept(work, id)
    const tree = await store.listTree(work.tx, id)
    const inTree = new Set(tree.map(({ contactId }) => contactId))
    await beginDrill(work, { id: drillId, planId }, (contact) => inTree.has(contact.id))
    await store.linkDrill(work.tx, work.actor.agencyId, id, drillId)
    work.record(id, { drillId, planId })
    return detailOf(work, id)
  },
)
