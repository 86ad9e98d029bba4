import { describe, expect, test } from 'vitest'
import type { PatrolRoute, Visit } from '#domain/patrol/patrol.ts'
import type { Point } from '#domain/point/point.ts'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'
import { sampleImages } from '#test/documents.ts'
import { makePlan } from '#test/make.ts'

const { as, owner, home, other, clock } = await testApp('2026-02-11T12:31:00Z')
const plan = await makePlan(owner, home)
const unit = (name = '行政室') => home.unitIds.get(name)!

async function addPoint(): Promise<Point> {
  const facts = { checklistId: null, photographId: null, cameraRange: null, cameraClear: null, keptDays: null }
  const place = { kind: 'door', name: '後門', floor: '1F', room: '', unitId: unit(), expiresOn: null }
  const { status, body } = await (await as('unitHead')).post('/points', { id: newId(), ...place, ...facts })
  expect(status).toBe(200)
  return body.point
}
const points = [await addPoint(), await addPoint(), await addPoint()]

const entry = (changes: object = {}) => ({
  id: newId(),
  name: '夜間巡邏',
  unitId: unit(),
  inOrder: true,
  stops: points.map(({ id }) => ({ pointId: id, leastSeconds: 20 })),
  ...changes,
})
const addRoute = async (changes: object = {}, who = 'unitHead') =>
  (await as(who)).post('/patrol-routes', entry(changes))
const added = async (changes: object = {}): Promise<PatrolRoute> => {
  const { status, body } = await addRoute(changes)
  expect(status).toBe(200)
  return body
}
const changeRoute = async ({ id, version }: PatrolRoute, changes: object = {}, who = 'unitHead') => {
  const { id: _, ...facts } = entry(changes)
  return (await as(who)).patch(`/patrol-routes/${id}`, { ...facts, version })
}
const retireRoute = async ({ id, version }: PatrolRoute, who = 'unitHead') =>
  (await as(who)).post(`/patrol-routes/${id}/retire`, { version })

const at = (minute: number) => new Date(Date.UTC(2026, 1, 11, 12, minute)).toISOString()
const visit = (stop: number, changes: Partial<Visit> = {}): Visit => ({
  stop,
  code: points[stop]?.code ?? null,
  reading: 'scanned',
  arrivedAt: at(10 + 2 * stop),
  leftAt: at(11 + 2 * stop),
  note: '',
  fileIds: [],
  finding: null,
  ...changes,
})
const round = ({ id, version }: PatrolRoute, changes: object = {}) => ({
  id: newId(),
  routeId: id,
  routeVersion: version,
  startedAt: at(5),
  finishedAt: at(30),
  visits: points.map((_, stop) => visit(stop)),
  reason: '',
  ...changes,
})
const handIn = async (route: PatrolRoute, changes: object = {}, who = 'staff') =>
  (await as(who)).post('/patrol-rounds', round(route, changes))

