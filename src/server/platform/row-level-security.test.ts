import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { testApp } from '#test/app.ts'
import { ownerOf, sampleTownship } from '#test/sample-data.ts'
import { openDatabase } from './database.ts'

const it = await testApp()
const { agencyId: township } = await sampleTownship(it)
const database = openDatabase(ownerOf(it), 3)
const client = new pg.Client({ ...ownerOf(it), options: '-c role=shousui_app' })
await client.connect()
afterAll(async () => {
  await client.end()
  await database.close()
})

/** Owner functions run with the owner's rights; each must be known and narrow. */
const definerFunctions = [
  'awareness_link_of',
  'begin_audit_chain',
  'deficiencies_with',
  'due_alarms',
  'due_deliveries',
  'due_log_imports',
  'find_records',
  'finish_work',
  'move_alarms',
  'roster_feed_of',
  'search_records',
  'session_of',
  'sign_in_candidate',
  'watch_board_of',
]

/** Everything in the catalogue that would let one agency see another's rows. */
async function holes(on: pg.Client | pg.PoolClient | pg.Pool): Promise<string[]> {
  const { rows } = await on.query<{ hole: string }>(
    `
    with tenant as (
      select c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity, c.relowner from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
        and (c.relname = 'agency' or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'agency_id'))
    ), app as (select * from pg_roles where rolname = 'shousui_app')
    select 'not enabled: ' || relname as hole from tenant where not relrowsecurity
    union all select 'not forced: ' || relname from tenant where not relforcerowsecurity
    union all select 'no policy: ' || relname from tenant where not exists (
      select from pg_policy p where p.polrelid = tenant.oid and p.polname = 'same_agency' and p.polcmd = '*'
        and pg_get_expr(p.polqual, p.polrelid) = case relname when 'agency' then '(id = current_agency())' else '(agency_id = current_agency())' end)
    union all select 'policy open to the application: ' || relname || '.' || polname from pg_policy p join tenant on p.polrelid = tenant.oid
      where polname <> 'same_agency' and (select oid from app) = any(polroles) or polname <> 'same_agency' and 0 = any(polroles)
    union all select 'granted without an agency: ' || relname from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f') and c.oid not in (select oid from tenant)
        and has_any_column_privilege('shousui_app', c.oid, 'select, insert, update, references')
    union all select 'owned by the application: ' || relname from pg_class where relowner = (select oid from app)
    union all select 'owned by the application: ' || proname from pg_proc where proowner = (select oid from app)
    union all select 'the application is more than it should be' from app
      where rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolcanlogin or rolreplication
    union all select 'the application is a member of ' || roleid::regrole from pg_auth_members where member = (select oid from app)
    union all select 'the application may create in the schema' where has_schema_privilege('shousui_app', 'public', 'create')
    union all select 'runs as the owner: ' || proname from pg_proc
      where pronamespace = 'public'::regnamespace and prosecdef and proname <> all($1)
    union all select 'runs as the owner without a search path: ' || proname from pg_proc
      where pronamespace = 'public'::regnamespace and prosecdef and not coalesce('search_path=public' = any(proconfig), false)
    union all select 'may be emptied: ' || relname from tenant where has_table_privilege('shousui_app', oid, 'truncate')
    order by 1`,
    [definerFunctions],
  )
  return rows.map(({ hole }) => hole)
}

/** What the catalogue shows after a change that is then undone. */
async function holesAfter(change: string): Promise<string[]> {
  const owner = await it.owner.connect()
  try {
    await owner.query('begin')
    await owner.query(change)
    return await holes(owner)
  } finally {
    await owner.query('rollback')
    owner.release()
  }
}

describe('the catalogue', () => {
  test('confines every table of an agency, and gives the application nothing of its own', async () => {
    expect(await holes(it.owner)).toEqual([])
  })

  test.each([
    ['create table note (agency_id uuid)', 'no policy: note'],
    ['alter table incident disable row level security', 'not enabled: incident'],
    ['alter table incident no force row level security', 'not forced: incident'],
    ['drop policy same_agency on plan', 'no policy: plan'],
    ['alter policy same_agency on plan using (true)', 'no policy: plan'],
    ['create policy wide on plan to shousui_app using (true)', 'policy open to the application: plan.wide'],
    ['create policy wide on plan using (true)', 'policy open to the application: plan.wide'],
    ['create view every_plan as select * from plan', 'not enabled: every_plan'],
    ['create table setting (name text); grant select on setting to shousui_app', 'granted without an agency: setting'],
    ['alter table plan owner to shousui_app', 'owned by the application: plan'],
    ['alter role shousui_app bypassrls', 'the application is more than it should be'],
    ['grant pg_read_all_data to shousui_app', 'the application is a member of pg_read_all_data'],
    ["create function peek() returns int language sql security definer as 'select 1'", 'runs as the owner: peek'],
    ['grant truncate on plan to shousui_app', 'may be emptied: plan'],
  ])('is found wanting after: %s', async (change, hole) => {
    expect(await holesAfter(change)).toContain(hole)
  })
})

