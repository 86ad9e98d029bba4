import { describe, expect, test } from 'vitest'
import { type Contact, ContactEntry } from '#domain/contact/contact.ts'
import type { ContactDrill } from '#domain/contact/contact-drill.ts'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'
import { makeAssignment, makePlan } from '#test/make.ts'

const { as, owner, clock, home, other } = await testApp('2026-02-06T01:00:00Z')
const officer = await as('ethicsOfficer')

async function addContact(name: string, dayTelephone: string, kind = 'police'): Promise<Contact> {
  const ways = { dayTelephone, nightTelephone: '', fax: '', mail: 'duty@contact.example', platform: '' }
  const facts = { kind, name, post: '', remark: '', position: 1, validFrom: '2026-01-01', validUntil: null }
  const unitId = home.unitIds.get('行政室')!
  const { status, body } = await officer.post('/contacts', { id: newId(), unitId, ...ways, ...facts })
  expect(status).toBe(200)
  return body.contact
}
const station = await addContact('分駐所', '05-000-0101')
const guards = await addContact('保全', '05-000-0102', 'guards')
await addContact('報案專線', '110')
await addContact('只有信箱', '')

type Call = { outcome: string; telephone: string; note?: string }
async function call(drill: { id: string } | null, { id }: Contact, said: Call, who = 'ethicsOfficer') {
  clock.pass(60)
  const entry = { callId: newId(), drillId: drill?.id ?? null, means: 'telephone', note: '', ...said }
  return (await as(who)).post(`/contacts/${id}/calls`, entry)
}
const start = async (planId: string, who = 'ethicsOfficer') =>
  (await as(who)).post('/contact-drills', { id: newId(), planId })
const started = async (planId: string): Promise<ContactDrill> => {
  const { status, body } = await start(planId)
  expect(status).toBe(200)
  return body
}
const end = async ({ id }: { id: string }, assignmentId: string | null = null, who = 'ethicsOfficer') =>
  (await as(who)).post(`/contact-drills/${id}/end`, { assignmentId })
const show = async ({ id }: { id: string }): Promise<ContactDrill> => (await officer.get(`/contact-drills/${id}`)).body
const states = ({ entries }: ContactDrill) => entries.map(({ contact, state }) => [contact.name, state])
const answered = (telephone: string) => ({ outcome: 'answered', telephone })
const finish = async (drill: ContactDrill) => {
  for (const { contact } of drill.entries) await call(drill, contact, answered(contact.dayTelephone))
}
async function renumber(dayTelephone: string): Promise<void> {
  const { contact } = (await officer.get(`/contacts/${station.id}`)).body
  const { id: _, ...facts } = ContactEntry.parse(contact)
  const changed = { ...facts, dayTelephone, version: contact.version }
  expect((await officer.patch(`/contacts/${station.id}`, changed)).status).toBe(200)
}
const newPlan = () => makePlan(owner, home, { evidence: 'file' })