describe('a patrol route', () => {
  test('names its points in order, for everybody of the agency', async () => {
    const { id } = await added()
    const seen = (await (await as('librarian')).get(`/patrol-routes/${id}`)).body
    expect(seen).toMatchObject({ name: '夜間巡邏', unitName: '行政室', inOrder: true, lastWalkedAt: null, version: 1 })
    expect(seen.stops.map((stop: { code: string }) => stop.code)).toEqual(points.map(({ code }) => code))
    const listed = (await (await as('librarian')).get('/patrol-routes')).body
    expect(listed.map((route: PatrolRoute) => route.id)).toContain(id)
  })

  test('may lead past the same point twice', async () => {
    const stops = [0, 1, 0].map((index) => ({ pointId: points[index]!.id, leastSeconds: 0 }))
    expect((await added({ stops })).stops).toHaveLength(3)
  })

  test('is kept by the head of its unit and by ethics', async () => {
    expect((await addRoute({}, 'staff')).body.code).toBe('forbidden')
    expect((await addRoute({}, 'otherUnitHead')).body.code).toBe('patrol.not_own_unit')
    expect((await addRoute({}, 'ethicsOfficer')).status).toBe(200)
    const route = await added()
    expect((await changeRoute(route, {}, 'otherUnitHead')).body.code).toBe('patrol.not_own_unit')
    expect((await retireRoute(route, 'otherUnitHead')).body.code).toBe('patrol.not_own_unit')
  })

  test('names a unit and points that are there', async () => {
    expect((await addRoute({ unitId: newId() }, 'ethicsOfficer')).body.code).toBe('patrol.unit_unknown')
    const unknown = [{ pointId: newId(), leastSeconds: 0 }]
    expect((await addRoute({ stops: unknown })).body.code).toBe('patrol.point_unknown')
    const gone = await addPoint()
    await (await as('unitHead')).post(`/points/${gone.id}/retire`, { version: 1 })
    expect((await addRoute({ stops: [{ pointId: gone.id, leastSeconds: 0 }] })).body.code).toBe('patrol.point_unknown')
  })

  test('belongs to no unit that was abolished', async () => {
    const closed = unit('圖書館')
    await owner.query(`update unit set abolished_on = '2026-02-01' where id = $1`, [closed])
    expect((await addRoute({ unitId: closed }, 'ethicsOfficer')).body.code).toBe('unit.abolished')
  })

  test('of two changes at once keeps the first', async () => {
    const route = await added()
    const both = await Promise.all([changeRoute(route, { name: '甲' }), changeRoute(route, { name: '乙' })])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await changeRoute(route)).body.code).toBe('changed_meanwhile')
  })

  test('that was retired leaves the list and changes no more', async () => {
    const route = await added()
    expect((await retireRoute(route)).body.retiredOn).toBe('2026-02-11')
    expect((await changeRoute(route)).body.code).toBe('patrol.route_retired')
    expect((await retireRoute(route)).body.code).toBe('patrol.route_retired')
    const listed = (await (await as('staff')).get('/patrol-routes')).body
    expect(listed.map(({ id }: PatrolRoute) => id)).not.toContain(route.id)
  })

  test('of another agency is not there, whatever is tried', async () => {
    const route = await added()
    const stranger = await as('ethicsDirector', other)
    const { id: _, ...facts } = entry()
    expect((await stranger.get('/patrol-routes')).body).toEqual([])
    expect((await stranger.get(`/patrol-routes/${route.id}`)).status).toBe(404)
    expect((await stranger.patch(`/patrol-routes/${route.id}`, { ...facts, version: 1 })).status).toBe(404)
    expect((await stranger.post(`/patrol-routes/${route.id}/retire`, { version: 1 })).status).toBe(404)
    expect((await stranger.post('/patrol-rounds', round(route))).body.code).toBe('patrol.route_unknown')
    const borrowed = { ...entry(), unitId: other.unitIds.get('行政室') }
    expect((await stranger.post('/patrol-routes', borrowed)).body.code).toBe('patrol.point_unknown')
  })
})

