import { createHash, randomBytes } from 'node:crypto'
import type pg from 'pg'
import { ChecklistContent } from '#domain/checklist/checklist.ts'
import { foundAgency } from '#server/agency/founding.store.ts'
import { newId } from '#server/platform/id.ts'

const unitsPerAgency = 16
const itemsPerChecklist = 40
/** What each agency has behind it when the measuring begins. */
const submissionsPerAgency = 100

/** The head of a unit, signed in, with forms still to hand in and some handed in. */
export type Head = {
  agency: number
  unitId: string
  checklistVersionId: string
  cookie: string
  owed: string[]
  submitted: string[]
}

const checklist = ChecklistContent.parse({
  kind: 'agencySecurity',
  title: '機關安全維護自主檢查表',
  titleEn: 'Agency security self-inspection',
  version: 1,
  source: 'bench',
  items: Array.from({ length: itemsPerChecklist }, (_, index) => ({
    key: `B${String(index + 1).padStart(2, '0')}`,
    section: `第${Math.floor(index / 10) + 1}類`,
    sectionEn: `Part ${Math.floor(index / 10) + 1}`,
    question: `第 ${index + 1} 項門禁、監視、照明與消防設備均已檢視並留有紀錄，功能正常？`,
    questionEn: `Item ${index + 1}: doors, cameras, lights and fire equipment were looked at and work?`,
    guidance: '實地操作一次，並對照上次紀錄。',
    grade: (['minor', 'major', 'critical'] as const)[index % 3]!,
  })),
})

/** One in ten does not comply. */
export const answers = checklist.items.map(({ key }, index) =>
  index % 10 === 9
    ? { itemKey: key, verdict: 'notCompliant', note: '後門門弓器故障，已通知廠商於假期前修復。', fileIds: [] }
    : { itemKey: key, verdict: 'compliant', fileIds: [] },
)
export const answersJson = JSON.stringify(answers)

/** So many agencies, each with units and their heads signed in, an issued plan, and a past. */
export async function loadAgencies(owner: pg.Client, agencies: number): Promise<Head[]> {
  const heads: Head[] = []
  for (let agency = 0; agency < agencies; agency += 1) heads.push(...(await loadAgency(owner, agency)))
  await owe(owner, heads, Math.ceil(submissionsPerAgency / unitsPerAgency))
  for (const head of heads) head.submitted = head.owed.splice(0)
  await owner.query(past, [answersJson, heads.flatMap((head) => head.submitted)])
  await owner.query('vacuum analyze')
  return heads
}

async function loadAgency(owner: pg.Client, agency: number): Promise<Head[]> {
  const units = Array.from({ length: unitsPerAgency }, (_, index) => `第${index + 1}課`)
  const login = (unit: number) => `bench.a${agency}.u${unit}`
  const people = units.map((unit, index) => ({
    name: `課長${index + 1}`,
    title: '課長',
    unit,
    roles: ['unitHead' as const],
    loginName: login(index),
  }))
  const founded = await foundAgency(owner, {
    description: { name: `第${agency + 1}鄉公所`, level: 'township', parent: null, units, people },
    exercise: false,
    clockOffsetSeconds: 0,
    passwordHashes: new Map(people.map(({ loginName }) => [loginName, 'none'])),
    checklists: [checklist],
    at: new Date(),
  })
  const { agencyId, unitIds, personIds, checklistVersionIds } = founded
  await owner.query(issuedPlan, [newId(), newId(), newId(), agencyId])
  const heads = units.map((unit, index) => ({ unitId: unitIds.get(unit)!, personId: personIds.get(login(index))! }))
  const signedIn: Head[] = []
  for (const { unitId, personId } of heads)
    signedIn.push({
      agency,
      unitId,
      checklistVersionId: checklistVersionIds.get(checklist.kind)!,
      cookie: await openSession(owner, agencyId, personId),
      owed: [],
      submitted: [],
    })
  return signedIn
}

/** As signing in leaves it: the token's hash in the database, the token with the client. */
export async function openSession(owner: pg.Client, agencyId: string, personId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await owner.query(
    `insert into session (token_hash, agency_id, person_id, complete, started_at, active_at, ends_at)
     values ($1, $2, $3, true, now(), now(), now() + interval '8 hours')`,
    [createHash('sha256').update(token).digest(), agencyId, personId],
  )
  return `shousui=${token}`
}

