import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, expect, inject, test } from 'vitest'
import { makeAgency, makeAssignment, makePlan } from '#test/make.ts'
import { migrate, migrationNames } from './migrate.ts'

const admin = new pg.Client(inject('connection'))
await admin.connect()
const made: string[] = []
async function emptyDatabase() {
  const database = `migrated_${randomBytes(5).toString('hex')}`
  await admin.query(`create database ${database}`)
  made.push(database)
  return { ...inject('connection'), database }
}
afterAll(async () => {
  for (const database of made) await admin.query(`drop database ${database} with (force)`)
  await admin.end()
})

test('several processes that start at once run every migration once', async () => {
  const connection = await emptyDatabase()
  const program = path.resolve(import.meta.dirname, '../../../test/migrate-once.ts')
  const run = promisify(execFile)
  const outputs = await Promise.all(
    Array.from({ length: 3 }, () => run(process.execPath, [program, JSON.stringify(connection)])),
  )
  const ran = outputs.flatMap(({ stdout }) => JSON.parse(stdout) as string[])
  expect(ran.sort()).toEqual(migrationNames())
  expect(await migrate(connection)).toEqual([])
})

/** Every row of every table, as far as the columns of that moment go. */
async function contentOf(owner: pg.Pool) {
  const { rows: tables } = await owner.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'migration' order by 1",
  )
  const content = new Map<string, Record<string, unknown>[]>()
  for (const { name } of tables) {
    const { rows } = await owner.query(`select to_jsonb(t) as row from ${name} t order by to_jsonb(t)::text`)
    content.set(
      name,
      rows.map(({ row }) => row),
    )
  }
  return content
}