describe('a round', () => {
  test('is kept with the times of the device, the time of the server, and the plan in whose period it fell', async () => {
    const route = await added()
    const { body } = await handIn(route)
    expect(body).toMatchObject({
      routeName: '夜間巡邏',
      walkedByName: 'home staff',
      startedAt: at(5),
      finishedAt: at(30),
      receivedAt: '2026-02-11T12:31:00.000Z',
      planId: plan.planId,
      stops: 3,
      visited: 3,
      deviations: [],
    })
    expect((await (await as('staff')).get(`/patrol-routes/${route.id}`)).body.lastWalkedAt).toBe(at(30))
  })

  test('that missed a point says why', async () => {
    const route = await added()
    const visits = [visit(0), visit(2)]
    expect((await handIn(route, { visits })).body.code).toBe('patrol.reason_missing')
    const { body } = await handIn(route, { visits, reason: '後門施工封閉' })
    expect(body).toMatchObject({ visited: 2, deviations: [{ code: 'missed', stop: 1 }], reason: '後門施工封閉' })
  })

  test('is counted once, however often it arrives', async () => {
    const route = await added()
    const same = round(route)
    const staff = await as('staff')
    const key = { 'idempotency-key': crypto.randomUUID() }
    const [first, again] = [
      await staff.post('/patrol-rounds', same, key),
      await staff.post('/patrol-rounds', same, key),
    ]
    expect(again.body).toEqual(first.body)
    expect((await staff.post('/patrol-rounds', same)).body.code).toBe('changed_meanwhile')
    expect((await staff.get(`/patrol-rounds?routeId=${route.id}`)).body.items).toHaveLength(1)
  })

  test('ends on the version of the route on which it began', async () => {
    const route = await added()
    const changed = (await changeRoute(route, { stops: entry().stops.slice(0, 1) })).body
    expect(changed).toMatchObject({ version: 2, stops: [{}] })
    expect((await handIn(route)).body).toMatchObject({ routeVersion: 1, stops: 3, deviations: [] })
    expect((await handIn({ ...route, version: 3 })).body.code).toBe('patrol.route_unknown')
    expect((await handIn({ ...route, version: 2 ** 31 })).body.code).toBe('invalid_input')
    await retireRoute(changed)
    expect((await handIn(route)).status).toBe(200)
  })

  test('visits stops of the route, each once', async () => {
    const route = await added()
    expect((await handIn(route, { visits: [visit(3)] })).body.code).toBe('patrol.stop_unknown')
    expect((await handIn(route, { visits: [visit(0), visit(0)] })).body.code).toBe('patrol.stop_repeated')
  })

  test('shows its photographs, fifty at most, and only such as are there', async () => {
    const route = await added()
    const staff = await as('staff')
    const file = (await staff.upload('/files', '門.png', sampleImages.get('door')!.bytes)).body
    const { body } = await handIn(route, { visits: [visit(0, { fileIds: [file.id] }), visit(1), visit(2)] })
    const detail = (await staff.get(`/patrol-rounds/${body.id}`)).body
    expect(detail).toMatchObject({ round: { id: body.id }, files: [file], visits: [{ fileIds: [file.id] }, {}, {}] })
    const unknown = { visits: [visit(0, { fileIds: [newId()] }), visit(1), visit(2)] }
    expect((await handIn(route, unknown)).body.code).toBe('file.unknown_on_patrol')
  })

  test('bears no more than fifty files', async () => {
    const long = await added({ stops: Array.from({ length: 6 }, () => ({ pointId: points[0]!.id, leastSeconds: 0 })) })
    const fileIds = Array.from({ length: 10 }, () => newId())
    const visits = long.stops.map((_, stop) => visit(stop, { code: points[0]!.code, fileIds }))
    expect((await handIn(long, { visits })).body.code).toBe('patrol.too_many_files')
  })

  test('opens a deficiency of the unit in charge where something was wrong', async () => {
    const staff = await as('otherStaff')
    const file = (await staff.upload('/files', '鎖.png', sampleImages.get('door')!.bytes)).body
    const finding = { description: '後門門鎖鬆脫', grade: 'major' } as const
    const visits = [visit(0, { finding, fileIds: [file.id] }), visit(1), visit(2)]
    const { body } = await handIn(await added(), { visits }, 'otherStaff')
    const { items } = (await (await as('ethicsOfficer')).get('/deficiencies')).body
    const opened = items.filter(({ sourceId }: { sourceId: string }) => sourceId === body.id)
    expect(opened).toMatchObject([{ ...finding, source: 'patrol', pointId: points[0]!.id, unitName: '行政室' }])
    expect((await (await as('staff')).get(`/deficiencies/${opened[0].id}`)).body.foundFiles).toEqual([file])
    expect((await (await as('staff')).get(`/points/${points[0]!.id}`)).body.openDeficiencies).toBe(1)
  })

  test('by a clock ten years off is not lost but marked', async () => {
    const times = { startedAt: '2016-02-11T12:00:00.000Z', finishedAt: '2016-02-11T12:30:00.000Z', reason: '時鐘不準' }
    const { body } = await handIn(await added(), { ...times, visits: [] })
    expect(body.deviations[0]).toEqual({ code: 'deviceClock' })
    expect(body.receivedAt).toBe('2026-02-11T12:31:00.000Z')
  })

  test('outside of every period belongs to no plan', async () => {
    clock.set('2026-02-08T12:31:00Z')
    expect((await handIn(await added(), { reason: '時鐘不準' })).body.planId).toBeNull()
    clock.set('2026-02-11T12:31:00Z')
  })

  test('is seen by who walked it, by the unit of the route, by ethics and by the heads', async () => {
    const route = await added()
    const { id } = (await handIn(route, {}, 'librarian')).body
    const ids = async (who: string, agency = home) =>
      (await (await as(who, agency)).get('/patrol-rounds')).body.items.map((each: { id: string }) => each.id)
    for (const who of ['librarian', 'staff', 'ethicsOfficer', 'agencyHead']) {
      expect(await ids(who), who).toContain(id)
      expect((await (await as(who)).get(`/patrol-rounds/${id}`)).status).toBe(200)
    }
    for (const [who, agency] of [
      ['otherStaff', home],
      ['ethicsDirector', other],
    ] as const) {
      expect(await ids(who, agency)).not.toContain(id)
      expect((await (await as(who, agency)).get(`/patrol-rounds/${id}`)).status).toBe(404)
    }
  })

  test('is listed by pages of twenty-five, the newest first', async () => {
    const route = await added()
    for (let count = 0; count < 27; count++) await handIn(route)
    const officer = await as('ethicsOfficer')
    const first = (await officer.get(`/patrol-rounds?routeId=${route.id}`)).body
    const second = (await officer.get(`/patrol-rounds?routeId=${route.id}&after=${first.next}`)).body
    const ids = [...first.items, ...second.items].map(({ id }: { id: string }) => id)
    expect([first.items.length, ids.length, second.next]).toEqual([25, 27, null])
    expect(ids).toEqual([...new Set(ids)].sort().reverse())
  })

  test('never changes', async () => {
    await handIn(await added())
    const { rows } = await owner.query(
      `select privilege_type from information_schema.role_table_grants
       where table_name = 'patrol_round' and grantee = 'shousui_app' order by 1`,
    )
    expect(rows.map((row) => row.privilege_type)).toEqual(['INSERT', 'SELECT'])
  })
})
