import type pg from 'pg'
import type { AgencyDescription } from '#domain/agency/agency-description.ts'
import { ChecklistContent } from '#domain/checklist/checklist.ts'
import type { Role } from '#domain/person/person.ts'
import { type Founded, foundAgency } from '#server/agency/founding.store.ts'
import { newId } from '#server/platform/id.ts'
import { hashPassword } from '#server/session/session.http.ts'

const password = 'New-Year-Eve-2026'
const passwordHash = hashPassword(password)

/** Who is who in a test agency: the key is how a test calls them. */
const people: Record<string, { unit: string; roles: Role[] }> = {
  agencyHead: { unit: '民政課', roles: ['agencyHead'] },
  chiefSecretary: { unit: '民政課', roles: ['chiefSecretary'] },
  ethicsDirector: { unit: '政風室', roles: ['ethicsDirector', 'unitHead'] },
  ethicsOfficer: { unit: '政風室', roles: ['ethicsOfficer'] },
  secondEthicsOfficer: { unit: '政風室', roles: ['ethicsOfficer'] },
  unitHead: { unit: '行政室', roles: ['unitHead'] },
  otherUnitHead: { unit: '民政課', roles: ['unitHead'] },
  staff: { unit: '行政室', roles: ['staff', 'dutyOfficer'] },
  otherStaff: { unit: '民政課', roles: ['staff'] },
  librarian: { unit: '圖書館', roles: ['staff'] },
  systemAdministrator: { unit: '行政室', roles: ['systemAdministrator'] },
}

export const testChecklist: ChecklistContent = ChecklistContent.parse({
  kind: 'agencySecurity',
  title: '機關安全自主檢查表',
  titleEn: 'Agency security self-inspection',
  version: 1,
  source: 'test',
  items: Array.from({ length: 4 }, (_, index) => ({
    key: `A0${index + 1}`,
    section: '門禁',
    sectionEn: 'Access',
    question: `第 ${index + 1} 題`,
    questionEn: `Question ${index + 1}`,
    grade: (['minor', 'major', 'critical', 'minor'] as const)[index]!,
  })),
})

export type AgencyMade = Founded & { password: string; loginNames: Record<string, string> }

/** An agency with four units and one person of each kind; `prefix` keeps login names of two agencies apart. */
export async function makeAgency(owner: pg.Pool, prefix: string): Promise<AgencyMade> {
  const loginNames = Object.fromEntries(Object.keys(people).map((who) => [who, `${prefix}.${who.toLowerCase()}`]))
  const description: AgencyDescription = {
    name: `${prefix}鄉公所`,
    level: 'township',
    parent: null,
    units: ['民政課', '行政室', '政風室', '圖書館'],
    people: Object.entries(people).map(([who, { unit, roles }]) => ({
      name: `${prefix} ${who}`,
      title: who,
      unit,
      roles,
      loginName: loginNames[who]!,
    })),
  }
  const hash = await passwordHash
  const client = await owner.connect()
  try {
    const founded = await foundAgency(client, {
      description,
      exercise: false,
      clockOffsetSeconds: 0,
      passwordHashes: new Map(Object.values(loginNames).map((name) => [name, hash])),
      checklists: [testChecklist],
      at: new Date('2026-01-01T00:00:00Z'),
    })
    return { ...founded, password, loginNames }
  } finally {
    client.release()
  }
}

export type PlanMade = { planId: string; clauseId: string; dutyId: string }
type PlanChanges = { status?: 'issued' | 'closed'; evidence?: 'none' | 'note' | 'file' | 'checklist' }

async function asAgency(
  owner: pg.Pool,
  agencyId: string,
  run: (client: pg.PoolClient) => Promise<void>,
): Promise<void> {
  const client = await owner.connect()
  try {
    await client.query('begin')
    await client.query("select set_config('app.agency_id', $1, true)", [agencyId])
    await run(client)
    await client.query('commit')
  } finally {
    client.release()
  }
}

/** An issued plan of one clause with one confirmed duty: every unit fills in a self-inspection. */
export async function makePlan(owner: pg.Pool, { agencyId }: AgencyMade, changes: PlanChanges = {}): Promise<PlanMade> {
  const { status = 'issued', evidence = 'checklist' } = changes
  const made = { planId: newId(), clauseId: newId(), dutyId: newId() }
  const { planId, clauseId, dutyId } = made
  await asAgency(owner, agencyId, async (client) => {
    await client.query(
      `insert into plan (id, agency_id, title, agency_name, roc_year, occasion, period_start, period_end, as_of, basis,
         warnings, source_text, citation_changes, lessons, status)
       values ($1, $2, '春節專案', '鄉公所', 115, 'spring_festival', '2026-02-09', '2026-02-23', '2026-02-09', '[]',
         '[]', '壹、各單位應辦理自主檢查。', '[]', '[]', $3)`,
      [planId, agencyId, status],
    )
    await client.query(
      `insert into clause (id, agency_id, plan_id, position, label, level, text, span_start, span_end)
       values ($1, $2, $3, 0, '壹', 1, '各單位應辦理自主檢查。', 0, 13)`,
      [clauseId, agencyId, planId],
    )
    await client.query(
      `insert into duty (id, agency_id, plan_id, clause_id, position, what, action, mode, timing, owners, unit_ids,
         recipients, evidence, checklist_kinds, status)
       values ($1, $2, $3, $4, 0, '辦理自主檢查', 'self_inspection', 'scheduled', 'before_holiday', '{各單位}', '{}',
         '[]', $5, $6, 'accepted')`,
      [dutyId, agencyId, planId, clauseId, evidence, evidence === 'checklist' ? ['agencySecurity'] : []],
    )
  })
  return made
}

type AssignmentPlace = { unit: string; plan: PlanMade; dueDate?: string }

/** The duty of a made plan, given to a unit once more. */
export async function makeAssignment(owner: pg.Pool, agency: AgencyMade, place: AssignmentPlace): Promise<string> {
  const { unit, plan, dueDate = '2026-02-13' } = place
  const id = newId()
  await asAgency(owner, agency.agencyId, async (client) => {
    await client.query(
      `insert into assignment (id, agency_id, plan_id, duty_id, unit_id, from_date, due_date, checklist_id, occurrence)
       select $1, $2, plan_id, id, $3, '2026-02-09', $4,
         (select id from checklist where agency_id = $2 and kind = any(checklist_kinds)),
         (select count(*) + 1 from assignment where duty_id = duty.id)
       from duty where id = $5`,
      [id, agency.agencyId, agency.unitIds.get(unit), dueDate, plan.dutyId],
    )
  })
  return id
}