describe('a contact drill', () => {
  test('lists every contact with a number of its own, and no public line', async () => {
    const { planId } = await newPlan()
    const drill = await started(planId)
    expect(drill).toMatchObject({ planId, startedByName: 'home ethicsOfficer', size: 2, answered: 0, endedAt: null })
    expect(states(drill)).toEqual([
      ['分駐所', 'waiting'],
      ['保全', 'waiting'],
    ])
  })

  test('is started by ethics for an issued plan, one at a time', async () => {
    const plan = await newPlan()
    expect((await start(plan.planId, 'unitHead')).body.code).toBe('forbidden')
    await started(plan.planId)
    expect((await start(plan.planId)).body.code).toBe('contact.drill_running')
    await owner.query(`update plan set status = 'draft' where id = $1`, [plan.planId])
    expect((await start(plan.planId)).body.code).toBe('plan.not_issued')
    expect((await start((await makePlan(owner, home, { status: 'closed' })).planId)).body.code).toBe('plan.closed')
    expect((await start(newId())).status).toBe(404)
  })

  test('of an agency without contacts is refused', async () => {
    const plan = await makePlan(owner, other)
    const stranger = await as('ethicsOfficer', other)
    const { body } = await stranger.post('/contact-drills', { id: newId(), planId: plan.planId })
    expect(body.code).toBe('contact.none_to_call')
  })

  test('verifies whoever answers, and has a wrong number corrected and called anew before it ends', async () => {
    const { planId } = await newPlan()
    const drill = await started(planId)
    await call(drill, guards, answered('05-000-0102'))
    await call(drill, station, { outcome: 'wrongNumber', telephone: '05-000-0101', note: '是民宅' })
    expect(states(await show(drill))).toEqual([
      ['分駐所', 'wrongNumber'],
      ['保全', 'answered'],
    ])
    const refused = (await end(drill)).body
    expect([refused.code, refused.details.count]).toEqual(['contact.drill_unfinished', 1])

    await renumber('05-000-0109')
    expect(states(await show(drill))[0]).toEqual(['分駐所', 'waiting'])
    expect((await call(drill, station, answered('05-000-0101'))).body.code).toBe('contact.number_changed')
    await call(drill, station, { outcome: 'notAnswered', telephone: '05-000-0109' })
    const ended = (await end(drill)).body
    expect(ended).toMatchObject({ endedByName: 'home ethicsOfficer', size: 2, answered: 1, assignmentId: null })
    const [verified] = (await officer.get('/contacts')).body.filter((one: Contact) => one.id === guards.id)
    expect(verified.state).toBe('verified')
    await renumber('05-000-0101')
  })

  test('passes over a contact that is withdrawn meanwhile', async () => {
    const gone = await addContact('舊據點', '05-000-0103')
    const { planId } = await newPlan()
    const drill = await started(planId)
    await officer.post(`/contacts/${gone.id}/withdraw`, { version: 1, reason: '裁併' })
    expect(Object.fromEntries(states(await show(drill)))).toMatchObject({ 舊據點: 'dropped' })
    expect((await call(drill, gone, answered('05-000-0103'))).body.code).toBe('contact.withdrawn')
  })

  test('that has ended stays as it was, and takes no more calls', async () => {
    const { planId } = await newPlan()
    const drill = await started(planId)
    await finish(drill)
    const ended = (await end(drill)).body
    expect((await end(drill)).body.code).toBe('contact.drill_ended')
    expect((await call(drill, guards, answered('05-000-0102'))).body.code).toBe('contact.drill_ended')
    await call(null, guards, { outcome: 'wrongNumber', telephone: '05-000-0102', note: '空號' })
    expect((await show(drill)).entries).toEqual(ended.entries)
    await expect(owner.query('update contact_drill set result = null where id = $1', [drill.id])).rejects.toThrow(
      'append-only',
    )
    await call(null, guards, answered('05-000-0102'))
  })

  test('takes calls to its own contacts alone', async () => {
    const { planId } = await newPlan()
    const drill = await started(planId)
    const late = await addContact('後來新增', '05-000-0104')
    expect((await call(drill, late, answered('05-000-0104'))).body.code).toBe('contact.not_in_drill')
    expect((await call({ id: newId() }, guards, answered('05-000-0102'))).body.code).toBe('contact.not_in_drill')
    await officer.post(`/contacts/${late.id}/withdraw`, { version: 1, reason: '測試' })
  })

  test('is what is shown for a task of its plan', async () => {
    const plan = await newPlan()
    const assignmentId = await makeAssignment(owner, home, { unit: '政風室', plan })
    const foreign = await makeAssignment(owner, home, { unit: '政風室', plan: await newPlan() })
    const drill = await started(plan.planId)
    await finish(drill)
    expect((await end(drill, foreign)).body.code).toBe('contact.assignment_of_other_plan')
    expect((await end(drill, assignmentId)).body).toMatchObject({ assignmentId })
    const [assignment] = (await officer.get(`/assignments?planId=${plan.planId}`)).body
    expect(assignment).toMatchObject({
      state: 'done',
      evidence: [{ contactDrillId: drill.id, doneBy: 'home ethicsOfficer', note: /接通 2 個/ }],
    })
  })

  test('prints as a record', async () => {
    const { planId } = await newPlan()
    const drill = await started(planId)
    const pdf = await officer.get(`/contact-drills/${drill.id}/record.pdf`)
    expect(String(pdf.body.subarray(0, 5))).toBe('%PDF-')
    const odt = await officer.get(`/contact-drills/${drill.id}/record.odt`)
    expect(String(odt.body.subarray(0, 2))).toBe('PK')
  })

  test('of another agency is not there', async () => {
    const { planId } = await newPlan()
    const drill = await started(planId)
    const stranger = await as('ethicsOfficer', other)
    expect((await stranger.get('/contact-drills')).body).toEqual([])
    expect((await stranger.get(`/contact-drills/${drill.id}`)).status).toBe(404)
    expect((await stranger.get(`/contact-drills/${drill.id}/record.pdf`)).status).toBe(404)
    expect((await stranger.post(`/contact-drills/${drill.id}/end`, { assignmentId: null })).status).toBe(404)
    expect((await stranger.post('/contact-drills', { id: newId(), planId })).status).toBe(404)
  })
})

test('before the period ethics is told of contacts to verify, and of a drill under way', async () => {
  await owner.query(`update plan set status = 'closed'`)
  const { planId } = await newPlan()
  const waiting = async (who = 'ethicsOfficer') =>
    (await (await as(who)).get('/today')).body.waiting.filter(({ kind }: { kind: string }) =>
      kind.startsWith('contact'),
    )
  expect(await waiting()).toMatchObject([{ kind: 'contactsDoubtful', subjectId: planId, dueDate: '2026-02-09' }])
  expect(await waiting('unitHead')).toEqual([])
  const drill = await started(planId)
  expect(await waiting()).toMatchObject([{ kind: 'contactDrill', subjectId: drill.id }])
})
