import { getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'
import type { Point } from '#domain/point/point.ts'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'
import { sampleImages } from '#test/documents.ts'
import { makePlan, testChecklist } from '#test/make.ts'

const { app, as, owner, home, other } = await testApp(undefined, { publicOrigin: undefined })
await makePlan(owner, home)
const unit = (name = '行政室') => home.unitIds.get(name)!

const entry = (changes: object = {}) => ({
  id: newId(),
  kind: 'door',
  name: '後門',
  floor: '1F',
  room: '後側走道',
  unitId: unit(),
  checklistId: null,
  photographId: null,
  cameraRange: null,
  cameraClear: null,
  keptDays: null,
  expiresOn: null,
  ...changes,
})
const add = async (changes: object = {}, who = 'unitHead') => (await as(who)).post('/points', entry(changes))
const added = async (changes: object = {}): Promise<Point> => {
  const { status, body } = await add(changes)
  expect(status).toBe(200)
  return body.point
}
const change = async (point: Point, changes: object, who = 'unitHead') => {
  const kept = Object.fromEntries(Object.keys(entry()).map((key) => [key, point[key as keyof Point]]))
  const { id, ...rest } = { ...kept, version: point.version, ...changes } as unknown as { id: string }
  return (await as(who)).patch(`/points/${id}`, rest)
}
const retire = async ({ id, version }: Point, who = 'unitHead') =>
  (await as(who)).post(`/points/${id}/retire`, { version })

/** Hands in the test form at a point, with so many questions failing. */
async function lookAt(pointId: string, failing = 0): Promise<void> {
  const { status } = await (await as('unitHead')).post(`/inspections/${newId()}/submit`, {
    checklistVersionId: home.checklistVersionIds.get('agencySecurity'),
    unitId: unit(),
    assignmentId: null,
    pointId,
    version: 0,
    answers: testChecklist.items.map(({ key }, index) => ({
      itemKey: key,
      verdict: index < failing ? 'notCompliant' : 'compliant',
      note: '壞',
      fileIds: [],
    })),
  })
  expect(status).toBe(200)
}

describe('a point', () => {
  test('is added with a code of its own that nobody can guess', async () => {
    const [one, two] = [await added(), await added()]
    expect(one).toMatchObject({ kind: 'door', name: '後門', unitName: '行政室', retiredOn: null, version: 1 })
    for (const { code } of [one, two]) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/)
    expect(one.code).not.toBe(two.code)
  })

  test('is seen by everybody of the agency, by unit and by kind', async () => {
    const { id } = await added({ kind: 'cabinet' })
    const ids = async (query: string, who = 'librarian') =>
      (await (await as(who)).get(`/points?${query}`)).body.map((each: Point) => each.id)
    expect(await ids('')).toContain(id)
    expect(await ids(`unitId=${unit()}&kind=cabinet`)).toEqual([id])
    expect(await ids('kind=serverRoom')).toEqual([])
    expect(await ids(`unitId=${unit('圖書館')}`)).toEqual([])
  })

  test('of another agency is not there, whatever is tried', async () => {
    const point = await added()
    const stranger = await as('ethicsDirector', other)
    const { id, ...facts } = entry()
    expect((await stranger.get('/points')).body).toEqual([])
    expect((await stranger.get(`/points/${point.id}`)).status).toBe(404)
    expect((await stranger.patch(`/points/${point.id}`, { ...facts, version: 1 })).status).toBe(404)
    expect((await stranger.post(`/points/${point.id}/retire`, { version: 1 })).status).toBe(404)
    expect((await stranger.post('/points', { ...facts, id })).body.code).toBe('point.unit_unknown')
  })

  test('is added and changed by the head of its unit and by ethics, not by others', async () => {
    expect((await add({}, 'staff')).body.code).toBe('forbidden')
    expect((await add({}, 'otherUnitHead')).body.code).toBe('point.not_own_unit')
    expect((await add({}, 'ethicsOfficer')).status).toBe(200)
    const point = await added()
    expect((await change(point, { name: '側門' }, 'otherUnitHead')).body.code).toBe('point.not_own_unit')
    expect((await change(point, { unitId: unit('民政課') })).body.code).toBe('point.not_own_unit')
    expect((await change(point, { unitId: unit('民政課') }, 'ethicsOfficer')).body.point.unitName).toBe('民政課')
    expect((await retire(await added(), 'otherUnitHead')).body.code).toBe('point.not_own_unit')
  })

  test('belongs to a unit that is there', async () => {
    expect((await add({ unitId: newId() }, 'ethicsOfficer')).body.code).toBe('point.unit_unknown')
    const closed = unit('圖書館')
    await owner.query(`update unit set abolished_on = '2026-02-01' where id = $1`, [closed])
    expect((await add({ unitId: closed }, 'ethicsOfficer')).body.code).toBe('unit.abolished')
    await owner.query('update unit set abolished_on = null where id = $1', [closed])
  })

  test('names a form and a photograph that are there', async () => {
    expect((await add({ checklistId: newId() })).body.code).toBe('point.checklist_unknown')
    expect((await add({ photographId: newId() })).body.code).toBe('file.unknown_on_point')
    const file = (await (await as('unitHead')).upload('/files', '門.png', sampleImages.get('door')!.bytes)).body
    expect((await added({ photographId: file.id })).photographId).toBe(file.id)
  })

  test('has the facts of a camera only if it is one', async () => {
    expect((await add({ keptDays: 30 })).body.code).toBe('point.camera_only')
    const { keptDays } = await added({ kind: 'camera', keptDays: 30, cameraClear: true, cameraRange: '大門' })
    expect(keptDays).toBe(30)
  })

  test('of two changes at once keeps the first', async () => {
    const point = await added()
    const both = await Promise.all([change(point, { name: '甲' }), change(point, { name: '乙' })])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await change(point, { name: '丙' })).body.code).toBe('changed_meanwhile')
  })

  test('that was retired leaves the list, stays to be read and changes no more', async () => {
    const point = await added()
    const { body } = await retire(point)
    expect(body.point).toMatchObject({ retiredOn: '2026-02-11', version: 2, faults: [] })
    const head = await as('unitHead')
    expect((await head.get('/points')).body.map((each: Point) => each.id)).not.toContain(point.id)
    expect((await head.get(`/points/by-code/${point.code}`)).body.point.retiredOn).toBe('2026-02-11')
    expect((await change(body.point, { name: '丁' })).body.code).toBe('point.retired')
    expect((await retire(body.point)).body.code).toBe('point.retired')
  })
})