/** Rows that an installation of that schema would hold; an entry is owed for each migration. */
const fill: Record<number, (owner: pg.Pool) => Promise<unknown>> = {
  1: async (owner) => {
    const agencyId = '0197a000-0000-7000-8000-000000000001'
    await owner.query(`insert into agency (id, name, level) values ($1, '一號鄉', 'township')`, [agencyId])
    await owner.query(`insert into unit (id, agency_id, name, position) values (gen_random_uuid(), $1, '行政室', 0)`, [
      agencyId,
    ])
    await owner.query(
      `insert into person (id, agency_id, name, title, roles, login_name, password_hash)
       values (gen_random_uuid(), $1, '王', '課員', '{staff}', 'first.wang', 'x')`,
      [agencyId],
    )
    await owner.query(
      `begin; set local app.agency_id = '${agencyId}';
       select finish_work((select id from person limit 1), gen_random_uuid(), '\\x00', '{}', now(), '{file.add}', array[gen_random_uuid()], '{{}}');
       insert into file select gen_random_uuid(), '${agencyId}', 'ab', 'a.jpg', 'image/jpeg', 1, id, now() from person limit 1; commit`,
    )
  },
  2: async (owner) => {
    const { rows } = await owner.query('select id from agency limit 1')
    await makePlan(owner, { agencyId: rows[0].id } as never)
  },
  3: async (owner) => {
    const agency = await makeAgency(owner, 'third')
    const plan = await makePlan(owner, agency)
    await makeAssignment(owner, agency, { unit: '行政室', plan })
  },
  4: async (owner) => {
    const { rows } = await owner.query('select agency_id, id from person limit 1')
    await owner.query(
      `with event as (
         insert into incident (id, agency_id, what, place, occurred_at, known_at, recorded_by)
         values (gen_random_uuid(), $1, '事件', '', now(), now(), $2) returning *
       )
       insert into notice (id, agency_id, incident_id, recipient, means, told_at, told_by, remark)
       select gen_random_uuid(), agency_id, id, '派出所', 'telephone', now(), recorded_by, '' from event`,
      [rows[0].agency_id, rows[0].id],
    )
  },
  5: async (owner) => {
    await owner.query(
      `with form as (
         insert into checklist (id, agency_id, kind, title, withdrawn_at)
         select gen_random_uuid(), agency_id, kind, '停用的檢查表', now() from checklist limit 1 returning *
       )
       insert into checklist_draft (checklist_id, agency_id, content, changed_by, changed_at)
       select form.id, form.agency_id, '{}', person.id, now() from form join person using (agency_id) limit 1`,
    )
  },
  6: async (owner) => {
    const { rows } = await owner.query('select agency_id, id from unit limit 1')
    await owner.query(
      `insert into point (id, agency_id, kind, name, floor, room, unit_id, code, kept_days)
       values (gen_random_uuid(), $1, 'camera', '大門', '1F', '', $2, '0123456789', 30)`,
      [rows[0].agency_id, rows[0].id],
    )
  },
  7: async (owner) => {
    const { rows } = await owner.query(
      `select unit.agency_id, unit.id as unit_id, checklist_version.id as version_id, person.id as person_id from unit
       join checklist_version using (agency_id) join person using (agency_id) limit 1`,
    )
    const { agency_id, unit_id, version_id, person_id } = rows[0]
    await owner.query(
      `insert into inspection (id, agency_id, unit_id, checklist_version_id, answers, held_by, ready_to_submit,
         compliant, not_compliant, not_applicable, origin)
       values (gen_random_uuid(), $1, $2, $3, '[]', $4, false, 0, 0, 0, 'inspection')`,
      [agency_id, unit_id, version_id, person_id],
    )
  },
  8: async (owner) => {
    const { rows } = await owner.query('select agency_id, id from person limit 1')
    const values = [rows[0].agency_id, rows[0].id]
    await owner.query(
      `insert into upload (id, agency_id, name, size, added_by, begun_at)
       values (gen_random_uuid(), $1, 'a.jpg', 10, $2, now())`,
      values,
    )
    await owner.query(`insert into device_key values ($2, $1, '\\x00', now())`, values)
  },
  9: async (owner) => {
    await owner.query(
      `insert into inspection_kept (id, agency_id, inspection_id, person_id, answers, base_version, kept_at)
       select gen_random_uuid(), agency_id, id, held_by, '[]', 1, now() from inspection limit 1`,
    )
    await owner.query(
      `insert into inspection_holding (id, agency_id, inspection_id, person_id, taken_from, since)
       select gen_random_uuid(), agency_id, id, (select id from person where agency_id = inspection.agency_id and id <> held_by limit 1), held_by, now()
       from inspection limit 1`,
    )
  },
  10: async (owner) => {
    const { rows } = await owner.query(
      'select person.agency_id, person.id, unit.id as unit_id from person join unit using (agency_id) limit 1',
    )
    const { agency_id: agencyId, id, unit_id: unitId } = rows[0]
    const deficiencyId = '0197a000-0000-7000-8000-000000000010'
    await owner.query(
      `insert into deficiency (id, agency_id, unit_id, description, grade, found_on, improvement_due_date, source, opened_by)
       values ($1, $2, $3, '燈不亮', 'minor', '2026-02-11', '2026-02-23', 'byHand', $4)`,
      [deficiencyId, agencyId, unitId, id],
    )
    await owner.query(
      `insert into deficiency_step (id, agency_id, deficiency_id, kind, at, by)
       values (gen_random_uuid(), $1, $2, 'reported', now(), $3)`,
      [agencyId, deficiencyId, id],
    )
    await owner.query('insert into deficiency_file select $1, $2, id from file where agency_id = $1', [
      agencyId,
      deficiencyId,
    ])
    await owner.query(
      `insert into deputy (id, agency_id, person_id, deputy_id, from_date, until_date, named_by)
       select gen_random_uuid(), one.agency_id, one.id, other.id, '2026-02-11', '2026-02-12', one.id
       from person as one join person as other on other.agency_id = one.agency_id and other.id <> one.id limit 1`,
    )
    await owner.query(`insert into saved_view values (gen_random_uuid(), $1, $2, '我的', 'status=found')`, [
      agencyId,
      id,
    ])
  },
  11: async (owner) => {
    const { rows } = await owner.query(
      'select person.agency_id, person.id, unit.id as unit_id from person join unit using (agency_id) limit 1',
    )
    const { agency_id: agencyId, id, unit_id: unitId } = rows[0]
    await owner.query(
      `insert into patrol_route (id, agency_id, name, unit_id) values (gen_random_uuid(), $1, '夜間', $2)`,
      [agencyId, unitId],
    )
    await owner.query(
      `insert into patrol_route_version (agency_id, route_id, number, in_order, stops)
       select agency_id, id, 1, true, '[]' from patrol_route`,
    )
    await owner.query(
      `insert into patrol_round (id, agency_id, route_id, route_version, walked_by, started_at, finished_at,
         received_at, visits, deviations, reason)
       select gen_random_uuid(), agency_id, id, 1, $1, now(), now(), now(), '[]', '[]', '' from patrol_route`,
      [id],
    )
  },
  12: async (owner) => {
    await owner.query(
      `insert into inspection_plan (id, agency_id, kind, title, from_date, to_date, announced, remark, made_by)
       select gen_random_uuid(), agency_id, 'regular', '上半年檢查', '2026-02-10', '2026-02-10', true, '', id
       from person limit 1`,
    )
    await owner.query(
      `insert into draw (id, agency_id, title, subject, population, population_hash, count, listed_at, drawn_by)
       select gen_random_uuid(), agency_id, '受檢單位', 'unit', '[]', '', 1, now(), id from person limit 1`,
    )
  },
  13: async (owner) => {
    await owner.query(
      `insert into readiness_signature (id, agency_id, plan_id, level, remark, state, state_hash, signed_by, signed_at)
       select gen_random_uuid(), plan.agency_id, plan.id, 'green', '', '{}', '', person.id, now()
       from plan join person using (agency_id) limit 1`,
    )
  },
  14: async (owner) => {
    await owner.query(
      `insert into unit (id, agency_id, name, position) select gen_random_uuid(), id, '秘書室', 14 from agency limit 1`,
    )
  },
  16: async (owner) => {
    await owner.query(
      `insert into route_version (id, agency_id, key, number, from_date, content, published_at, published_by)
       select gen_random_uuid(), agency_id, 'R20', 1, '2026-02-11', null, now(), id from person limit 1`,
    )
  },
  18: async (owner) => {
    await owner.query(
      `with added as (
         insert into contact (id, agency_id, kind, name, post, unit_id, day_telephone, night_telephone, fax, mail, platform,
           remark, position, valid_from)
         select gen_random_uuid(), agency_id, 'police', '派出所', '', id, '110', '', '', '', '', '', 1, '2026-01-01'
         from unit limit 1 returning *
       )
       insert into contact_call (id, agency_id, contact_id, means, outcome, telephone, note, made_at, made_by)
       select gen_random_uuid(), added.agency_id, added.id, 'telephone', 'answered', '110', '', now(), person.id
       from added join person using (agency_id) limit 1`,
    )
  },
  19: async (owner) => {
    await owner.query(
      `insert into alarm (id, agency_id, kind, subject_id, due_at, rings_at)
       select gen_random_uuid(), id, 'incidentClock', gen_random_uuid(), now(), now() from agency limit 1`,
    )
    await owner.query(
      `with told as (
         insert into telling (id, agency_id, subject_id, step, event, link, chain, told_at)
         select gen_random_uuid(), id, gen_random_uuid(), 'recorded', 'incidentReported', '/reports', '{}', now()
         from agency limit 1 returning *
       )
       insert into telling_recipient (id, agency_id, telling_id, person_id, told_at)
       select gen_random_uuid(), told.agency_id, told.id, person.id, now()
       from told join person using (agency_id) limit 1`,
    )
  },
  21: async (owner) => {
    await owner.query(
      `insert into sealed_matter (id, agency_id, number, report_hash, kinds, flags, content_outside, occurred_at, known_at,
         reported_at)
       select gen_random_uuid(), id, 'M-1', '\\x01', '{insiderMisuse}', '{}', false, now(), now(), now()
       from agency limit 1`,
    )
  },
  23: async (owner) => {
    await owner.query(
      `with opened as (
         insert into follow_up_case (id, agency_id, kind, model_from, incident_id, opened_at, opened_by)
         select gen_random_uuid(), agency_id, 'petition', '2019-01-01', id, now(), recorded_by from incident limit 1
         returning *
       )
       insert into follow_up_step (id, agency_id, case_id, is_sealed, position, step, at, note, reference, ends,
         recorded_at, recorded_by)
       select gen_random_uuid(), agency_id, id, false, 1, 'recordPetition', now(), '已受理', '', false, now(), opened_by
       from opened`,
    )
  },
  40: async (owner) => {
    await owner.query(
      `with place as (
         insert into point (id, agency_id, kind, name, floor, room, unit_id, code)
         select gen_random_uuid(), agency_id, 'cabinet', '機密櫃', '', '', id, 'MEDIA00000' from unit limit 1 returning *
       ), medium as (
         insert into confidential_medium (id, agency_id, number, code, kind, classification, unit_id, keeper_id, point_id,
           registered_at)
         select gen_random_uuid(), place.agency_id, '115-M-001', 'MEDIUM0000', 'disc', 'confidential', place.unit_id,
           person.id, place.id, now() from place join person using (agency_id) limit 1 returning *
       ), permit as (
         insert into media_permit (id, agency_id, medium_id, code, act, applicant_id, carrier_id, from_at, until_at, asked_at)
         select gen_random_uuid(), agency_id, id, 'PERMIT0000', 'takeOut', keeper_id, keeper_id, now(),
           now() + interval '1 hour', now() from medium returning *
       ), looked as (
         insert into media_check (id, agency_id, kind, point_id, begun_by, begun_at)
         select gen_random_uuid(), agency_id, 'locker', point_id, keeper_id, now() from medium returning *
       ), item as (
         insert into media_check_item (agency_id, check_id, medium_id)
         select looked.agency_id, looked.id, medium.id from looked, medium
       ), destruction as (
         insert into media_destruction (id, agency_id, medium_id, method, asked_by, asked_at, witness_id)
         select gen_random_uuid(), medium.agency_id, medium.id, 'crushed', keeper_id, now(), person.id
         from medium join person using (agency_id) where person.id <> keeper_id limit 1
       )
       insert into medium_event (id, agency_id, medium_id, kind, at, by_id, permit_id)
       select gen_random_uuid(), agency_id, medium_id, 'registered', now(), applicant_id, id from permit`,
    )
  },
  34: async (owner) => {
    await owner.query(
      `insert into law_entry (id, agency_id, key, number, content, recorded_at, recorded_by)
       select gen_random_uuid(), agency_id, 'own-law', 1, null, now(), id from person limit 1`,
    )
  },
  30: async (owner) => {
    await owner.query(`update incident set what = what || ' 後門'`)
  },
  33: async (owner) => {
    await owner.query(
      `insert into approval_route (agency_id, kind, stages) select id, 'rewardProposal', '[]' from agency limit 1`,
    )
    await owner.query(
      `insert into reward_proposal (id, agency_id, plan_id, made_by, made_at)
       select gen_random_uuid(), plan.agency_id, plan.id, person.id, now() from plan join person using (agency_id) limit 1`,
    )
  },
  44: async (owner) => {
    await owner.query(
      `with done as (
         insert into evidence (id, agency_id, assignment_id, done_at, done_by, note, recorded_by)
         select gen_random_uuid(), assignment.agency_id, assignment.id, now(), '', '', person.id
         from assignment join person using (agency_id) limit 1 returning *
       )
       insert into evidence_record (agency_id, evidence_id, position, kind, record_id, title, date)
       select agency_id, id, 0, 'meeting', gen_random_uuid(), '安全維護會報', '2026-02-10' from done`,
    )
  },
  41: async (owner) => {
    await owner.query(
      `insert into trip (id, agency_id, person_id, standing, destination, purpose, leaves_on, returns_on, meets_officials,
         companions, owed, filed_at)
       select gen_random_uuid(), agency_id, id, 'general', 'mainland', 'private', '2026-03-16', '2026-03-20', false, 0,
         '[]', now() from person limit 1`,
    )
    await owner.query(
      `insert into approval_route (agency_id, kind, stages) select id, 'travel', '[]' from agency limit 1`,
    )
    await owner.query(
      `insert into travel_check (id, agency_id, roc_year, size, supplied_by, supplied_at)
       select gen_random_uuid(), agency_id, 114, 2, id, now() from person limit 1`,
    )
    await owner.query(
      `with planned as (
         insert into mainland_visit (id, agency_id, unit_id, starts_on, ends_on, group_size, planned_by, planned_at)
         select gen_random_uuid(), agency_id, unit_id, '2026-03-10', '2026-03-11', 12, id, now()
         from person where unit_id is not null limit 1 returning *
       ), host as (
         insert into mainland_visit_host (agency_id, visit_id, person_id) select agency_id, id, planned_by from planned
       )
       insert into mainland_visit_observation (id, agency_id, visit_id, at, by)
       select gen_random_uuid(), agency_id, id, now(), planned_by from planned`,
    )
  },
  36: async (owner) => {
    await owner.query(
      `with made as (
         insert into roster (id, agency_id, plan_id, period_start, period_end, patterns, in_charge_id)
         select gen_random_uuid(), plan.agency_id, plan.id, '2026-02-09', '2026-02-23', '[]', person.id
         from plan join person using (agency_id) limit 1 returning *
       ), kept as (
         insert into shift (id, agency_id, roster_id, date, name, place, starts_at, ends_at, people, pool, is_released, day_kind)
         select gen_random_uuid(), agency_id, id, '2026-02-14', '夜班', '值勤室', '2026-02-14T09:30Z', '2026-02-15T00:00Z', 1,
           '{}', false, 'dayOff' from made returning *
       ), booked as (
         insert into shift_booking (id, agency_id, shift_id, person_id, starts_at, ends_at, is_proposed, rules, reason, at, by)
         select gen_random_uuid(), kept.agency_id, kept.id, in_charge_id, starts_at, ends_at, true, '{}', '', now(), in_charge_id
         from kept join made on made.id = roster_id returning *
       ), wished as (
         insert into duty_wish (id, agency_id, person_id, kind, from_date, until_date, reason, noted_by, noted_at)
         select gen_random_uuid(), agency_id, person_id, 'cannot', '2026-02-16', '2026-02-17', 'leave', by, now() from booked
       ), fed as (
         insert into roster_feed (id, agency_id, person_id, token_hash, made_by, made_at)
         select gen_random_uuid(), agency_id, person_id, sha256('calendar'), by, now() from booked
       )
       insert into shift_swap (id, agency_id, booking_id, to_person_id, reason, asked_at, asked_by)
       select gen_random_uuid(), agency_id, id, person_id, '返鄉', now(), by from booked`,
    )
  },
  39: async (owner) => {
    await owner.query(
      `insert into awareness_campaign (id, agency_id, title, piece_keys, unit_ids, roles, until_date)
       select gen_random_uuid(), id, '宣導', '{fraud}', '{}', '{}', '2026-02-20' from agency limit 1`,
    )
  },
  43: async (owner) => {
    await owner.query(
      `with source as (
         insert into log_source (id, agency_id, name, kind, made_by, made_at)
         select gen_random_uuid(), agency_id, '門禁', 'door', id, now() from person limit 1 returning *
       ), log as (
         insert into log_import (id, agency_id, source_id, name, size, place, begun_by, begun_at)
         select gen_random_uuid(), agency_id, id, '門禁.csv', 1, gen_random_uuid(), made_by, now() from source returning *
       ), line as (
         insert into log_sample_line (id, agency_id, import_id, number, rank)
         select gen_random_uuid(), agency_id, id, 2, 0 from log
       ), rule as (
         insert into log_rule_entry (id, agency_id, key, number, content, recorded_by, recorded_at)
         select gen_random_uuid(), agency_id, 'gap', 1, '{}', begun_by, now() from log
       ), list as (
         insert into log_account_list (id, agency_id, number, accounts, recorded_by, recorded_at)
         select gen_random_uuid(), agency_id, 1, 0, begun_by, now() from log
       )
       insert into log_finding (id, agency_id, import_id, rule_key, on_day, lines)
       select gen_random_uuid(), agency_id, id, 'gap', '2026-02-09', 1 from log`,
    )
  },
  35: async (owner) => {
    await owner.query(`update clause set text = text || ' 後門'`)
  },
  25: async (owner) => {
    await owner.query(
      `insert into approval_route (agency_id, kind, stages) select id, 'plan', '[]' from agency limit 1`,
    )
    await owner.query(
      `with sent as (
         insert into approval (id, agency_id, kind, subject_id, title, content_hash, stages, requested_by, requested_at)
         select gen_random_uuid(), agency_id, 'plan', gen_random_uuid(), '計畫', '', '[]', id, now() from person limit 1
         returning *
       )
       insert into approval_decision (id, agency_id, approval_id, requested_by, stage, step, verdict, remark, shown_hash,
         decided_by, decided_at)
       select gen_random_uuid(), sent.agency_id, sent.id, requested_by, 0, 0, 'approved', '', '', person.id, now()
       from sent join person using (agency_id) where person.id <> requested_by limit 1`,
    )
  },
  28: async (owner) => {
    await owner.query(
      `insert into outcome_draft (agency_id, plan_id, version, content, written_by, written_at)
       select plan.agency_id, plan.id, 1, '{}', person.id, now() from plan join person using (agency_id) limit 1`,
    )
    await owner.query(
      `insert into outcome_table (agency_id, version, rows, written_by, written_at)
       select agency_id, 1, '[]', id, now() from person limit 1`,
    )
    await owner.query(
      `insert into outcome_supplement (agency_id, plan_id, number, reason, text, previous_hash, hash, written_by,
         written_by_name, written_at)
       select agency_id, plan_id, 1, '誤植', '更正', hash, '', closed_by, '', now() from outcome_report limit 1`,
    )
  },
  24: async (owner) => {
    await owner.query(
      `insert into exercise_scenario (id, agency_id, content, changed_at, changed_by)
       select gen_random_uuid(), agency_id, '{"injects":[]}', now(), id from person limit 1`,
    )
    await owner.query(
      `with played as (
         insert into exercise (id, agency_id, scenario, unit_id, started_by, started_at, ends_at)
         select gen_random_uuid(), agency_id, '{"injects":[]}', unit_id, id, now(), now() + interval '1 hour'
         from person where unit_id is not null limit 1 returning *
       ), inject as (
         insert into exercise_inject (id, agency_id, exercise_id, key, due_at)
         select gen_random_uuid(), agency_id, id, 'crowdArrives', now() from played returning *
       ), arrival as (
         insert into exercise_arrival (inject_id, agency_id, arrived_at, person_ids)
         select id, agency_id, now(), '{}' from inject
       )
       insert into exercise_choice (id, agency_id, exercise_id, inject_id, chosen_at, chosen_by)
       select gen_random_uuid(), inject.agency_id, inject.exercise_id, inject.id, now(), started_by
       from inject join played on played.id = exercise_id`,
    )
  },
  26: async (owner) => {
    await owner.query(
      `insert into meeting_kind (id, agency_id, name) select gen_random_uuid(), id, '選舉安全會報' from agency`,
    )
    await owner.query(
      `with held as (
         insert into meeting (id, agency_id, kind, is_confidential, starts_at, ends_at, chair_id, recorder_id, content)
         select gen_random_uuid(), agency_id, 'security', false, now(), now() + interval '1 hour', id, id, '{}'
         from person where unit_id is not null limit 1 returning *
       ), invited as (
         insert into meeting_invitee (id, agency_id, meeting_id, person_id)
         select gen_random_uuid(), agency_id, id, chair_id from held returning *
       ), paper as (
         insert into meeting_paper (id, agency_id, meeting_id, number, invitee_id, given_at)
         select gen_random_uuid(), agency_id, meeting_id, 1, id, now() from invited
       ), supplement as (
         insert into meeting_supplement (id, agency_id, meeting_id, is_confidential, number, reason, text, at, by)
         select gen_random_uuid(), agency_id, id, false, 1, '漏列', '補列', now(), chair_id from held
       ), decided as (
         insert into meeting_resolution (id, agency_id, meeting_id, is_confidential, number, text, unit_id, due_date)
         select gen_random_uuid(), held.agency_id, held.id, false, 1, '換鎖', person.unit_id, '2026-02-20'
         from held join person on person.id = chair_id returning *
       ), step as (
         insert into meeting_resolution_step (id, agency_id, resolution_id, is_confidential, position, kind, note, at, by)
         select gen_random_uuid(), decided.agency_id, decided.id, false, 1, 'reported', '已換', now(), chair_id
         from decided join held on held.id = meeting_id returning *
       )
       insert into meeting_resolution_file (agency_id, step_id, file_id)
       select step.agency_id, step.id, file.id from step join file using (agency_id) limit 1`,
    )
  },
  27: async (owner) => {
    await owner.query(
      `insert into official_document (id, agency_id, kind, occasion, source_ids, content, made_by, made_at, word, roc_year,
         serial, issued_on, issued_at, issued_by, document, hash)
       select gen_random_uuid(), agency_id, 'memo', 'planMemo', '{}', '{}', id, now(), '鄉政', 115, 1, now(), now(), id, '{}',
         'x' from person limit 1`,
    )
    await owner.query(
      'insert into official_document_count (agency_id, roc_year, last) select id, 115, 1 from agency limit 1',
    )
  },
  29: async (owner) => {
    await owner.query(
      `insert into plan_version (id, agency_id, plan_id, number, title, source_text, content_hash, approved_by,
         in_force_from)
       select gen_random_uuid(), plan.agency_id, plan.id, 0, plan.title, source_text, '', person.id, now()
       from plan join person using (agency_id) limit 1`,
    )
  },
  20: async (owner) => {
    await owner.query(
      `insert into status_schedule (id, agency_id, plan_id, number, effective_from, times, start_time, end_time,
         opens_minutes, missing_minutes, subjects, changed_by)
       select gen_random_uuid(), plan.agency_id, plan.id, 1, now(), '{09:00}', '00:00', '23:59', 120, 60, '[]', person.id
       from plan join person using (agency_id) limit 1`,
    )
    await owner.query(
      `insert into status_report (id, agency_id, plan_id, unit_id, due_at, state, note, claimed_at, received_at, on_time,
         reported_by)
       select gen_random_uuid(), plan.agency_id, plan.id, unit.id, now(), 'normal', '', now(), now(), true, person.id
       from plan join person using (agency_id) join unit using (agency_id) limit 1`,
    )
    await owner.query(
      `insert into handover (id, agency_id, from_person_id, to_person_id, takes_over_at, watch_for, open_matters,
         written_by, written_at)
       select gen_random_uuid(), one.agency_id, one.id, other.id, now(), '後門', '', one.id, now()
       from person as one join person as other on other.agency_id = one.agency_id and other.id <> one.id limit 1`,
    )
    await owner.query(
      `insert into handover_acknowledgement (agency_id, handover_id, acknowledged_by, acknowledged_at)
       select agency_id, id, to_person_id, now() from handover limit 1`,
    )
  },
  31: async (owner) => {
    const content = '{"texts":[],"chapters":[],"leftOut":[],"look":null}'
    await owner.query(
      `insert into document_template_draft (agency_id, kind, version, content, written_by, written_at)
       select agency_id, 'planLetter', 1, $1, id, now() from person limit 1`,
      [content],
    )
    await owner.query(
      `with version as (
         insert into document_template_version (id, agency_id, kind, number, content, note, hash, made_by, made_at)
         select gen_random_uuid(), agency_id, 'planLetter', 1, $1, '改主旨', '', id, now() from person limit 1 returning *
       )
       insert into document_template_approval (agency_id, version_id, since) select agency_id, id, now() from version`,
      [content],
    )
  },
  37: async (owner) => {
    const { rows } = await owner.query(
      `select person.agency_id, person.id, point.id as point_id, unit.id as unit_id
       from person join point using (agency_id) join unit using (agency_id) limit 1`,
    )
    const { agency_id: agencyId, id: personId, point_id: pointId, unit_id: unitId } = rows[0]
    const add = (text: string, ...values: unknown[]) => owner.query(text, [agencyId, ...values])
    await add(`insert into off_duty_rules values ($1, 'workdays', '17:20', '18:00', 1)`)
    await add(`insert into off_duty_room (agency_id, point_id, added_on) values ($1, $2, '2026-02-12')`, pointId)
    await add(`insert into off_duty_room_version values ($1, $2, 1, '[]', '{}', $3, now())`, pointId, personId)
    await add(
      `with closing as (
         insert into off_duty_closing values (gen_random_uuid(), $1, $2, 1, '2026-02-12', 1, '[]', now(), now(), now(), $3)
         returning *
       ), shown as (
         insert into off_duty_closing_file select closing.agency_id, closing.id, file.id
         from closing join file using (agency_id) limit 1
       )
       insert into off_duty_note select gen_random_uuid(), agency_id, id, 'remark', '窗', closed_by, now() from closing`,
      ...[pointId, personId],
    )
    await add(`insert into off_duty_exemption values ($1, $2, '2026-02-13', '加班', $3, now())`, pointId, personId)
    await add(
      `with text as (
         insert into broadcast values (gen_random_uuid(), $1, '下班', '請關燈', 'workdays', '{17:00}', 15, $2, '{}', now())
         returning *
       )
       insert into broadcast_reading
       select gen_random_uuid(), agency_id, id, title, text, now(), now(), now(), $3 from text`,
      ...[unitId, personId],
    )
  },
  22: async (owner) => {
    await owner.query(
      `insert into incident_report (id, agency_id, incident_id, entry_id, form, stage, number, content, sha256, issued_at,
         issued_by)
       select gen_random_uuid(), agency_id, incident_id, id, 'F1', 'first', 1, '{}', '', now(), recorded_by
       from incident_entry limit 1`,
    )
  },
  32: async (owner) => {
    await owner.query(
      `with form as (
         insert into superior_form (id, agency_id, title, superior, answers)
         select gen_random_uuid(), agency_id, '縣府的表', '', '[]' from file limit 1 returning *
       )
       insert into superior_form_version (agency_id, form_id, number, file_id, marks, taken_in_by, taken_in_at)
       select form.agency_id, form.id, 1, file.id, '[]', file.added_by, now() from form join file using (agency_id) limit 1`,
    )
  },
  38: async (owner) => {
    await owner.query(
      `insert into watch_board (id, agency_id, place, token_hash, opened_by, opened_at, ends_at)
       select gen_random_uuid(), agency_id, '值勤室', 'secret', id, now(), now() + interval '30 days' from person limit 1`,
    )
    await owner.query(
      `insert into standing_duty_version (id, agency_id, duty_id, number, content, changed_by, changed_at)
       select gen_random_uuid(), agency_id, gen_random_uuid(), 1, '{}', id, now() from person limit 1`,
    )
    await owner.query(
      `insert into standing_duty_record (id, agency_id, duty_id, window_start, done_on, note, recorded_by, recorded_at)
       select gen_random_uuid(), agency_id, gen_random_uuid(), '2026-05-01', '2026-05-20', '檢查紀錄', id, now() from person limit 1`,
    )
  },
  17: async (owner) => {
    await owner.query(
      `with entry as (
         insert into incident_entry (id, agency_id, incident_id, position, kind, at, recorded_at, recorded_by, text)
         select gen_random_uuid(), agency_id, id, 9, 'measure', now(), now(), recorded_by, '已派員' from incident limit 1
         returning *
       )
       insert into incident_clock (id, agency_id, incident_id, route_id, route_key, position, step, start_event, within,
         basis, round, started_at, due_at)
       select gen_random_uuid(), agency_id, incident_id, gen_random_uuid(), 'R05', 0, 'firstNotice', 'knownAt', '{}', '{}',
         0, now(), now()
       from entry`,
    )
  },
  42: async (owner) => {
    await owner.query(
      `with firm as (
         insert into contractor (id, agency_id, kind, name, unit_id, telephone, holiday_telephone,
           declares_no_banned_product, remark)
         select gen_random_uuid(), agency_id, '清潔', '青禾清潔', id, '', '', true, '' from unit limit 1 returning *
       ), target as (
         insert into protected_target (id, agency_id, kind, name, place, reason, unit_id, remark)
         select gen_random_uuid(), agency_id, '交通', '車站', '', '', unit_id, '' from firm returning *
       )
       insert into emergency_plan (id, agency_id, title, issued_by, version_label, dated, unit_id, remark)
       select gen_random_uuid(), agency_id, '應變計畫', '公所', '第一版', '2026-01-01', unit_id, '' from target`,
    )
  },
}

