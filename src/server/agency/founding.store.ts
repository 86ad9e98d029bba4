import type { Client, PoolClient } from 'pg'
import type { AgencyDescription } from '#domain/agency/agency-description.ts'
import type { ChecklistContent } from '#domain/checklist/checklist.ts'
import { newId } from '#server/platform/id.ts'

export type Founding = {
  description: AgencyDescription
  exercise: boolean
  /** Seconds that the exercise clock is ahead of the real one. */
  clockOffsetSeconds: number
  /** By login name. */
  passwordHashes: ReadonlyMap<string, string>
  checklists: readonly ChecklistContent[]
  at: Date
}

export type Founded = {
  agencyId: string
  unitIds: Map<string, string>
  personIds: Map<string, string>
  checklistVersionIds: Map<string, string>
}

/** Founds an agency as the owner of the schema: the one act that no agency's own person can do. */
export async function foundAgency(client: Client | PoolClient, founding: Founding): Promise<Founded> {
  const { description, exercise, clockOffsetSeconds } = founding
  const agencyId = newId()
  await client.query('begin')
  await client.query(
    `insert into agency (id, parent_id, name, level, exercise, clock_offset_seconds)
     values ($1, (select id from agency where name = $2 and exercise = $5 order by id limit 1), $3, $4, $5, $6)`,
    [agencyId, description.parent, description.name, description.level, exercise, clockOffsetSeconds],
  )
  await client.query("select set_config('app.agency_id', $1, true)", [agencyId])
  const unitIds = await insertUnits(client, agencyId, description)
  const personIds = await insertPeople(client, agencyId, founding, unitIds)
  const checklistVersionIds = await insertChecklists(client, agencyId, founding)
  await client.query('commit')
  return { agencyId, unitIds, personIds, checklistVersionIds }
}

async function insertUnits(client: Client | PoolClient, agencyId: string, { units }: AgencyDescription) {
  const ids = new Map(units.map((unit) => [unit, newId()]))
  for (const [index, unit] of units.entries())
    await client.query('insert into unit (id, agency_id, name, position) values ($1, $2, $3, $4)', [
      ids.get(unit),
      agencyId,
      unit,
      index,
    ])
  return ids
}

async function insertPeople(
  client: Client | PoolClient,
  agencyId: string,
  founding: Founding,
  unitIds: Map<string, string>,
) {
  const ids = new Map<string, string>()
  for (const person of founding.description.people) {
    const id = newId()
    ids.set(person.loginName, id)
    await client.query(
      `insert into person (id, agency_id, unit_id, name, title, roles, login_name, password_hash)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        id,
        agencyId,
        person.unit && unitIds.get(person.unit),
        person.name,
        person.title,
        person.roles,
        person.loginName,
        founding.passwordHashes.get(person.loginName),
      ],
    )
  }
  return ids
}

async function insertChecklists(client: Client | PoolClient, agencyId: string, { checklists, at }: Founding) {
  const ids = new Map<string, string>()
  for (const content of checklists) {
    const checklistId = newId()
    const versionId = newId()
    ids.set(content.kind, versionId)
    await client.query('insert into checklist (id, agency_id, kind, title) values ($1, $2, $3, $4)', [
      checklistId,
      agencyId,
      content.kind,
      content.title,
    ])
    await client.query(
      'insert into checklist_version (id, agency_id, checklist_id, number, content, published_at) values ($1, $2, $3, 1, $4, $5)',
      [versionId, agencyId, checklistId, JSON.stringify(content), at],
    )
  }
  return ids
}
