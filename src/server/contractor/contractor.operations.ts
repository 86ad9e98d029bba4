import { checkContractor, checkContractorKeeping, contractorFaults } from '#domain/contractor/contractor.rules.ts'
import type {
  Contractor,
  ContractorChange,
  ContractorDetail,
  ContractorEntry,
  ContractorPersonEntry,
} from '#domain/contractor/contractor.ts'
import { maySeeRestricted, seesEveryUnit } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'
import { findAgency, findSettings, findUnit } from '#server/agency/agency.operations.ts'
import { checklistIdsByKind, findLatestVersionId } from '#server/checklist/checklist.operations.ts'
import { findStanding } from '#server/incident/incident-course.operations.ts'
import { beginInspection } from '#server/inspection/inspection-begin.operations.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import * as store from './contractor.store.ts'
import { visitsShown } from './contractor-visit.operations.ts'
import { listOf as listVisitsOf } from './contractor-visit.store.ts'
import { listOf as listOrdersOf } from './work-order.store.ts'

type ById = { id: string }
type ByVersion = ById & { version: number }

/** With what is missing, for those who may see the papers of the firm. */
async function shown(work: Work, stored: readonly store.StoredContractor[]): Promise<Contractor[]> {
  const ids = stored.map(({ id }) => id)
  const people = Map.groupBy(await store.listPeople(work.tx, ids), ({ contractorId }) => contractorId)
  const papers = Map.groupBy(await store.listPapers(work.tx, ids), ({ contractorId }) => contractorId)
  return stored.map((contractor) => {
    const looked = { contractor, people: people.get(contractor.id) ?? [], papers: papers.get(contractor.id) ?? [] }
    const maySee = maySeeRestricted(work.actor, contractor.unitId)
    return { ...contractor, faults: maySee ? contractorFaults(looked, work.today) : null }
  })
}

/** The firm, for those who may see more of it than its name. */
async function findSeen(work: Work, id: string): Promise<store.StoredContractor> {
  const stored = await store.find(work.tx, id)
  if (!stored || !maySeeRestricted(work.actor, stored.unitId)) throw new Problem('not_found')
  return stored
}

/** The firm, for those who keep it. */
export async function findKept(work: Work, id: string): Promise<store.StoredContractor> {
  const stored = await store.find(work.tx, id)
  if (!stored) throw new Problem('not_found')
  checkContractorKeeping(work.actor, stored)
  return stored
}

export async function detailOf(work: Work, id: string): Promise<ContractorDetail> {
  const [contractor] = await shown(work, [await findSeen(work, id)])
  // The unit learns what ethics found once that is handed in.
  const isToSee = ({ submittedAt }: { submittedAt: string | null }) => seesEveryUnit(work.actor) || submittedAt !== null
  const without = <T extends { contractorId: string }>({ contractorId: _, ...rest }: T) => rest
  return {
    contractor: contractor!,
    people: (await store.listPeople(work.tx, [id])).map(without),
    papers: (await store.listPapers(work.tx, [id])).map(without),
    orders: await listOrdersOf(work.tx, id),
    visits: await visitsShown(work, await listVisitsOf(work.tx, id)),
    inspections: (await store.listInspections(work.tx, id)).filter(isToSee),
    incidents: await store.listIncidents(work.tx, id),
  }
}

export const listContractors = read('contractor.list', async (work, { withdrawn }: { withdrawn?: 'yes' | undefined }) =>
  shown(work, await store.list(work.tx, { isWithdrawn: withdrawn === 'yes' })),
)

export const showContractor = read('contractor.show', (work, { id }: ById) => detailOf(work, id))

export const printContractors = read('contractor.print', async (work, _: Record<string, never>) => {
  const stored = await store.list(work.tx, { isWithdrawn: false })
  const contractors = (await shown(work, stored)).filter(({ unitId }) => maySeeRestricted(work.actor, unitId))
  if (contractors.length === 0) throw new Problem('contractor.none_to_print')
  const ids = contractors.map(({ id }) => id)
  const people = (await store.listPeople(work.tx, ids)).filter(({ leftOn }) => leftOn === null)
  const papers = (await store.listPapers(work.tx, ids)).filter(({ endedOn }) => endedOn === null)
  return { agency: await findAgency(work), contractors, people, papers, madeAt: work.now.toISOString() }
})

const around = async (work: Work, unitId: string) => ({
  unit: await findUnit(work, unitId),
  kinds: (await findSettings(work)).contractors.kinds,
})

export const addContractor = write('contractor.add', async (work, entry: ContractorEntry) => {
  checkContractor(work.actor, entry, await around(work, entry.unitId))
  await store.insert(work.tx, { ...entry, agencyId: work.actor.agencyId })
  work.record(entry.id, { name: entry.name, unitId: entry.unitId })
  return detailOf(work, entry.id)
})

export const changeContractor = write('contractor.change', async (work, change: ContractorChange) => {
  const { kind } = await findKept(work, change.id)
  const { unit, kinds } = await around(work, change.unitId)
  // A kind that is no longer on the list may stay where it is.
  checkContractor(work.actor, change, { unit, kinds: [...kinds, kind] })
  if (!(await store.update(work.tx, change))) throw new Problem('changed_meanwhile')
  work.record(change.id, { version: change.version + 1 })
  return detailOf(work, change.id)
})

/** It no longer works here; what it did stays. */
export const withdrawContractor = write('contractor.withdraw', async (work, { id, version }: ByVersion) => {
  await findKept(work, id)
  if (!(await store.update(work.tx, { id, version, withdrawnOn: work.today }))) throw new Problem('changed_meanwhile')
  work.record(id, { withdrawnOn: work.today })
  return detailOf(work, id)
})

export const addPerson = write(
  'contractorPerson.add',
  async (work, { id, personId, ...person }: ContractorPersonEntry) => {
    await findKept(work, id)
    await store.insertPerson(work.tx, { ...person, id: personId, contractorId: id, agencyId: work.actor.agencyId })
    work.record(id, { personId })
    return detailOf(work, id)
  },
)

/** No longer of the firm: not let in any more. */
export const leavePerson = write(
  'contractorPerson.leave',
  async (work, { id, personId }: ById & { personId: string }) => {
    await findKept(work, id)
    if (!(await store.leave(work.tx, id, personId, work.today))) throw new Problem('contractor.person_unknown')
    work.record(id, { personId, leftOn: work.today })
    return detailOf(work, id)
  },
)

/** Opens the form for contractors at the responsible unit, and keeps it with the firm. */
export const inspectContractor = write(
  'contractor.inspect',
  async (work, { id, inspectionId }: ById & { inspectionId: string }) => {
    const { unitId } = await findKept(work, id)
    const checklistId = (await checklistIdsByKind(work)).get('contractors')
    if (!checklistId) throw new Problem('contractor.checklist_missing')
    const checklistVersionId = await findLatestVersionId(work, checklistId)
    await beginInspection(work, { id: inspectionId, unitId, checklistVersionId, planId: null })
    await store.linkInspection(work.tx, work.actor.agencyId, id, inspectionId)
    work.record(id, { inspectionId })
    return detailOf(work, id)
  },
)

/** An event that was reported and in which the firm had a part. */
export const linkIncident = write(
  'contractor.linkIncident',
  async (work, { id, incidentId }: ById & { incidentId: string }) => {
    await findSeen(work, id)
    await findStanding(work, incidentId)
    await store.linkIncident(work.tx, work.actor.agencyId, id, incidentId)
    work.record(id, { incidentId })
    return detailOf(work, id)
  },
)