/** Rows that a migration makes of those it found: a resolution that is owed has an alarm from then on. */
const added: Record<number, Record<string, number>> = { 35: { alarm: 1 } }

test('an installation of every earlier schema keeps each of its rows when it is brought up to date', async () => {
  const numbers = migrationNames().map((name) => Number.parseInt(name, 10))
  expect(
    numbers.filter((number) => !fill[number]),
    'every migration needs rows of its schema here',
  ).toEqual([])
  const connection = await emptyDatabase()
  const owner = new pg.Pool({ ...connection, max: 1 })
  for (const number of numbers) {
    const before = number === 1 ? new Map() : await contentOf(owner)
    expect((await migrate(connection, number)).length).toBe(1)
    const after = await contentOf(owner)
    for (const [name, rows] of before as Awaited<ReturnType<typeof contentOf>>) {
      expect(after.get(name)?.length, `${name} at ${number}`).toBe(rows.length + (added[number]?.[name] ?? 0))
      for (const row of rows)
        expect(after.get(name), `${name} at ${number}`).toContainEqual(expect.objectContaining(row))
    }
    await fill[number]!(owner)
  }
  expect([...(await contentOf(owner))].filter(([, rows]) => rows.length > 0).length).toBeGreaterThan(12)
  await owner.end()
})

