import { describe, expect, test } from 'vitest'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'
import { makeAssignment, makePlan, testChecklist } from '#test/make.ts'

const { as, clock, owner, home, other } = await testApp()
const plan = await makePlan(owner, home)
const unitId = (name: string) => home.unitIds.get(name)!
const checklistVersionId = home.checklistVersionIds.get('agencySecurity')!

const show = async (who = 'ethicsOfficer', planId = plan.planId) => (await as(who)).get(`/plans/${planId}/readiness`)
const stateOf = async (name: string, who = 'ethicsOfficer') =>
  (await show(who)).body.units.find((one: any) => one.unitName === name)

const signUnit = async (name: string, changes: object = {}, who = 'unitHead') => {
  const { stateHash } = await stateOf(name)
  const given = { stateHash, remark: '', ...changes }
  return (await as(who)).post(`/plans/${plan.planId}/readiness/${unitId(name)}/sign`, given)
}
const signAgency = async (changes: object = {}, who = 'agencyHead') => {
  const { stateHash } = (await show(who)).body.agency
  return (await as(who)).post(`/plans/${plan.planId}/readiness/sign`, { stateHash, remark: '', ...changes })
}

/** A self-inspection handed in by the head of the administration office, on which one item fails. */
async function findDeficiency(itemKey: 'A02' | 'A03', note: string) {
  const answers = testChecklist.items.map(({ key }) => ({
    itemKey: key,
    verdict: key === itemKey ? 'notCompliant' : 'compliant',
    fileIds: [],
    ...(key === itemKey && { note }),
  }))
  const entry = { checklistVersionId, unitId: unitId('行政室'), assignmentId: null, version: 0, answers }
  expect((await (await as('unitHead')).post(`/inspections/${newId()}/submit`, entry)).status).toBe(200)
  const { rows } = await owner.query('select id from deficiency where description = $1', [note])
  return rows[0].id as string
}
const release = (id: string) => owner.query(`update deficiency set status = 'released' where id = $1`, [id])

async function addCamera(changes: object, unit = '圖書館') {
  const id = newId()
  const facts = { kind: 'camera', name: '大門鏡頭', floor: '1F', room: '', unitId: unitId(unit), checklistId: null }
  const camera = { photographId: null, cameraRange: '大門', cameraClear: true, keptDays: 60, expiresOn: null }
  const { status } = await (await as('ethicsOfficer')).post('/points', { id, ...facts, ...camera, ...changes })
  expect(status).toBe(200)
  return id
}
const retire = (id: string) => owner.query(`update point set retired_on = '2026-02-01' where id = $1`, [id])