describe('what was found at a point', () => {
  test('is told with it: the last five forms, and the deficiencies still open', async () => {
    const { id, checklistTitle } = await added()
    expect(checklistTitle).toBeNull()
    for (const failing of [0, 0, 0, 0, 1, 2]) await lookAt(id, failing)
    const { body } = await (await as('staff')).get(`/points/${id}`)
    expect(body.results.map((each: { notCompliant: number }) => each.notCompliant)).toEqual([2, 1, 0, 0, 0])
    expect(body.results[0]).toMatchObject({ title: testChecklist.title, submittedByName: 'home unitHead' })
    expect(body.openDeficiencies).toBe(3)
    expect(body.point.lastInspectedAt).toBe('2026-02-11T01:00:00.000Z')
  })

  test('is for its unit, ethics and the heads; so is what a camera does not see', async () => {
    const dim = { kind: 'camera', cameraRange: '後門', cameraClear: false, keptDays: 5 }
    const { id } = await added(dim)
    await lookAt(id, 1)
    const seen = async (who: string) => (await (await as(who)).get(`/points/${id}`)).body
    expect(await seen('otherStaff')).toMatchObject({
      point: { cameraRange: null, cameraClear: null, keptDays: null, faults: null },
      results: [],
      openDeficiencies: null,
    })
    for (const who of ['staff', 'ethicsOfficer', 'agencyHead'])
      expect(await seen(who)).toMatchObject({ point: dim, openDeficiencies: 1 })
  })

  test('is measured against the holiday of the plan that is on', async () => {
    const camera = { kind: 'camera', cameraRange: '', cameraClear: false, keptDays: 9 }
    expect((await added(camera)).faults).toEqual([
      { code: 'cameraKeepsTooFewDays', needed: 30, measure: 'holiday' },
      { code: 'cameraUnclear' },
      { code: 'withoutChecklist' },
      { code: 'notLookedAtThisPeriod' },
    ])
    const expired = { kind: 'extinguisher', expiresOn: '2026-02-10' }
    expect((await added(expired)).faults?.[0]).toEqual({ code: 'expired' })
  })
})

describe('a form about a point', () => {
  const begin = async (point: Point, unitId: string) =>
    (await as('ethicsOfficer')).put(`/inspections/${newId()}`, {
      checklistVersionId: home.checklistVersionIds.get('agencySecurity'),
      unitId,
      assignmentId: null,
      origin: 'inspection',
      pointId: point.id,
      version: 0,
      answers: [],
      readyToSubmit: false,
    })

  test('is filled in for the unit in charge of it', async () => {
    const point = await added()
    expect((await begin(point, unit('民政課'))).body.code).toBe('inspection.point_of_other_unit')
    expect((await begin(point, unit())).body.inspection.pointName).toBe('後門')
  })

  test('is not begun where the point is no more', async () => {
    const point = await added()
    await retire(point)
    expect((await begin(point, unit())).body.code).toBe('point.retired')
  })

  test('names a point that is there', async () => {
    expect((await begin({ ...(await added()), id: newId() }, unit())).body.code).toBe('inspection.point_unknown')
  })
})

