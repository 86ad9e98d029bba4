import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { expect, inject } from 'vitest'
import { seedSample } from '#server/sample.ts'
import { cookieOf, type TestApp, visitor } from './app.ts'

/** How to reach the database of a test application as the owner of its schema. */
export const ownerOf = ({ owner }: TestApp) => ({ ...inject('connection'), database: owner.options.database! })

/** A photograph that no other has the bytes of. */
export const photo = (shade: number): Promise<Buffer> =>
  sharp({
    create: { width: 24, height: 24, channels: 3, background: { r: shade % 256, g: (shade >> 8) % 256, b: 90 } },
  })
    .jpeg()
    .toBuffer()

/** The sample township with a row in every table that belongs to an agency. */
export async function sampleTownship(test: TestApp) {
  const dataDir = await fs.mkdtemp(path.join(os.tmpdir(), 'shousui-sample-'))
  const signIn = await seedSample({
    owner: ownerOf(test),
    database: test.opened,
    keys: test.keys,
    dataDir,
    clock: test.clock,
  })
  await fs.rm(dataDir, { recursive: true })
  const { password, people } = signIn!
  const loginName = people.find(({ loginName }) => loginName.includes('ethics'))?.loginName ?? people[0]!.loginName
  const answer = await visitor(test.app, undefined).post('/session', { loginName, password })
  expect(answer.status).toBe(200)
  const officer = visitor(test.app, cookieOf(answer))
  const upload = await officer.upload('/files', 'gate-camera-home.jpg', await photo(700))
  expect(upload.status).toBe(200)
  const glass = await officer.post('/sealed-glasses', { number: 'M-TEST-GLAS', reason: '承辦人請假', hours: 1 })
  expect(glass.status).toBe(200)
  const { rows } = await test.owner.query(`select agency_id as id from plan limit 1`)
  const agencyId = rows[0].id as string
  const { body } = await officer.get(`/plans/${(await officer.get('/plans')).body[0].id}/outcome-report`)
  await fillRest(test, agencyId, upload.body.id, { ...body.report, title: '只屬於本所的成果' })
  return { agencyId, people, password, officer }
}