test('a deficiency of the earlier life keeps its meaning and its history', async () => {
  const connection = await emptyDatabase()
  await migrate(connection, 9)
  const owner = new pg.Pool({ ...connection, max: 1 })
  const { agencyId } = await makeAgency(owner, 'earlier')
  await owner.query(
    `insert into inspection (id, agency_id, unit_id, checklist_version_id, answers, held_by, ready_to_submit,
       compliant, not_compliant, not_applicable, origin)
     select gen_random_uuid(), unit.agency_id, unit.id, checklist_version.id, '[]', person.id, false, 0, 0, 0, origin
     from unit join checklist_version using (agency_id) join person on person.unit_id = unit.id,
       unnest(enum_range(null::inspection_origin)) as origin
     where unit.name = '圖書館'`,
  )
  await owner.query(
    `insert into deficiency (id, agency_id, inspection_id, item_key, unit_id, description, grade, status, found_on, improvement_due_date)
     select gen_random_uuid(), agency_id, id, 'A01', unit_id, origin || ' ' || was, 'minor', was, '2026-02-11', '2026-02-23'
     from inspection, unnest(enum_range(null::deficiency_status)) as was`,
  )
  await owner.query(
    `insert into improvement (id, agency_id, deficiency_id, description, improved_at, improved_by, decision, decided_by, decided_at, remark)
     select gen_random_uuid(), deficiency.agency_id, deficiency.id, '換了', now() - interval '1 day', mender.id,
       decision::decision, case when decision is not null then decider.id end, case when decision is not null then now() end, '看過'
     from deficiency
     join person as mender on mender.unit_id = deficiency.unit_id
     join person as decider on decider.title = 'agencyHead'
     join (values ('open', 'returned'), ('improved', null), ('released', 'released')) as past (was, decision)
       on past.was = deficiency.status::text`,
  )
  await migrate(connection, 10)
  const { rows } = await owner.query(
    `select description as was, status, source, array_agg(kind::text order by at) as steps
     from deficiency join deficiency_step on deficiency_id = deficiency.id and deficiency_step.agency_id = $1
     group by 1, 2, 3 order by 1`,
    [agencyId],
  )
  const life = (origin: string) => [
    { was: `${origin} improved`, status: 'improved', source: origin, steps: ['improved'] },
    { was: `${origin} open`, status: 'handedOver', source: origin, steps: ['improved', 'returned'] },
    { was: `${origin} released`, status: 'closed', source: origin, steps: ['improved', 'released'] },
  ]
  expect(rows).toEqual([...life('inspection'), ...life('selfInspection')])
  await owner.end()
})