describe('the application role', () => {
  const inAgency = async (text: string): Promise<string> => {
    await client.query(`begin; set local app.agency_id = '${township}'`)
    try {
      const { rowCount } = await client.query(text)
      return `${rowCount} rows`
    } catch (error) {
      return (error as Error).message
    } finally {
      await client.query('rollback')
    }
  }

  test.each([
    'audit_entry',
    'outcome_report',
    'audit_head',
    'idempotent_answer',
    'evidence',
    'file',
    'notice',
    'deficiency_step',
    'contact_call',
    'incident_report',
    'follow_up_case',
    'follow_up_step',
    'exercise_inject',
    'exercise_arrival',
    'exercise_choice',
    'meeting_resolution',
    'meeting_resolution_step',
    'meeting_resolution_file',
    'meeting_supplement',
    'outcome_draft',
    'outcome_table',
    'outcome_supplement',
    'plan_version',
    'superior_form_version',
    'awareness_piece_version',
    'awareness_try',
  ])('can neither change nor take out a row of %s', async (table) => {
    expect(await inAgency(`select from ${table} limit 1`)).toBe('1 rows')
    expect(await inAgency(`update ${table} set agency_id = agency_id`)).toContain('permission denied')
    expect(await inAgency(`delete from ${table}`)).toContain('permission denied')
    expect(await inAgency(`truncate ${table}`)).toContain('permission denied')
  })

  test('cannot write an audit entry beside the chain', async () => {
    const text = `insert into audit_entry select agency_id, sequence + 1000, operation, person_id, subject_id, at, body, hash from audit_entry`
    expect(await inAgency(text)).toContain('permission denied')
  })

  test('cannot change a submitted inspection, but can one in hand', async () => {
    expect(await inAgency("select from inspection where status = 'submitted'")).not.toBe('0 rows')
    expect(await inAgency("update inspection set answers = '[]' where status = 'submitted'")).toContain('never changes')
    expect(await inAgency("update inspection set status = 'draft' where status = 'submitted'")).toContain(
      'never changes',
    )
    expect(await inAgency("update inspection set answers = '[]' where status = 'draft'")).toMatch(/rows$/)
  })

  test('cannot put a row into another agency, nor move one there', async () => {
    const foreign = it.other.agencyId
    const add = `insert into unit (id, agency_id, name, position) values (gen_random_uuid(), '${foreign}', 'x', 99)`
    expect(await inAgency(add)).toContain('row-level security')
    expect(await inAgency(`update unit set agency_id = '${foreign}' where position = 0`)).toContain(
      'row-level security',
    )
  })

  test('sees no row of any table where no agency is set', async () => {
    const { rows: tables } = await it.owner.query(
      "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relrowsecurity",
    )
    expect(tables.length).toBeGreaterThan(20)
    for (const { name } of tables) {
      const { rows } = await it.owner.query(`select count(*)::int as there from ${name}`)
      expect(rows[0].there, name).toBeGreaterThan(0)
      expect((await client.query(`select * from ${name}`)).rows, name).toEqual([])
    }
  })

  test('is confined even as the owner of the schema would be: the sign-in questions answer one name only', async () => {
    const names = Object.values(it.home.loginNames)
    const { rows } = await client.query('select person_name from sign_in_candidate($1)', [names[0]])
    expect(rows.length).toBe(1)
    expect((await client.query("select from sign_in_candidate('%')")).rowCount).toBe(0)
  })
})

describe('transactions of several agencies on one pool', () => {
  const agencies = [it.home.agencyId, it.other.agencyId, township]
  const seen = (agencyId: string) =>
    database.transaction(agencyId, 'read', (tx) => tx.selectFrom('unit').select('agencyId').distinct().execute())

  test('never see a foreign row, also after one of them failed', async () => {
    const foreign: unknown[] = []
    const lane = async (start: number) => {
      for (let count = 0; count < 250; count++) {
        const agencyId = agencies[(start + count) % agencies.length]!
        if (count % 10 === 9) {
          const failing = database.transaction(agencyId, 'read', () => Promise.reject(new Error('stop')))
          await failing.catch(() => undefined)
        }
        const rows = await seen(agencyId)
        if (rows.length !== 1 || rows[0]!.agencyId !== agencyId) foreign.push([agencyId, rows])
      }
    }
    await Promise.all(Array.from({ length: 12 }, (_, start) => lane(start)))
    expect(foreign).toEqual([])
    expect(await database.ask('select id from unit', [])).toEqual([])
  })

  test('would see foreign rows if the agency were set for the connection and not for the transaction', async () => {
    const pool = new pg.Pool({ ...ownerOf(it), max: 1, options: '-c role=shousui_app' })
    const visibleAfter = async (set: string) => {
      await pool.query(`begin; ${set} app.agency_id = '${township}'; commit`)
      const { rows } = await pool.query('select distinct agency_id from unit')
      return rows.map((row) => row.agency_id)
    }
    expect(await visibleAfter('set local')).toEqual([])
    expect(await visibleAfter('set')).toEqual([township])
    await pool.end()
  })

  test('take nothing for an agency but an id', async () => {
    const wrong = database.transaction("' or true; --", 'read', async () => 0)
    await expect(wrong).rejects.toThrow('not an agency id')
  })
})