/** What the story of the sample leaves out. */
async function fillRest({ owner }: TestApp, agencyId: string, fileId: string, report: object): Promise<void> {
  const files = [
    ['evidence_file', 'evidence_id', 'evidence'],
    ['improvement_file', 'improvement_id', 'improvement'],
    ['deficiency_file', 'deficiency_id', 'deficiency'],
    ['patrol_round_file', 'round_id', 'patrol_round'],
    ['incident_entry_file', 'entry_id', 'incident_entry'],
    ['meeting_resolution_file', 'step_id', 'meeting_resolution_step'],
    ['off_duty_closing_file', 'closing_id', 'off_duty_closing'],
    ['training_file', 'training_id', 'training'],
  ]
  for (const [table, column, of] of files)
    await owner.query(
      `insert into ${table} (agency_id, ${column}, file_id) select agency_id, id, $2 from ${of} where agency_id = $1 limit 1`,
      [agencyId, fileId],
    )
  await owner.query(
    `insert into evidence_record (agency_id, evidence_id, position, kind, record_id, title, date)
     select agency_id, id, 0, 'meeting', gen_random_uuid(), '安全維護會報', '2026-02-10'
     from evidence where agency_id = $1 limit 1`,
    [agencyId],
  )
  await owner.query(
    `insert into inspection_file (agency_id, inspection_id, item_key, file_id)
     select agency_id, id, 'A01', $2 from inspection where agency_id = $1 limit 1`,
    [agencyId, fileId],
  )
  await owner.query(
    `insert into deputy (id, agency_id, person_id, deputy_id, from_date, until_date, named_by)
     select gen_random_uuid(), one.agency_id, one.id, other.id, '2026-02-11', '2026-02-12', one.id
     from person as one join person as other using (agency_id) where agency_id = $1 and one.id <> other.id limit 1`,
    [agencyId],
  )
  await owner.query(
    `insert into saved_view select gen_random_uuid(), agency_id, id, '我的', '' from person where agency_id = $1 limit 1`,
    [agencyId],
  )
  await owner.query(
    `insert into inspection_kept (id, agency_id, inspection_id, person_id, answers, base_version, kept_at)
     select gen_random_uuid(), agency_id, id, held_by, answers, 1, now() from inspection where agency_id = $1 limit 1`,
    [agencyId],
  )
  await owner.query(
    `insert into inspection_holding (id, agency_id, inspection_id, person_id, taken_from, since)
     select gen_random_uuid(), one.agency_id, one.id, person.id, one.held_by, now()
     from inspection as one join person using (agency_id) where agency_id = $1 and person.id <> one.held_by limit 1`,
    [agencyId],
  )
  await owner.query(
    `insert into inspection_plan_joint_unit (agency_id, inspection_plan_id, unit_id)
     select made.agency_id, made.id, unit.id from inspection_plan as made join unit using (agency_id)
     where agency_id = $1 limit 1`,
    [agencyId],
  )
  await owner.query(
    `insert into contact_drill (id, agency_id, plan_id, started_by, started_at)
     select gen_random_uuid(), plan.agency_id, plan.id, person.id, now()
     from plan join person using (agency_id) where agency_id = $1 limit 1`,
    [agencyId],
  )
  await owner.query(
    `insert into contact_drill_entry (agency_id, drill_id, contact_id)
     select drill.agency_id, drill.id, contact.id
     from contact_drill as drill join contact using (agency_id) where agency_id = $1 limit 1`,
    [agencyId],
  )
  await owner.query(
    `insert into readiness_signature (id, agency_id, plan_id, level, remark, state, state_hash, signed_by, signed_at)
     select gen_random_uuid(), plan.agency_id, plan.id, 'amber', '', '{"level":"amber","units":[]}', repeat('a', 64),
       person.id, now()
     from plan join person using (agency_id) where agency_id = $1 limit 1`,
    [agencyId],
  )
  await owner.query(
    `insert into checklist_draft (checklist_id, agency_id, content, changed_by, changed_at)
     select checklist_id, agency_id, content, person.id, now()
     from checklist_version join person using (agency_id) where agency_id = $1 limit 1`,
    [agencyId],
  )
  await owner.query(
    `insert into upload (id, agency_id, name, size, added_by, begun_at)
     select gen_random_uuid(), agency_id, 'server-room-half-sent.jpg', 4000, id, now() from person where agency_id = $1 limit 1`,
    [agencyId],
  )
  await owner.query(
    `insert into device_key (person_id, agency_id, key, made_at)
     select id, agency_id, sha256('key'), now() from person where agency_id = $1 limit 1`,
    [agencyId],
  )
  await owner.query(
    `insert into incident_report (id, agency_id, incident_id, entry_id, form, stage, number, content, sha256, issued_at,
       issued_by)
     select gen_random_uuid(), agency_id, incident_id, id, 'F1', 'first', 1, '{"telephone":"05-5550001","typed":{}}',
       repeat('a', 64), now(), recorded_by
     from incident_entry where agency_id = $1 limit 1`,
    [agencyId],
  )
  await owner.query(
    `insert into awareness_piece_version (id, agency_id, key, number, content, recorded_at, recorded_by)
     select gen_random_uuid(), agency_id, '0197a000-0000-7000-8000-00000000a001', 1,
       '{"title":"只屬於本所的宣導","text":"只屬於本所的內文","asOf":"2026-02-11","sources":[{"title":"只屬於本所的依據",
         "address":null,"lawKey":null}],"questions":[]}', now(), id from person where agency_id = $1 limit 1`,
    [agencyId],
  )
  for (const text of approvalRows) await owner.query(text, [agencyId])
  for (const text of exerciseRows) await owner.query(text, [agencyId])
  for (const text of meetingRows) await owner.query(text, [agencyId])
  for (const text of rosterRows) await owner.query(text, [agencyId])
  for (const text of templateRows) await owner.query(text, [agencyId])
  for (const text of tellingRows) await owner.query(text, [agencyId])
  await owner.query(
    `insert into route_version (id, agency_id, key, number, from_date, published_at, published_by)
     select gen_random_uuid(), agency_id, 'R01', 1, '2026-02-13', now(), id from person where agency_id = $1 limit 1`,
    [agencyId],
  )
  for (const text of contractorRows) await owner.query(text, [agencyId])
  for (const text of superiorFormRows) await owner.query(text, [agencyId])
  for (const text of mediaRows) await owner.query(text, [agencyId])
  for (const text of watchBoardRows) await owner.query(text, [agencyId])
  await owner.query(
    `insert into log_rule_entry (id, agency_id, key, number, content, recorded_by, recorded_at)
     select gen_random_uuid(), agency_id, 'gap', 1, '{"isOn":true,"limits":{"hours":6},"own":null}', id, now()
     from person where agency_id = $1 limit 1`,
    [agencyId],
  )
  await owner.query(
    `insert into law_entry (id, agency_id, key, number, content, recorded_at, recorded_by)
     select gen_random_uuid(), agency_id, 'own-sample', 1, '{"aliases":[],"versions":[{"title":"只屬於本所的規定",
       "from":"2026-01-01","until":null,"source":"只屬於本所的來源"}],"renumberings":[],"repealedOn":null,"successor":null}',
       now(), id from person where agency_id = $1 limit 1`,
    [agencyId],
  )
  await owner.query(
    `insert into plan_version (id, agency_id, plan_id, number, title, reason, source_text, content_hash, approved_by,
       in_force_from)
     select gen_random_uuid(), agency_id, id, 0, title, '只屬於本所的修正理由', source_text, repeat('a', 64), submitted_by, now()
     from plan where agency_id = $1 and submitted_by is not null limit 1`,
    [agencyId],
  )
  await owner.query(
    `insert into outcome_report (plan_id, agency_id, content, hash, closed_by, closed_at)
     select id, agency_id, $2, repeat('a', 64), submitted_by, now()
     from plan where agency_id = $1 limit 1`,
    [agencyId, JSON.stringify(report)],
  )
  for (const text of outcomeRows) await owner.query(text, [agencyId])
}