test('an event of the earlier product keeps what it was, under a number, with its calls in the timeline', async () => {
  const connection = await emptyDatabase()
  await migrate(connection, 16)
  const owner = new pg.Pool({ ...connection, max: 1 })
  const { agencyId } = await makeAgency(owner, 'earlier')
  await owner.query(
    `with event as (
       insert into incident (id, agency_id, what, place, occurred_at, known_at, recorded_by)
       select gen_random_uuid(), agency_id, '事件 ' || day, '側門', day, day, id
       from person, unnest('{2025-12-31T16:30Z, 2026-02-11T01:00Z}'::timestamptz[]) as day
       where agency_id = $1 and title = 'staff' returning *
     )
     insert into notice (id, agency_id, incident_id, recipient, means, told_at, told_by, remark)
     select gen_random_uuid(), agency_id, id, '派出所', 'telephone', known_at, recorded_by, '已受理' from event`,
    [agencyId],
  )
  await migrate(connection, 17)
  const { rows } = await owner.query(
    `select number, state, kinds, what like '事件 %' as same, notice.recipient, array_agg(entry.kind::text order by entry.kind) as entries
     from incident
     join notice on notice.incident_id = incident.id
     join incident_entry as entry on entry.incident_id = incident.id and (entry.kind <> 'notice' or entry.id = notice.id)
     group by incident.id, notice.id order by number`,
  )
  const kept = { state: 'open', kinds: [], same: true, recipient: '派出所', entries: ['recorded', 'notice'] }
  expect(rows).toEqual([
    { number: '115-0001', ...kept },
    { number: '115-0002', ...kept },
  ])
  await owner.query(
    `insert into incident (id, agency_id, what, place, occurred_at, known_at, recorded_by)
     select gen_random_uuid(), agency_id, '新的', '', '2026-02-12', '2026-02-12', id from person where agency_id = $1 limit 1`,
    [agencyId],
  )
  expect((await owner.query(`select number from incident where what = '新的'`)).rows).toEqual([{ number: '115-0003' }])
  await owner.end()
})