test('the form of a point is its own, else that of its kind, and never one that was withdrawn', async () => {
  const { rows } = await owner.query(`select id from checklist where agency_id = $1`, [home.agencyId])
  const own = await added({ checklistId: rows[0].id })
  expect(own.checklistVersionId).toBe(home.checklistVersionIds.get('agencySecurity'))
  const plain = await added({ kind: 'extinguisher' })
  expect(plain.checklistVersionId).toBeNull()
  const now = async ({ id }: Point): Promise<Point> => (await (await as('unitHead')).get(`/points/${id}`)).body.point
  await owner.query(`update checklist set kind = 'fireEquipment' where id = $1`, [rows[0].id])
  expect((await now(plain)).checklistTitle).toBe(testChecklist.title)
  await owner.query('update checklist set withdrawn_at = now() where id = $1', [rows[0].id])
  expect([(await now(plain)).checklistVersionId, (await now(own)).checklistVersionId]).toEqual([null, null])
  await owner.query(`update checklist set withdrawn_at = null, kind = 'agencySecurity' where id = $1`, [rows[0].id])
})

describe('a code', () => {
  test('opens its point, as scanned or as typed', async () => {
    const { id, code } = await added()
    const staff = await as('otherStaff')
    for (const typed of [code, code.toLowerCase(), `${code.slice(0, 5)}-${code.slice(5)}`])
      expect((await staff.get(`/points/by-code/${typed}`)).body.point.id).toBe(id)
  })

  test('of another agency is answered as one that nobody has, with what to do', async () => {
    const { code } = await added()
    const stranger = await as('ethicsDirector', other)
    const foreign = await stranger.get(`/points/by-code/${code}`)
    const unknown = await stranger.get('/points/by-code/0000000000')
    const noCode = await stranger.get('/points/by-code/hello')
    expect(foreign).toMatchObject({ status: 404, body: { code: 'point.code_unknown', details: {} } })
    expect([unknown.body, noCode.body]).toEqual([foreign.body, foreign.body])
  })
})

/** What stands beside each picture of a paper for those who do not see it. */
async function alternativesOf(bytes: Uint8Array): Promise<string[]> {
  const page = await (await getDocumentProxy(new Uint8Array(bytes))).getPage(1)
  type Node = { alt?: string; children?: Node[] }
  const altsIn = ({ alt, children = [] }: Node): string[] => [...(alt ? [alt] : []), ...children.flatMap(altsIn)]
  return altsIn((await page.getStructTree()) as Node)
}

describe('the labels', () => {
  const sheet = async (query: string, who = 'staff', agency = home) =>
    (await as(who, agency)).get(`/points/labels.pdf?${query}`)

  test('of chosen points, of a unit or of all come as one paper', async () => {
    const [one, two] = [await added(), await added()]
    for (const query of [`ids=${one.id},${two.id}`, `unitId=${unit()}`, '']) {
      const { status, headers, body } = await sheet(query)
      expect([status, headers['content-type']]).toEqual([200, 'application/pdf'])
      expect(body.subarray(0, 5).toString()).toBe('%PDF-')
    }
  })

  test('lead to this installation, not to whatever the request calls it', async () => {
    const { id, code } = await added()
    const printed = async (host: string) => {
      const { cookie } = await as('staff')
      return app.inject({ url: `/api/points/labels.pdf?ids=${id}`, headers: { host, cookie: cookie! } })
    }
    const { rawPayload } = await printed('Watch.hepu.gov.tw:8443')
    // The address stands in the paper's own text, for those who cannot see the picture.
    expect(await alternativesOf(rawPayload)).toEqual([`http://watch.hepu.gov.tw:8443/p/${code}`])
    for (const host of ['evil.example/p?', 'a@evil.example', 'evil example'])
      expect((await printed(host)).statusCode, host).toBe(422)
  })

  test('are printed for all that were asked for, or not at all', async () => {
    const { id } = await added()
    expect((await sheet(`ids=${id},${newId()}`)).status).toBe(404)
    expect((await sheet(`ids=${id}`, 'ethicsDirector', other)).status).toBe(404)
    expect((await sheet('ids=all')).body.code).toBe('invalid_input')
    expect((await sheet(`unitId=${unit('圖書館')}`)).body.code).toBe('point.none_to_print')
    const retired = await added()
    await retire(retired)
    expect((await sheet(`ids=${retired.id}`)).status).toBe(404)
  })
})
