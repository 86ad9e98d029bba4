import { describe, expect, test } from 'vitest'
import type { Deficiency, DeficiencyDetail } from '#domain/deficiency/deficiency.ts'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'
import { sampleImages } from '#test/documents.ts'
import { makePlan, testChecklist } from '#test/make.ts'

const { as, owner, home, other } = await testApp()
const plan = await makePlan(owner, home)
const picture = sampleImages.get('door')!.bytes
const unit = (name: string) => home.unitIds.get(name)!

const openAs = async (who: string, changes: object = {}) =>
  (await as(who)).post('/deficiencies', {
    id: newId(),
    unitId: unit('行政室'),
    source: 'byHand',
    sourceId: null,
    planId: null,
    pointId: null,
    place: '後門',
    description: '門弓器壞了',
    grade: 'minor',
    fileIds: [],
    ...changes,
  })

async function opened(changes: object = {}, who = 'ethicsOfficer'): Promise<Deficiency> {
  const { status, body } = await openAs(who, changes)
  expect(status).toBe(200)
  return body.deficiency
}

const act = async ({ id, version }: Deficiency, name: string, who: string, changes: object = {}) =>
  (await as(who)).post(`/deficiencies/${id}/${name}`, { version, remark: '', ...changes })

async function acted(deficiency: Deficiency, name: string, who: string, changes: object = {}): Promise<Deficiency> {
  const { status, body } = await act(deficiency, name, who, changes)
  expect(status, JSON.stringify(body)).toBe(200)
  return body.deficiency
}

const improve = async ({ id, version }: Deficiency, who: string) =>
  (await as(who)).post(`/deficiencies/${id}/improve`, {
    version,
    improvementId: newId(),
    description: '換了門弓器',
    fileIds: [],
  })
async function improved(deficiency: Deficiency, who = 'staff'): Promise<Deficiency> {
  const { status, body } = await improve(deficiency, who)
  expect(status, JSON.stringify(body)).toBe(200)
  return body.deficiency
}

const codeOf = async (answer: Promise<{ body: { code?: string } }>) => (await answer).body.code

/** Hands in the form of a unit with some items wrong. */
async function handIn(wrong: Record<string, object> = { A01: {} }, name = '行政室', head = 'unitHead') {
  const id = newId()
  const answer = await (await as(head)).post(`/inspections/${id}/submit`, {
    checklistVersionId: home.checklistVersionIds.get('agencySecurity'),
    unitId: unit(name),
    assignmentId: null,
    version: 0,
    answers: testChecklist.items.map(({ key }) =>
      wrong[key]
        ? { itemKey: key, verdict: 'notCompliant', note: '燈不亮', fileIds: [], ...wrong[key] }
        : { itemKey: key, verdict: 'compliant', fileIds: [] },
    ),
  })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  const { items } = (await (await as('ethicsOfficer')).get(`/deficiencies?unitId=${unit(name)}`)).body
  return items.filter((one: Deficiency) => one.inspectionId === id) as Deficiency[]
}