/** What was written into the report, the agency's own table, and what was put right. */
const outcomeRows = [
  `insert into outcome_draft (agency_id, plan_id, version, content, written_by, written_at)
   select agency_id, plan_id, 1, '{"texts":[],"reasons":[],"photographs":[],"figures":[]}', closed_by, now()
   from outcome_report where agency_id = $1`,
  `insert into outcome_table (agency_id, version, rows, written_by, written_at)
   select agency_id, 1, '[{"key":"ownOfTheSample","group":"聯繫","title":"只屬於本所的項目","counted":false}]', closed_by,
     now() from outcome_report where agency_id = $1`,
  `insert into outcome_supplement (agency_id, plan_id, number, reason, text, previous_hash, hash, written_by,
     written_by_name, written_at)
   select agency_id, plan_id, 1, '誤植', '只屬於本所的補充', hash, repeat('b', 64), closed_by, '承辦人', now()
   from outcome_report where agency_id = $1`,
]

const ofFirstPerson = 'from (select * from person where agency_id = $1 order by id limit 1) as person'

/** A route of its own, and something that waits with one decision; in the sample everything was approved without paper. */
const approvalRows = [
  `insert into approval_route (agency_id, kind, stages)
   values ($1, 'plan', '[[{"roles":["agencyHead"],"personId":null}]]')`,
  `insert into approval (id, agency_id, kind, subject_id, title, content_hash, stages, requested_by, requested_at)
   select gen_random_uuid(), agency_id, 'plan', gen_random_uuid(), '只屬於本所的簽核', repeat('b', 64),
     '[[{"roles":["agencyHead"],"personId":null}]]', id, now() ${ofFirstPerson}`,
  `insert into approval_decision (id, agency_id, approval_id, requested_by, stage, step, verdict, remark, shown_hash,
     decided_by, decided_at)
   select gen_random_uuid(), approval.agency_id, approval.id, requested_by, 0, 0, 'approved', '只屬於本所的意見',
     content_hash, person.id, now()
   from approval join person using (agency_id)
   where agency_id = $1 and state = 'waiting' and person.id <> requested_by limit 1`,
  `insert into approval_page (agency_id, approval_id, file_id)
   select approval.agency_id, approval.id, file.id from approval join file using (agency_id) where agency_id = $1 limit 1`,
]

/** A thing that waits for whoever has seen its destruction. */
const mediaRows = [
  `insert into media_destruction (id, agency_id, medium_id, method, asked_by, asked_at, witness_id)
   select gen_random_uuid(), medium.agency_id, medium.id, 'crushed', keeper_id, now(), person.id
   from confidential_medium as medium join person using (agency_id)
   where agency_id = $1 and state = 'kept' and person.id <> keeper_id limit 1`,
]