/** Gives each head so many more forms to hand in. */
export async function owe(owner: pg.Client, heads: readonly Head[], count: number): Promise<void> {
  const needing = heads.filter((head) => head.owed.length < count)
  const { rows } = await owner.query<{ id: string; unit_id: string }>(moreAssignments, [
    needing.map((head) => head.unitId),
    needing.map((head) => count - head.owed.length),
  ])
  const byUnit = new Map(needing.map((head) => [head.unitId, head.owed]))
  for (const { id, unit_id } of rows) byUnit.get(unit_id)!.push(id)
}

const issuedPlan = `
  with issued as (
    insert into plan (id, agency_id, title, agency_name, roc_year, occasion, period_start, period_end, as_of, basis,
      warnings, source_text, citation_changes, lessons, status)
    values ($1, $4, '春節專案', '鄉公所', 115, 'spring_festival', '2026-02-09', '2026-02-23', '2026-02-09', '[]', '[]', '',
      '[]', '[]', 'issued')
  ), read as (
    insert into clause (id, agency_id, plan_id, position, label, level, text, span_start, span_end)
    values ($2, $4, $1, 0, '壹', 1, '各單位應辦理自主檢查。', 0, 11)
  )
  insert into duty (id, agency_id, plan_id, clause_id, position, what, action, mode, timing, owners, unit_ids, recipients,
    evidence, checklist_kinds, status)
  values ($3, $4, $1, $2, 0, '辦理自主檢查', 'self_inspection', 'scheduled', 'before_holiday', '{各單位}', '{}', '[]',
    'checklist', '{agencySecurity}', 'accepted')`

const moreAssignments = `
  insert into assignment (id, agency_id, plan_id, duty_id, unit_id, from_date, due_date, checklist_id, occurrence)
  select uuidv7(), duty.agency_id, duty.plan_id, duty.id, unit.id, '2026-02-09', '2026-02-13', checklist.id,
    given.count + number
  from unnest($1::uuid[], $2::int[]) as needing (unit_id, count)
  join unit on unit.id = needing.unit_id
  join duty on duty.agency_id = unit.agency_id
  join checklist on checklist.agency_id = unit.agency_id
  cross join lateral (select count(*) from assignment where duty_id = duty.id and unit_id = unit.id) as given
  cross join lateral generate_series(1, needing.count) as number
  returning id, unit_id`

/** What is owed so far was handed in, answer by answer as the server would have stored it. The id is the assignment's. */
const past = `
  with handed_in as (
    insert into inspection (id, agency_id, assignment_id, plan_id, unit_id, checklist_version_id, status, answers, held_by,
      ready_to_submit, submitted_at, submitted_by, compliant, not_compliant, not_applicable)
    select assignment.id, assignment.agency_id, assignment.id, plan_id, assignment.unit_id, published.id, 'submitted',
      $1::jsonb, person.id, true, now(), person.id, ${itemsPerChecklist * 0.9}, ${itemsPerChecklist / 10}, 0
    from assignment
    join checklist_version as published using (checklist_id)
    join person on person.unit_id = assignment.unit_id
    where assignment.id = any($2::uuid[])
    returning *
  ), done as (
    update assignment set done_at = now() from handed_in where assignment.id = handed_in.id
  ), counted as (
    insert into unit_summary (agency_id, plan_id, unit_id, inspections, compliant, not_compliant, deficiencies_found)
    select agency_id, plan_id, unit_id, count(*), sum(compliant), sum(not_compliant), sum(not_compliant)
    from handed_in group by 1, 2, 3
  )
  insert into deficiency (id, agency_id, plan_id, inspection_id, item_key, unit_id, description, grade, found_on,
    improvement_due_date)
  select uuidv7(), agency_id, plan_id, id, answer ->> 'itemKey', unit_id, answer ->> 'note', 'minor', now(), now()
  from handed_in, jsonb_array_elements(answers) as answer
  where answer ->> 'verdict' = 'notCompliant'`