describe('the gate before the holiday', () => {
  test('is green for a unit with nothing open', async () => {
    expect((await show()).body.holiday).toEqual({ start: '2026-02-14', end: '2026-02-22' })
    expect(await stateOf('政風室')).toMatchObject({ level: 'green', reasons: [], signature: null })
  })

  test('is red while a critical deficiency is open, and says which', async () => {
    const id = await findDeficiency('A03', '門未鎖')
    const reason = { code: 'criticalOpen', level: 'red', subject: 'deficiency', subjectId: id, name: '門未鎖' }
    expect(await stateOf('行政室')).toMatchObject({ level: 'red', reasons: [reason] })
    await release(id)
    expect(await stateOf('行政室')).toMatchObject({ level: 'green' })
  })

  test('is amber while a major one is open', async () => {
    const id = await findDeficiency('A02', '鏡頭故障')
    expect(await stateOf('行政室')).toMatchObject({ level: 'amber', reasons: [{ code: 'majorOpen', subjectId: id }] })
    await release(id)
  })

  test('is red while a form owed before the holiday is not handed in', async () => {
    const owed = await makeAssignment(owner, home, { unit: '民政課', plan })
    const afterwards = await makeAssignment(owner, home, { unit: '政風室', plan, dueDate: '2026-02-23' })
    const reason = {
      code: 'checkOwed',
      level: 'red',
      subject: 'assignment',
      subjectId: owed,
      name: testChecklist.title,
    }
    expect(await stateOf('民政課')).toMatchObject({ level: 'red', reasons: [reason] })
    expect(await stateOf('政風室')).toMatchObject({ level: 'green' })
    await owner.query('update assignment set done_at = now() where id = any($1)', [[owed, afterwards]])
    expect(await stateOf('民政課')).toMatchObject({ level: 'green' })
  })

  test('is red with a camera that keeps too few days for the holiday, amber with one that shows little', async () => {
    const short = await addCamera({ keptDays: 5 })
    expect(await stateOf('圖書館')).toMatchObject({
      level: 'red',
      reasons: [{ code: 'cameraKeepsTooFewDays', subject: 'point', subjectId: short, name: '大門鏡頭' }],
    })
    await retire(short)
    const unclear = await addCamera({ cameraClear: false })
    expect(await stateOf('圖書館')).toMatchObject({ level: 'amber', reasons: [{ code: 'cameraUnclear' }] })
    await retire(unclear)
  })

  test('is amber with an extinguisher that expires in the period', async () => {
    const facts = { kind: 'extinguisher', cameraRange: null, cameraClear: null, keptDays: null }
    const id = await addCamera({ ...facts, expiresOn: '2026-02-15' })
    expect(await stateOf('圖書館')).toMatchObject({ level: 'amber', reasons: [{ code: 'expiresInPeriod' }] })
    await retire(id)
  })

  test('is amber with a contact whose number nobody has verified', async () => {
    const ways = { dayTelephone: '05-000-0101', nightTelephone: '', fax: '', mail: '', platform: '' }
    const facts = { kind: 'guards', name: '夜間保全', post: '', remark: '', position: 1 }
    const valid = { validFrom: '2026-01-01', validUntil: null }
    const id = newId()
    const entry = { id, unitId: unitId('圖書館'), ...ways, ...facts, ...valid }
    expect((await (await as('ethicsOfficer')).post('/contacts', entry)).status).toBe(200)
    const reason = { code: 'contactDoubtful', level: 'amber', subject: 'contact', subjectId: id, name: '夜間保全' }
    expect(await stateOf('圖書館')).toMatchObject({ level: 'amber', reasons: [reason] })
    await owner.query(`update contact set withdrawn_on = '2026-02-01' where id = $1`, [id])
  })

  test('shows a unit head the own unit, ethics and the heads all of them with the agency', async () => {
    const { body } = await show('unitHead')
    expect(body.units.map((one: any) => one.unitName)).toEqual(['行政室'])
    expect(body.agency).toBeNull()
    expect((await show('agencyHead')).body).toMatchObject({ agency: { level: 'green' } })
    expect((await show('agencyHead')).body.units).toHaveLength(4)
    expect((await show('staff')).body.code).toBe('forbidden')
  })

  test('is there for an issued plan with a holiday', async () => {
    const draft = await makePlan(owner, home)
    await owner.query(`update plan set status = 'draft' where id = $1`, [draft.planId])
    expect((await show('agencyHead', draft.planId)).body.code).toBe('plan.not_issued')
    const workdays = await makePlan(owner, home)
    const week = `update plan set period_start = '2026-03-09', period_end = '2026-03-13' where id = $1`
    await owner.query(week, [workdays.planId])
    expect((await show('agencyHead', workdays.planId)).body.code).toBe('readiness.no_holiday')
    await owner.query('delete from duty where plan_id = any($1)', [[draft.planId, workdays.planId]])
    await owner.query('delete from clause where plan_id = any($1)', [[draft.planId, workdays.planId]])
    await owner.query('delete from plan where id = any($1)', [[draft.planId, workdays.planId]])
  })

  test('of another agency is not there', async () => {
    const stranger = await as('agencyHead', other)
    expect((await stranger.get(`/plans/${plan.planId}/readiness`)).status).toBe(404)
    const signing = { stateHash: 'a'.repeat(64), remark: '' }
    expect((await stranger.post(`/plans/${plan.planId}/readiness/sign`, signing)).status).toBe(404)
    const head = await as('unitHead', other)
    const at = `/plans/${plan.planId}/readiness/${unitId('行政室')}/sign`
    expect((await head.post(at, signing)).status).toBe(404)
  })
})

