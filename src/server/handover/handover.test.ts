import { describe, expect, test } from 'vitest'
import type { Handover } from '#domain/handover/handover.ts'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'
import type { AgencyMade } from '#test/make.ts'

const { as, home, other, owner } = await testApp('2026-02-15T09:00:00Z')
const idOf = (who: string, agency = home) => agency.personIds.get(agency.loginNames[who]!)!

const entry = (changes: object = {}) => ({
  id: newId(),
  fromPersonId: idOf('staff'),
  toPersonId: idOf('librarian'),
  takesOverAt: '2026-02-15T12:00:00.000Z',
  watchFor: '後門電鈴故障，請改由正門進出。',
  openMatters: '',
  ...changes,
})
const write = async (changes: object = {}, who = 'staff') => (await as(who)).post('/handovers', entry(changes))
const written = async (changes: object = {}, who = 'staff'): Promise<Handover> => {
  const { status, body } = await write(changes, who)
  expect(status).toBe(200)
  return body
}
const acknowledge = async ({ id }: Handover, who: string, agency: AgencyMade = home) =>
  (await as(who, agency)).post(`/handovers/${id}/acknowledge`)
const listed = async (who: string, agency: AgencyMade = home): Promise<string[]> =>
  (await (await as(who, agency)).get('/handovers')).body.map(({ id }: Handover) => id)

describe('a handover', () => {
  test('says who takes over from whom when, what to watch and what is open', async () => {
    expect(await written({ openMatters: '廠商明早送鎖' })).toMatchObject({
      fromName: 'home staff',
      toName: 'home librarian',
      takesOverAt: '2026-02-15T12:00:00.000Z',
      openMatters: '廠商明早送鎖',
      acknowledgedAt: null,
    })
  })

  test('is read and acknowledged by the one who comes, once', async () => {
    const handover = await written()
    expect((await acknowledge(handover, 'staff')).body.code).toBe('handover.not_yours')
    expect((await acknowledge(handover, 'ethicsOfficer')).body.code).toBe('handover.not_yours')
    expect((await acknowledge(handover, 'librarian')).body.acknowledgedAt).toBe('2026-02-15T09:00:00.000Z')
    expect((await acknowledge(handover, 'librarian')).body.code).toBe('handover.already_acknowledged')
  })

  test('of two acknowledgements at once keeps one', async () => {
    const handover = await written()
    const both = await Promise.all([acknowledge(handover, 'librarian'), acknowledge(handover, 'librarian')])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })

  test('is written by who leaves, or by ethics', async () => {
    expect((await write({}, 'otherStaff')).body.code).toBe('handover.not_own')
    expect((await write({}, 'ethicsOfficer')).body.writtenByName).toBe('home ethicsOfficer')
  })

  test('is between two people who are there', async () => {
    expect((await write({ toPersonId: newId() })).body.code).toBe('handover.successor_unknown')
    expect((await write({ toPersonId: idOf('staff', other) })).body.code).toBe('handover.successor_unknown')
    expect((await write({ fromPersonId: newId() }, 'ethicsOfficer')).body.code).toBe('handover.person_unknown')
    expect((await write({ toPersonId: idOf('staff') })).body.code).toBe('handover.oneself')
    expect((await write({ watchFor: ' ' })).body.code).toBe('invalid_input')
  })

  test('is seen by both, by ethics, the heads and who is on duty', async () => {
    const handover = await written({ fromPersonId: idOf('unitHead') }, 'unitHead')
    for (const who of ['unitHead', 'librarian', 'ethicsOfficer', 'agencyHead', 'staff'])
      expect(await listed(who), who).toContain(handover.id)
    expect(await listed('otherStaff')).not.toContain(handover.id)
    expect((await acknowledge(handover, 'otherStaff')).status).toBe(404)
  })

  test('of another agency is not there', async () => {
    const handover = await written()
    expect(await listed('ethicsDirector', other)).toEqual([])
    expect((await acknowledge(handover, 'ethicsDirector', other)).status).toBe(404)
  })

  test('is listed with the latest relief first', async () => {
    const [night, morning] = [await written({ takesOverAt: '2026-02-17T12:00:00.000Z' }), await written()]
    const ids = await listed('ethicsOfficer')
    expect(ids.indexOf(night.id)).toBeLessThan(ids.indexOf(morning.id))
  })

  test('never changes, nor does its acknowledgement', async () => {
    await acknowledge(await written(), 'librarian')
    for (const table of ['handover', 'handover_acknowledgement']) {
      const { rows } = await owner.query(
        `select privilege_type from information_schema.role_table_grants
         where table_name = $1 and grantee = 'shousui_app' order by 1`,
        [table],
      )
      expect(rows.map((row) => row.privilege_type)).toEqual(['INSERT', 'SELECT'])
      await expect(owner.query(`delete from ${table}`)).rejects.toThrow(/append-only/)
    }
  })
})