/** A scenario of its own, and an exercise that was stopped, with one inject that came and was answered. */
const exerciseRows = [
  `insert into exercise_scenario (id, agency_id, content, changed_at, changed_by)
   select gen_random_uuid(), agency_id, '{"title":"只屬於本所的劇本","setting":"上班時間","minutes":120,"injects":[]}',
     now(), id ${ofFirstPerson}`,
  `insert into exercise (id, agency_id, scenario, unit_id, started_by, started_at, ends_at, ended_at)
   select gen_random_uuid(), agency_id, '{"key":"exerciseOfTheSample","title":"只屬於本所的演練",
     "titleEn":"Of the sample alone","setting":"上班時間","settingEn":"Office hours","minutes":120,"injects":[]}', unit_id, id, '2026-02-11T01:00Z',
     '2026-02-11T03:00Z', '2026-02-11T02:00Z' from person where agency_id = $1 and unit_id is not null order by id limit 1`,
  `insert into exercise_inject (id, agency_id, exercise_id, key, due_at)
   select gen_random_uuid(), agency_id, id, 'injectOfTheSample', started_at from exercise where agency_id = $1`,
  `insert into exercise_arrival (inject_id, agency_id, arrived_at, person_ids)
   select id, agency_id, due_at, '{}' from exercise_inject where agency_id = $1`,
  `insert into exercise_choice (id, agency_id, exercise_id, inject_id, incident_id, chosen_at, chosen_by)
   select gen_random_uuid(), inject.agency_id, exercise.id, inject.id, incident.id, now(), started_by
   from exercise_inject as inject join exercise on exercise.id = exercise_id
   join incident on incident.agency_id = inject.agency_id where inject.agency_id = $1 limit 1`,
]

/** A template that is being written, and a version that counts. */
const templateRows = [
  `insert into document_template_draft (agency_id, kind, version, content, written_by, written_at)
   select agency_id, 'planMemo', 1, '{"texts":[{"key":"subject","text":"只屬於本所的範本草稿"}],"chapters":[],"leftOut":[],"look":null}',
     id, now() ${ofFirstPerson}`,
  `insert into document_template_version (id, agency_id, kind, number, content, note, hash, made_by, made_at)
   select gen_random_uuid(), agency_id, 'minutes', 1, '{"texts":[],"chapters":[{"key":"opening","heading":"只屬於本所的標題","text":""}],
     "leftOut":[],"look":null}', '只屬於本所的修改', repeat('c', 64), id, now() ${ofFirstPerson}`,
  `insert into document_template_approval (agency_id, version_id, since)
   select agency_id, id, now() from document_template_version where agency_id = $1`,
]

/** A kind of its own, a paper that was given out, and what was put right in signed minutes. */
const meetingRows = [
  `insert into meeting_kind (id, agency_id, name) values (gen_random_uuid(), $1, '只屬於本所的會議')`,
  `insert into meeting_paper (id, agency_id, meeting_id, number, invitee_id, given_at)
   select gen_random_uuid(), agency_id, meeting_id, 1, meeting_invitee.id, now() from meeting_invitee
   join meeting using (agency_id) where agency_id = $1 and meeting.id = meeting_id and signed_at is null limit 1`,
  `insert into meeting_supplement (id, agency_id, meeting_id, is_confidential, number, reason, text, at, by)
   select gen_random_uuid(), agency_id, id, false, 1, '漏列一位', '只屬於本所的補充', now(), chair_id
   from meeting where agency_id = $1 and signed_at is not null limit 1`,
]

/** A firm that was looked at, an event it had a part in, and what was done for a place likely to be attacked. */
const contractorRows = [
  `insert into contractor_inspection (agency_id, contractor_id, inspection_id)
   select agency_id, contractor.id, inspection.id from contractor join inspection using (agency_id)
   where agency_id = $1 limit 1`,
  `insert into contractor_incident (agency_id, contractor_id, incident_id)
   select agency_id, contractor.id, incident.id from contractor join incident using (agency_id)
   where agency_id = $1 limit 1`,
  `insert into protected_target_record (id, agency_id, target_id, contact_drill_id, linked_by, linked_at)
   select gen_random_uuid(), agency_id, target.id, drill.id, started_by, now()
   from protected_target as target join contact_drill as drill using (agency_id) where agency_id = $1 limit 1`,
  `insert into emergency_plan_drill (agency_id, emergency_plan_id, contact_drill_id)
   select agency_id, emergency_plan.id, drill.id
   from emergency_plan join contact_drill as drill using (agency_id) where agency_id = $1 limit 1`,
]