describe('signing that a unit is ready', () => {
  test('keeps what was seen, and says so when it has changed since', async () => {
    const { body } = await signUnit('行政室')
    const signed = { signedByName: 'home unitHead', signedAt: '2026-02-11T01:00:00.000Z', hasChanged: false }
    expect(body.units[0].signature).toMatchObject({ ...signed, level: 'green', state: { level: 'green' } })
    const id = await findDeficiency('A02', '後來才壞')
    expect((await stateOf('行政室')).signature).toMatchObject({ hasChanged: true, level: 'green' })
    await release(id)
    expect((await stateOf('行政室')).signature).toMatchObject({ hasChanged: false })
  })

  test('is refused while something is red, with the reasons', async () => {
    const id = await findDeficiency('A03', '金庫未鎖')
    const { body } = await signUnit('行政室')
    expect(body).toMatchObject({ code: 'readiness.not_ready', details: { reasons: ['金庫未鎖'] } })
    const forged = owner.query(
      `insert into readiness_signature (id, agency_id, plan_id, unit_id, level, remark, state, state_hash, signed_by, signed_at)
       select $1, agency_id, plan_id, unit_id, 'red', '', '{}', '', signed_by, now() from readiness_signature
       where unit_id is not null limit 1`,
      [newId()],
    )
    await expect(forged).rejects.toThrow('readiness.not_ready')
    await release(id)
  })

  test('is for the head of that very unit', async () => {
    expect((await signUnit('行政室', {}, 'otherUnitHead')).status).toBe(404)
    expect((await signUnit('行政室', {}, 'ethicsDirector')).body.code).toBe('readiness.not_own_unit')
    expect((await signUnit('行政室', {}, 'agencyHead')).body.code).toBe('forbidden')
  })

  test('is for what was on the screen', async () => {
    expect((await signUnit('行政室', { stateHash: 'a'.repeat(64) })).body.code).toBe('readiness.changed_since_shown')
  })
})

describe('signing that the agency is ready', () => {
  test('names its conditions where a unit is not green', async () => {
    const id = await findDeficiency('A03', '側門未鎖')
    expect((await signAgency()).body.code).toBe('readiness.remark_missing')
    const { body } = await signAgency({ remark: '側門由保全看守' })
    expect(body.agency.signature).toMatchObject({ level: 'red', remark: '側門由保全看守', hasChanged: false })
    expect(body.agency.signature.state.units[0]).toMatchObject({ unitName: '行政室', level: 'red' })
    await release(id)
    expect((await show()).body.agency.signature.hasChanged).toBe(true)
    expect((await signAgency()).body.agency.signature).toMatchObject({ level: 'green', remark: '' })
  })

  test('is for the heads, and for what was on the screen', async () => {
    const at = `/plans/${plan.planId}/readiness/sign`
    const signing = { stateHash: 'a'.repeat(64), remark: '' }
    expect((await (await as('ethicsDirector')).post(at, signing)).body.code).toBe('forbidden')
    expect((await signAgency({ stateHash: 'a'.repeat(64) })).body.code).toBe('readiness.changed_since_shown')
  })
})

test('nothing is signed any more once the plan is closed', async () => {
  await owner.query(`update plan set status = 'closed' where id = $1`, [plan.planId])
  expect((await signUnit('行政室')).body.code).toBe('plan.closed')
  expect((await signAgency()).body.code).toBe('plan.closed')
  await owner.query(`update plan set status = 'issued' where id = $1`, [plan.planId])
})

test('in the last workdays before the holiday it waits for whoever has yet to sign', async () => {
  const waits = async (who: string) =>
    (await (await as(who)).get('/today')).body.waiting
      .filter(({ kind }: any) => kind.startsWith('readiness'))
      .map(({ kind, subjectId, dueDate }: any) => [kind, subjectId === plan.planId, dueDate])
  expect(await waits('otherUnitHead')).toEqual([['readinessUnit', true, '2026-02-13']])
  expect(await waits('chiefSecretary')).toEqual([])
  expect(await waits('unitHead')).toEqual([])
  expect(await waits('staff')).toEqual([])
  await owner.query('delete from readiness_signature where unit_id is null')
  expect(await waits('agencyHead')).toEqual([['readinessAgency', true, '2026-02-13']])
  clock.set('2026-02-10T01:00:00Z')
  expect(await waits('otherUnitHead')).toEqual([])
})
