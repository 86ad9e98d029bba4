import { beforeEach, describe, expect, test } from 'vitest'
import { lotName } from '#domain/media-check/media-check.rules.ts'
import { sha256Of } from '#server/platform/files.ts'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'
import { mediaDesk } from '#test/media.ts'

const it = await testApp('2026-02-12T01:30:00Z')
const { as, clock, everybodyLeft, other } = it
const desk = await mediaDesk(it)
const { locker, medium, register } = desk

beforeEach(() => {
  clock.set('2026-02-12T01:30:00Z')
  everybodyLeft()
})

const refusal = (status: number, code: string) => ({ status, body: { code } })
const asked = (changes: object) => ({
  id: newId(),
  kind: 'locker',
  pointId: null,
  count: null,
  unitId: null,
  seed: null,
  ...changes,
})
const begin = async (who: string, changes: object) => (await as(who)).post('/media-checks', asked(changes))
const begun = async (who: string, changes: object): Promise<string> => {
  const { status, body } = await begin(who, changes)
  expect(status).toBe(200)
  return body.id
}
const show = async (who: string, id: string) => (await as(who)).get(`/media-checks/${id}`)
const finish = async (who: string, id: string, results: object[], lockSound: boolean | null = true) =>
  (await as(who)).post(`/media-checks/${id}/finish`, { version: 1, lockSound, results })
const lockers = async (who: string): Promise<any[]> => (await (await as(who)).get('/media-lockers')).body

describe('a locker', () => {
  test('is looked into each month by keeper, head or ethics, and counts as looked into from then on', async () => {
    const pointId = await locker()
    const { id } = await register({ pointId })
    const own = async (who: string) => (await lockers(who)).find((one) => one.pointId === pointId)
    expect(await own('staff')).toMatchObject({ media: 1, isCheckedThisMonth: false, checkedAt: null })
    const checkId = await begun('staff', { pointId })
    expect((await finish('staff', checkId, [{ mediumId: id, result: 'sealed' }])).status).toBe(200)
    for (const who of ['staff', 'unitHead', 'ethicsOfficer'])
      expect(await own(who)).toMatchObject({ isCheckedThisMonth: true })
    // What comes in afterwards is looked at the next time.
    clock.pass(60)
    await register({ pointId })
    expect(await own('staff')).toMatchObject({ media: 2, isCheckedThisMonth: true })
    everybodyLeft()
    clock.set('2026-03-02T01:30:00Z')
    expect(await own('staff')).toMatchObject({ isCheckedThisMonth: false })
  })

  test('is nowhere for those who may see nothing of what lies there', async () => {
    const pointId = await locker()
    await register({ pointId })
    for (const who of ['agencyHead', 'librarian', 'otherUnitHead']) {
      expect(await lockers(who)).toEqual([])
      expect(await begin(who, { pointId })).toMatchObject(refusal(409, 'mediaCheck.nothing_there'))
      expect(await begin(who, { pointId: newId() })).toMatchObject(refusal(409, 'mediaCheck.nothing_there'))
    }
  })

  test('shows what is missing, and what turns up again', async () => {
    const pointId = await locker()
    const { id: mediumId } = await register({ pointId })
    const look = async (result: string) =>
      finish('unitHead', await begun('unitHead', { pointId }), [{ mediumId, result }], false)
    expect((await look('missing')).status).toBe(200)
    expect((await medium(mediumId)).state).toBe('missing')
    expect((await look('present')).status).toBe(200)
    const { body } = await (await as('staff')).get(`/confidential-media/${mediumId}`)
    expect(body.medium.state).toBe('kept')
    expect(body.events.map(({ kind }: { kind: string }) => kind)).toEqual(['found', 'missing', 'registered'])
  })

  test('does not make missing what went out with a permit meanwhile', async () => {
    const pointId = await locker()
    const { id: mediumId } = await register({ pointId })
    const permitId = await desk.ask(mediumId)
    await desk.approve(permitId)
    const checkId = await begun('staff', { pointId })
    expect((await desk.handOut(permitId)).status).toBe(200)
    expect((await finish('staff', checkId, [{ mediumId, result: 'missing' }])).status).toBe(200)
    expect((await medium(mediumId)).state).toBe('out')
  })

  test('is finished once, by whoever began, with an answer for each thing and for the lock', async () => {
    const pointId = await locker()
    const { id: mediumId } = await register({ pointId })
    const { id: alien } = await register()
    const checkId = await begun('staff', { pointId })
    const all = [{ mediumId, result: 'present' }]
    expect(await finish('ethicsOfficer', checkId, all)).toMatchObject(refusal(403, 'mediaCheck.not_own'))
    expect(await finish('unitHead', checkId, all)).toMatchObject(refusal(404, 'not_found'))
    expect(await finish('staff', checkId, all, null)).toMatchObject(refusal(422, 'mediaCheck.lock_missing'))
    expect(await finish('staff', checkId, [])).toMatchObject(refusal(422, 'mediaCheck.unanswered'))
    const foreign = [...all, { mediumId: alien, result: 'present' }]
    expect(await finish('staff', checkId, foreign)).toMatchObject(refusal(422, 'mediaCheck.other_item'))
    expect((await finish('staff', checkId, all)).status).toBe(200)
    expect(await finish('staff', checkId, all)).toMatchObject(refusal(409, 'mediaCheck.finished'))
    expect((await show('ethicsDirector', checkId)).body).toMatchObject({ lockSound: true, missing: 0, size: 1 })
    expect(await show('librarian', checkId)).toMatchObject(refusal(404, 'not_found'))
    expect((await (await as('ethicsOfficer', other)).get(`/media-checks/${checkId}`)).status).toBe(404)
  })
})

describe('a spot check', () => {
  test('draws by lot what anybody can draw again from seed and list', async () => {
    for (let at = 0; at < 3; at += 1) await register()
    const seed = '第三張彩券'
    const { body } = await show('ethicsOfficer', await begun('ethicsOfficer', { kind: 'spot', count: 2, seed }))
    const { body: media } = await (await as('ethicsOfficer')).get('/confidential-media')
    const names = new Map<string, string>(media.map((one: any) => [one.id, lotName(one)]))
    const lots = (body.population as string[]).map((name) => ({ name, lot: sha256Of(`${seed}\n${name}`) }))
    const drawn = lots.sort((one, other) => (one.lot < other.lot ? -1 : 1)).slice(0, 2)
    expect(body.items.map(({ mediumId }: { mediumId: string }) => names.get(mediumId)).sort()).toEqual(
      drawn.map(({ name }) => name).sort(),
    )
    expect(body.seed).toBe(seed)
  })

  test('is for ethics, of more than are drawn, and says what it is of', async () => {
    await register()
    expect(await begin('unitHead', { kind: 'spot', count: 1 })).toMatchObject(refusal(403, 'mediaCheck.spot_by_ethics'))
    expect(await begin('ethicsOfficer', { kind: 'spot', count: 200 })).toMatchObject(
      refusal(422, 'draw.count_too_large'),
    )
    expect(await begin('ethicsOfficer', { kind: 'spot' })).toMatchObject(refusal(422, 'mediaCheck.what_missing'))
    expect(await begin('ethicsOfficer', { count: 2 })).toMatchObject(refusal(422, 'mediaCheck.what_missing'))
    const elsewhere = { kind: 'spot', count: 1, unitId: it.home.unitIds.get('圖書館') }
    expect(await begin('ethicsOfficer', elsewhere)).toMatchObject(refusal(409, 'mediaCheck.nothing_there'))
  })
})