/** A board on a wall; the duties of the year are played by the sample itself. */
const watchBoardRows = [
  `insert into watch_board (id, agency_id, place, token_hash, opened_by, opened_at, ends_at)
   select gen_random_uuid(), agency_id, '只屬於本所的看板', 'secret-of-the-sample', id, now(), now() + interval '30 days'
   from person where agency_id = $1 limit 1`,
]

/** A swap that waits, and an address for a calendar. */
const rosterRows = [
  `insert into shift_swap (id, agency_id, booking_id, to_person_id, reason, asked_at, asked_by)
   select gen_random_uuid(), one.agency_id, one.id, person.id, '只屬於本所的換班', now(), one.person_id
   from shift_booking as one join person using (agency_id)
   where agency_id = $1 and person.id <> one.person_id and ended_at is null
     and not exists (select from shift_swap where booking_id = one.id) limit 1`,
  `insert into roster_feed (id, agency_id, person_id, token_hash, made_by, made_at)
   select gen_random_uuid(), agency_id, id, sha256('only of this agency'), id, now() ${ofFirstPerson}`,
]

/** A form of the county, with its blank file. */
const superiorFormRows = [
  `insert into superior_form (id, agency_id, title, superior, answers)
   values (gen_random_uuid(), $1, '只屬於本所的上級表單', '嵐東縣政府政風處', '[]')`,
  `insert into superior_form_version (agency_id, form_id, number, file_id, marks, taken_in_by, taken_in_at)
   select agency_id, superior_form.id, 1, file.id, '[]', person.id, now()
   from superior_form join file using (agency_id) join person using (agency_id) where agency_id = $1 limit 1`,
]

const ofThisTelling = `from telling_recipient where agency_id = $1
  and telling_id in (select id from telling where step = 'first-notice-of-the-sample')`

/** Somebody told of something by mail, with all that belongs to it. */
const tellingRows = [
  `insert into telling (id, agency_id, subject_id, step, event, link, chain, answer_minutes, told_at)
   values (gen_random_uuid(), $1, gen_random_uuid(), 'first-notice-of-the-sample', 'matterForYou', '/reports', '{}', 10, now())`,
  `insert into telling_recipient (id, agency_id, telling_id, person_id, told_at)
   select gen_random_uuid(), telling.agency_id, telling.id, person.id, now() ${ofFirstPerson}, telling where telling.agency_id = $1 and step = 'first-notice-of-the-sample'`,
  `insert into telling_delivery (id, agency_id, recipient_id, channel, state, next_at, attempts)
   select gen_random_uuid(), agency_id, id, 'mail', 'dead', now(), 1 ${ofThisTelling}`,
  `insert into telling_attempt (id, agency_id, delivery_id, number, begun_at, settled_at, result, reason)
   select gen_random_uuid(), agency_id, id, 1, now(), now(), 'failed', 'unreachable' from telling_delivery where agency_id = $1`,
  `insert into alarm (id, agency_id, kind, subject_id, due_at, rings_at)
   select gen_random_uuid(), agency_id, 'tellingUnanswered', id, '2099-01-01', '2099-01-01' ${ofThisTelling}`,
  `insert into telling_channels (agency_id, settings, version)
   values ($1, '{"order":["mail"],"allowedHosts":[{"host":"relay-of-the-sample.example","inside":false}],"mail":null,"push":false,"webhook":null,"gateway":null}', 1)`,
  `insert into telling_order (agency_id, position, person_id) select agency_id, 0, id ${ofFirstPerson}`,
  `insert into person_channel (person_id, agency_id, mail, telephone, channels, version)
   select id, agency_id, 'somebody-of-the-sample@example.gov.tw', '', '{}', 1 ${ofFirstPerson}`,
  `insert into push_subscription (id, agency_id, person_id, endpoint, made_at)
   select gen_random_uuid(), agency_id, id, 'https://push.example/sample-browser', now() ${ofFirstPerson}`,
]