test('what waited for a head goes on waiting for the heads, and an inspection plan is sent again', async () => {
  const connection = await emptyDatabase()
  await migrate(connection, 24)
  const owner = new pg.Pool({ ...connection, max: 1 })
  const { agencyId } = await makeAgency(owner, 'earlier')
  await owner.query(
    `insert into plan (id, agency_id, title, agency_name, as_of, basis, warnings, source_text, citation_changes, lessons,
       status, content_hash, submitted_by)
     select gen_random_uuid(), agency_id, '春節計畫', '', '2026-02-11', '[]', '[]', '', '[]', '[]', 'submitted', 'abc', id
     from person where agency_id = $1 and title = 'ethicsOfficer'`,
    [agencyId],
  )
  await owner.query(
    `insert into inspection_plan (id, agency_id, kind, title, from_date, to_date, announced, remark, status, made_by,
       submitted_at)
     select gen_random_uuid(), agency_id, 'regular', '節前檢查', '2026-02-11', '2026-02-11', true, '', 'submitted', id, now()
     from person where agency_id = $1 and title = 'ethicsOfficer'`,
    [agencyId],
  )
  await migrate(connection, 25)
  const { rows } = await owner.query('select kind, title, content_hash, state, stages from approval')
  const heads = { roles: ['agencyHead', 'chiefSecretary'], personId: null }
  expect(rows).toEqual([{ kind: 'plan', title: '春節計畫', content_hash: 'abc', state: 'waiting', stages: [[heads]] }])
  const { rows: plans } = await owner.query('select status, return_remark from inspection_plan')
  expect(plans).toEqual([{ status: 'draft', return_remark: '系統更新，請再陳核。' }])
  await owner.end()
})