describe('the life of a deficiency', () => {
  test('goes from found to closed, and every step stays to be read', async () => {
    const reported = await acted(await opened(), 'report', 'ethicsOfficer', { remark: '擬移請行政室改善' })
    const handedOver = await acted(reported, 'hand-over', 'ethicsOfficer')
    const begun = await acted(handedOver, 'begin', 'staff')
    const first = await improved(begun)
    const returned = await acted(first, 'return', 'ethicsOfficer', { remark: '仍關不緊' })
    expect(returned.status).toBe('improving')
    const released = await acted(await improved(returned), 'release', 'ethicsOfficer')
    const { body } = await act(released, 'close', 'ethicsDirector', { remark: '結案' })
    expect(body.deficiency).toMatchObject({ status: 'closed', version: 9 })
    expect(body.steps.map(({ kind, byName, remark }: any) => [kind, byName, remark])).toEqual([
      ['reported', 'home ethicsOfficer', '擬移請行政室改善'],
      ['handedOver', 'home ethicsOfficer', ''],
      ['improving', 'home staff', ''],
      ['improved', 'home staff', ''],
      ['returned', 'home ethicsOfficer', '仍關不緊'],
      ['improved', 'home staff', ''],
      ['released', 'home ethicsOfficer', ''],
      ['closed', 'home ethicsDirector', '結案'],
    ])
  })

  test('may leave out steps: a small office hands over at once, and a unit mends what it found itself', async () => {
    expect(await acted(await opened(), 'hand-over', 'ethicsOfficer')).toMatchObject({ status: 'handedOver' })
    expect(await improved((await handIn())[0]!, 'unitHead')).toMatchObject({ status: 'improved' })
  })

  test('never goes back but by being returned', async () => {
    const handedOver = await acted(await opened(), 'hand-over', 'ethicsOfficer')
    expect(await codeOf(act(handedOver, 'report', 'ethicsOfficer'))).toBe('deficiency.not_at_this_step')
    expect(await codeOf(act(handedOver, 'hand-over', 'ethicsOfficer'))).toBe('deficiency.not_at_this_step')
    expect(await codeOf(act(handedOver, 'close', 'ethicsOfficer'))).toBe('deficiency.not_at_this_step')
    const done = await improved(handedOver)
    expect(await codeOf(act(done, 'begin', 'staff'))).toBe('deficiency.not_at_this_step')
    expect(await codeOf(act(done, 'interim', 'staff', { remark: '先貼條' }))).toBe('deficiency.not_at_this_step')
  })

  test('is reported, handed over and closed by those whose office it is', async () => {
    const deficiency = await opened()
    for (const name of ['report', 'hand-over', 'close'])
      expect(await codeOf(act(deficiency, name, 'unitHead'))).toBe('forbidden')
    expect(await codeOf(act(deficiency, 'report', 'agencyHead'))).toBe('forbidden')
    expect(await codeOf(act(deficiency, 'begin', 'ethicsOfficer'))).toBe('deficiency.not_own_unit')
    expect((await act(deficiency, 'begin', 'otherUnitHead')).status).toBe(404)
  })

  test('is written by one at a time', async () => {
    const deficiency = await opened()
    expect(await codeOf(act({ ...deficiency, version: 7 }, 'report', 'ethicsOfficer'))).toBe('changed_meanwhile')
    const both = await Promise.all([
      act(deficiency, 'report', 'ethicsOfficer'),
      act(deficiency, 'hand-over', 'secondEthicsOfficer'),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  test('cannot be told otherwise afterwards, not even by the owner of the schema', async () => {
    const { id } = await acted(await opened(), 'report', 'ethicsOfficer')
    const change = owner.query(`update deficiency_step set remark = '沒有' where deficiency_id = $1`, [id])
    await expect(change).rejects.toThrow('append-only')
    await expect(owner.query('delete from deficiency_step where deficiency_id = $1', [id])).rejects.toThrow(
      'append-only',
    )
  })

  test('leaves an audit entry for each step', async () => {
    const { id } = await acted(await acted(await opened(), 'report', 'ethicsOfficer'), 'hand-over', 'ethicsOfficer')
    const { rows } = await owner.query('select operation from audit_entry where subject_id = $1 order by sequence', [
      id,
    ])
    expect(rows.map((row) => row.operation)).toEqual(['deficiency.open', 'deficiency.report', 'deficiency.handOver'])
  })

  test('of another agency is out of reach at every step', async () => {
    const deficiency = await opened()
    const stranger = await as('ethicsDirector', other)
    for (const name of ['report', 'hand-over', 'begin', 'interim', 'close'])
      expect(
        (await stranger.post(`/deficiencies/${deficiency.id}/${name}`, { version: 1, remark: '看' })).status,
        name,
      ).toBe(404)
  })
})

describe('what somebody saw', () => {
  test('is a deficiency with place, photograph and due date', async () => {
    const file = (await (await as('ethicsOfficer')).upload('/files', '門.png', picture)).body
    const { body } = await openAs('ethicsOfficer', { fileIds: [file.id], grade: 'major', planId: plan.planId })
    expect(body).toMatchObject({ question: null, openedByName: 'home ethicsOfficer', foundFiles: [file], steps: [] })
    expect(body.deficiency).toMatchObject({
      status: 'found',
      source: 'byHand',
      place: '後門',
      improvementDueDate: '2026-02-23',
      inspectionId: null,
    })
    const { rows } = await owner.query(
      'select deficiencies_found from unit_summary where plan_id = $1 and unit_id = $2',
      [plan.planId, unit('行政室')],
    )
    expect(rows).toEqual([{ deficiencies_found: 1 }])
  })

  test('is said by ethics of any unit, by the head of a unit of the own one, by nobody else', async () => {
    expect((await opened({}, 'unitHead')).unitName).toBe('行政室')
    expect(await codeOf(openAs('unitHead', { unitId: unit('民政課') }))).toBe('deficiency.not_own_unit')
    expect(await codeOf(openAs('staff'))).toBe('forbidden')
  })

  test.each([
    ['unitId', 'deficiency.unit_unknown'],
    ['planId', 'deficiency.plan_unknown'],
    ['pointId', 'deficiency.point_unknown'],
  ])('names a %s that is there', async (field, code) => {
    expect(await codeOf(openAs('ethicsOfficer', { [field]: newId() }))).toBe(code)
  })

  test('names photographs that are there, and says what', async () => {
    expect(await codeOf(openAs('ethicsOfficer', { fileIds: [newId()] }))).toBe('file.unknown_on_deficiency')
    expect(await codeOf(openAs('ethicsOfficer', { description: ' ' }))).toBe('invalid_input')
  })

  test('is not laid upon a unit that is no more', async () => {
    const id = newId()
    await owner.query(
      `insert into unit (id, agency_id, name, position, abolished_on) values ($1, $2, '兵役課', 9, now())`,
      [id, home.agencyId],
    )
    expect(await codeOf(openAs('ethicsOfficer', { unitId: id }))).toBe('unit.abolished')
  })
})

describe('what was mended on the spot', () => {
  test('is improved already by the one who filled in the form, and needs another pair of eyes', async () => {
    const file = (await (await as('unitHead')).upload('/files', '新燈.png', picture)).body
    const fixed = { description: '當場換了燈泡', fileIds: [file.id] }
    const [deficiency] = await handIn({ A04: { fixed } })
    expect(deficiency!.status).toBe('improved')
    const officer = await as('ethicsOfficer')
    const { body }: { body: DeficiencyDetail } = await officer.get(`/deficiencies/${deficiency!.id}`)
    expect(body.improvements).toMatchObject([
      { description: '當場換了燈泡', improvedByName: 'home unitHead', files: [file], decision: null },
    ])
    expect(body.steps).toMatchObject([{ kind: 'improved', byName: 'home unitHead' }])
    expect(await codeOf(act(deficiency!, 'release', 'unitHead'))).toBe('forbidden')
    expect((await acted(deficiency!, 'release', 'ethicsOfficer')).status).toBe('released')
  })
})

describe('what is found again', () => {
  test('is graver by one step each time, up to critical, is due sooner and linked to the time before', async () => {
    const times = []
    for (let time = 0; time < 4; time += 1) times.push((await handIn({ A02: {} }, '民政課', 'otherUnitHead'))[0]!)
    expect(times.map(({ grade }) => grade)).toEqual(['major', 'critical', 'critical', 'critical'])
    expect(times.map(({ improvementDueDate }) => improvementDueDate)).toEqual([
      '2026-02-23',
      '2026-02-12',
      '2026-02-12',
      '2026-02-12',
    ])
    expect(times.map(({ repeatOf }) => repeatOf)).toEqual([null, ...times.slice(0, 3).map(({ id }) => id)])
    const { body } = await (await as('otherUnitHead')).get(`/deficiencies/${times[2]!.id}`)
    expect(body.repeats.map(({ id }: Deficiency) => id)).toEqual([times[3]!.id, times[1]!.id, times[0]!.id])
  })

  test('is no repeat at another unit, of another question, or after the months that the agency has set', async () => {
    const [first] = await handIn({ A03: {} }, '政風室', 'ethicsDirector')
    expect((await handIn({ A03: {} }, '行政室', 'unitHead'))[0]).toMatchObject({ repeatOf: null })
    expect((await handIn({ A01: {} }, '政風室', 'ethicsDirector'))[0]).toMatchObject({ repeatOf: null, grade: 'minor' })
    await owner.query(`update deficiency set found_on = '2025-02-11' where id = $1`, [first!.id])
    expect((await handIn({ A03: {} }, '政風室', 'ethicsDirector'))[0]).toMatchObject({ repeatOf: null })
    await owner.query(`update deficiency set found_on = '2025-02-12' where id = $1`, [first!.id])
    await owner.query('delete from deficiency where unit_id = $1 and item_key = $2 and id <> $3', [
      unit('政風室'),
      'A03',
      first!.id,
    ])
    expect((await handIn({ A03: {} }, '政風室', 'ethicsDirector'))[0]).toMatchObject({ repeatOf: first!.id })
  })
})

describe('the due date', () => {
  const later = { improvementDueDate: '2026-03-31', remark: '待料' }

  test('is put off by ethics or a head with a reason, and the day before stays to be read', async () => {
    const deficiency = await opened()
    const { body } = await act(deficiency, 'extend', 'ethicsOfficer', later)
    expect(body.deficiency).toMatchObject({ improvementDueDate: '2026-03-31', status: 'found' })
    expect(body.steps).toMatchObject([
      { kind: 'extended', remark: '待料', detail: { from: deficiency.improvementDueDate, until: '2026-03-31' } },
    ])
    expect((await acted(await opened(), 'extend', 'chiefSecretary', later)).improvementDueDate).toBe('2026-03-31')
  })

  test('is never put off by the unit that owes, the ethics office itself included: that is for the head', async () => {
    expect(await codeOf(act(await opened(), 'extend', 'unitHead', later))).toBe('forbidden')
    const own = await opened({ unitId: unit('政風室') })
    expect(await codeOf(act(own, 'extend', 'ethicsDirector', later))).toBe('deficiency.own_extension')
    expect((await acted(own, 'extend', 'agencyHead', later)).improvementDueDate).toBe('2026-03-31')
  })

  test('is not put off without a reason, nor to an earlier day, nor once it was mended', async () => {
    const deficiency = await opened()
    const extend = (changes: object) => codeOf(act(deficiency, 'extend', 'ethicsOfficer', { ...later, ...changes }))
    expect(await extend({ remark: ' ' })).toBe('deficiency.reason_missing')
    expect(await extend({ improvementDueDate: deficiency.improvementDueDate })).toBe('deficiency.date_not_later')
    const done = await improved(deficiency)
    expect(await codeOf(act(done, 'extend', 'ethicsOfficer', later))).toBe('deficiency.not_at_this_step')
  })
})

describe('until it is mended', () => {
  test('the unit says what it does meanwhile and what it needs of the budget', async () => {
    const measured = await acted(await opened(), 'interim', 'unitHead', { remark: '派人看守後門' })
    const { body } = await act(measured, 'cost', 'unitHead', { remark: '換新門', amount: 18_000 })
    expect(body.deficiency.status).toBe('found')
    expect(body.steps).toMatchObject([
      { kind: 'interim', remark: '派人看守後門' },
      { kind: 'cost', remark: '換新門', detail: { amount: 18_000 } },
    ])
  })

  test('both are said in words, and by the unit or ethics', async () => {
    const deficiency = await opened()
    expect(await codeOf(act(deficiency, 'interim', 'unitHead'))).toBe('deficiency.reason_missing')
    expect(await codeOf(act(deficiency, 'cost', 'unitHead', { amount: 5 }))).toBe('deficiency.reason_missing')
    expect(await codeOf(act(deficiency, 'cost', 'unitHead', { amount: 0, remark: '無' }))).toBe('invalid_input')
    expect((await act(deficiency, 'interim', 'otherUnitHead', { remark: '看' })).status).toBe(404)
  })
})

describe('many at once', () => {
  const together = async (who: string, name: string, items: Deficiency[], changes: object = {}) =>
    (await as(who)).post('/deficiencies/together', {
      act: name,
      items: items.map(({ id, version }) => ({ id, version })),
      remark: '',
      improvementDueDate: null,
      ...changes,
    })

  test('are taken a step further as far as may be, and the rest are named with what keeps them', async () => {
    const [first, second, stale] = [await opened(), await opened(), await opened()]
    const gone = { ...(await opened()), id: newId() }
    const reported = await acted(await opened(), 'report', 'ethicsOfficer')
    const { body } = await together('ethicsOfficer', 'report', [
      first,
      second,
      { ...stale, version: 9 },
      gone,
      reported,
    ])
    expect(body.done.toSorted()).toEqual([first.id, second.id].toSorted())
    expect(body.refused).toEqual([
      { id: stale.id, code: 'changed_meanwhile' },
      { id: gone.id, code: 'not_found' },
      { id: reported.id, code: 'deficiency.not_at_this_step' },
    ])
    const { rows } = await owner.query(
      'select count(*)::int as count from deficiency_step where deficiency_id = any($1)',
      [[first.id, second.id, stale.id]],
    )
    expect(rows[0].count).toBe(2)
  })

  test('are extended with one reason, each keeping its own earlier day', async () => {
    const deficiency = await opened({ grade: 'critical' })
    const own = await opened({ unitId: unit('政風室') })
    const { body } = await together('ethicsOfficer', 'extend', [deficiency, own], {
      improvementDueDate: '2026-04-01',
      remark: '連假停工',
    })
    expect(body).toEqual({ done: [deficiency.id], refused: [{ id: own.id, code: 'deficiency.own_extension' }] })
    const detail = (await (await as('ethicsOfficer')).get(`/deficiencies/${deficiency.id}`)).body
    expect(detail.steps[0].detail).toEqual({ from: '2026-02-12', until: '2026-04-01' })
  })

  test('are two hundred at most, and only what the person may do to one', async () => {
    const deficiency = await opened()
    const many = Array.from({ length: 201 }, () => ({ ...deficiency, id: newId() }))
    expect(await codeOf(together('ethicsOfficer', 'report', many))).toBe('invalid_input')
    expect(await codeOf(together('agencyHead', 'report', [deficiency]))).toBe('forbidden')
    expect(await codeOf(together('unitHead', 'close', [deficiency]))).toBe('forbidden')
  })
})
