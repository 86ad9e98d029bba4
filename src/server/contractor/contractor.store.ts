import { sql } from 'kysely'
import type {
  Contractor,
  ContractorChange,
  ContractorDetail,
  ContractorEntry,
  ContractorPerson,
} from '#domain/contractor/contractor.ts'
import type { ContractorPaper, ContractorPaperEntry } from '#domain/contractor/contractor-paper.ts'
import type { Tx } from '#server/platform/database.ts'

export type StoredContractor = Omit<Contractor, 'faults'>

/** More than any agency has; a list is never without an end. */
const mostListed = 500

/** Those that work here, or those that did; one of them alone when it is named. */
export async function list(
  tx: Tx,
  { id, isWithdrawn }: { id?: string; isWithdrawn?: boolean },
): Promise<StoredContractor[]> {
  const { rows } = await sql<StoredContractor>`
    select contractor.id, kind, contractor.name, unit_id, unit.name as unit_name, telephone, holiday_telephone,
      declares_no_banned_product, remark, withdrawn_on, contractor.version
    from contractor join unit on unit.id = unit_id
    where (${id ?? null}::uuid is null or contractor.id = ${id ?? null})
      and (${isWithdrawn ?? null}::boolean is null or (withdrawn_on is not null) = ${isWithdrawn ?? null})
    order by kind, contractor.name, contractor.id
    limit ${mostListed}`.execute(tx)
  return rows
}

export async function find(tx: Tx, id: string): Promise<StoredContractor | undefined> {
  return (await list(tx, { id }))[0]
}

export const insert = (tx: Tx, contractor: ContractorEntry & { agencyId: string }) =>
  tx.insertInto('contractor').values(contractor).execute()

/** False when somebody else wrote meanwhile. */
export async function update(
  tx: Tx,
  { id, version, ...changes }: ContractorChange | { id: string; version: number; withdrawnOn: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('contractor')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

type OfFirm<T> = T & { contractorId: string }

/** Those who are there first. */
export async function listPeople(tx: Tx, contractorIds: readonly string[]): Promise<OfFirm<ContractorPerson>[]> {
  const { rows } = await sql<OfFirm<ContractorPerson>>`
    select id, contractor_id, name, telephone, left_on from contractor_person
    where contractor_id = any(${contractorIds}::uuid[])
    order by left_on is not null, name`.execute(tx)
  return rows
}

export const insertPerson = (tx: Tx, person: Omit<OfFirm<ContractorPerson>, 'leftOn'> & { agencyId: string }) =>
  tx.insertInto('contractorPerson').values(person).execute()

/** False when nobody of that firm is there under this id any more. */
export async function leave(tx: Tx, contractorId: string, personId: string, leftOn: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('contractorPerson')
    .set({ leftOn })
    .where('contractorId', '=', contractorId)
    .where('id', '=', personId)
    .where('leftOn', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** Those that count first, the earliest to expire on top. */
export async function listPapers(tx: Tx, contractorIds: readonly string[]): Promise<OfFirm<ContractorPaper>[]> {
  const { rows } = await sql<OfFirm<ContractorPaper>>`
    select paper.id, paper.contractor_id, kind, person_id, person.name as person_name, title, has_clause, from_date,
      until_date, ended_on,
      case when file.id is not null then json_build_object('id', file.id, 'name', file.name,
        'mediaType', file.media_type, 'size', file.size, 'sha256', file.sha256) end as file
    from contractor_paper as paper
    left join contractor_person as person on person.id = person_id
    left join file on file.id = file_id
    where paper.contractor_id = any(${contractorIds}::uuid[])
    order by ended_on is not null, until_date, paper.id`.execute(tx)
  return rows
}

type NewPaper = Omit<ContractorPaperEntry, 'id' | 'paperId'> & {
  id: string
  agencyId: string
  contractorId: string
  recordedBy: string
}
export const insertPaper = (tx: Tx, paper: NewPaper) => tx.insertInto('contractorPaper').values(paper).execute()

/** False when it was ended before, or is none of that firm. */
export async function endPaper(tx: Tx, contractorId: string, paperId: string, endedOn: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('contractorPaper')
    .set({ endedOn })
    .where('contractorId', '=', contractorId)
    .where('id', '=', paperId)
    .where('endedOn', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

type Expiring = Pick<ContractorPaper, 'id' | 'kind' | 'title' | 'personName'> & {
  contractorId: string
  contractorName: string
  unitId: string
  unitName: string
  untilDate: string
}

/** Papers that still count and expire by this day, or have; one of them alone when it is named. */
export async function listExpiring(tx: Tx, by: string, paperId?: string): Promise<Expiring[]> {
  const { rows } = await sql<Expiring>`
    select paper.id, paper.kind, title, person.name as person_name, firm.id as contractor_id,
      firm.name as contractor_name, unit_id, unit.name as unit_name, until_date
    from contractor_paper as paper
    join contractor as firm on firm.id = paper.contractor_id
    join unit on unit.id = unit_id
    left join contractor_person as person on person.id = person_id
    where ended_on is null and until_date <= ${by}::date and withdrawn_on is null and person.left_on is null
      and (${paperId ?? null}::uuid is null or paper.id = ${paperId ?? null})
    order by until_date, paper.id
    limit ${mostListed}`.execute(tx)
  return rows
}

export const linkInspection = (tx: Tx, agencyId: string, contractorId: string, inspectionId: string) =>
  tx.insertInto('contractorInspection').values({ agencyId, contractorId, inspectionId }).execute()

export async function listInspections(tx: Tx, contractorId: string): Promise<ContractorDetail['inspections']> {
  const { rows } = await sql<ContractorDetail['inspections'][number]>`
    select inspection.id, form.content ->> 'title' as title, submitted_at, not_compliant
    from contractor_inspection as link
    join inspection on inspection.id = link.inspection_id
    join checklist_version as form on form.id = checklist_version_id
    where link.contractor_id = ${contractorId}
    order by inspection.id desc
    limit 20`.execute(tx)
  return rows
}

export const linkIncident = (tx: Tx, agencyId: string, contractorId: string, incidentId: string) =>
  tx.insertInto('contractorIncident').values({ agencyId, contractorId, incidentId }).execute()

export async function listIncidents(tx: Tx, contractorId: string): Promise<ContractorDetail['incidents']> {
  const { rows } = await sql<ContractorDetail['incidents'][number]>`
    select incident.id, number, known_at
    from contractor_incident as link join incident on incident.id = link.incident_id
    where link.contractor_id = ${contractorId}
    order by known_at desc
    limit 20`.execute(tx)
  return rows
}