test('minutes that waited for a chair alone are sent again, and what a document says is found', async () => {
  const connection = await emptyDatabase()
  await migrate(connection, 34)
  const owner = new pg.Pool({ ...connection, max: 1 })
  const { agencyId } = await makeAgency(owner, 'earlier')
  await owner.query(
    `insert into meeting (id, agency_id, kind, is_confidential, starts_at, ends_at, chair_id, recorder_id, content, code,
       begun_at, ended_at, closed_at, hash, signed_at)
     select gen_random_uuid(), agency_id, 'security', false, now(), now() + interval '1 hour', id, id,
       jsonb_build_object('title', name_of, 'minutes', '{"ruling": "請落實"}'::jsonb), code, now(), now(), now(), 'abc', signed
     from person, (values ('waited', '111111', null), ('signed', '222222', now())) as made (name_of, code, signed)
     where agency_id = $1 and title = 'agencyHead'`,
    [agencyId],
  )
  await migrate(connection, 35)
  const { rows } = await owner.query(
    `select words, closed_at is null as is_open, return_remark from meeting order by words`,
  )
  expect(rows).toEqual([
    { words: 'signed 請落實', is_open: false, return_remark: null },
    { words: 'waited 請落實', is_open: true, return_remark: '系統更新，請再送出簽署。' },
  ])
  await owner.end()
})
