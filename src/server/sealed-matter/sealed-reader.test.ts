import { describe, expect, test } from 'vitest'
import { testApp, type Visitor } from '#test/app.ts'
import { sealedDesk } from '#test/sealed-desk.ts'

const it = await testApp('2026-02-11T01:00:00Z')
const { as, owner, other } = it
const { personId, recorded, open, act } = sealedDesk(it)

describe('who reads it', () => {
  test('is named by whoever answers for it, reads and writes on, but does not lead', async () => {
    const id = await recorded()
    expect((await act(id, 'readers', { personId: personId('unitHead'), capacity: 'recipient' })).status).toBe(200)
    expect((await open(id, 'unitHead')).body.capacity).toBe('recipient')
    expect((await act(id, 'entries', { kind: 'measure', text: '調閱紀錄' }, 'unitHead')).status).toBe(200)
    const naming = { personId: personId('agencyHead'), capacity: 'recipient' }
    expect((await act(id, 'readers', naming)).status).toBe(200)
    for (const [path, input] of [
      ['readers', { personId: personId('staff'), capacity: 'recipient' }],
      ['exclusions', { personId: personId('staff') }],
      ['close', { text: '' }],
      ['source', {}],
    ] as const) {
      const { version } = (await open(id, 'agencyHead')).body
      const answer = await (await as('agencyHead')).post(
        `/sealed-matters/${id}/${path}`,
        path === 'source' ? {} : { version, ...input },
      )
      expect(answer.body.code, path).toBe('sealedMatter.responsible_only')
    }
  })

  test('is a person with access, once, and answers for it only out of ethics or as a head', async () => {
    const id = await recorded()
    const code = async (who: string, capacity: string) =>
      (await act(id, 'readers', { personId: personId(who), capacity })).body.code
    expect(await code('unitHead', 'responsible')).toBe('sealedMatter.not_ethics')
    expect(await code('systemAdministrator', 'recipient')).toBe('sealedMatter.person_without_access')
    expect(await code('ethicsDirector', 'recipient')).toBe('sealedMatter.already_reader')
    const foreign = { personId: personId('staff', other), capacity: 'recipient' }
    expect((await act(id, 'readers', foreign)).body.code).toBe('sealedMatter.person_unknown')
  })

  test('stops reading when that is ended; somebody always answers for it, and nobody ends themselves', async () => {
    const id = await recorded()
    const end = async (who: string) => (await act(id, 'readers/end', { personId: personId(who) })).body.code
    expect(await end('ethicsDirector')).toBeUndefined()
    expect((await open(id, 'ethicsDirector')).status).toBe(404)
    expect(await end('ethicsDirector')).toBe('sealedMatter.person_unknown')
    expect(await end('ethicsOfficer')).toBe('sealedMatter.by_another')
    expect(await end('secondEthicsOfficer')).toBeUndefined()
    const { version } = (await act(id, 'readers', { personId: personId('agencyHead'), capacity: 'responsible' })).body
    expect(version).toBe(4)
    const byHead = await act(id, 'readers/end', { personId: personId('ethicsOfficer') }, 'agencyHead')
    expect(byHead.status).toBe(200)
    const last = await act(id, 'exclusions', { personId: personId('agencyHead') }, 'agencyHead')
    expect(last.body.code).toBe('sealedMatter.by_another')
  })
})

describe('every reading', () => {
  const readingsOf = async (id: string) =>
    (await open(id, 'ethicsOfficer')).body.readings.map((one: { name: string; operation: string }) => [
      one.name,
      one.operation,
    ])

  test('stands on the matter itself, the source’s too', async () => {
    const id = await recorded()
    await open(id, 'ethicsDirector')
    await (await as('ethicsDirector')).post(`/sealed-matters/${id}/source`)
    expect(await readingsOf(id)).toEqual([
      ['home ethicsDirector', 'sealedMatter.showSource'],
      ['home ethicsDirector', 'sealedMatter.open'],
    ])
    expect((await readingsOf(id))[0]).toEqual(['home ethicsOfficer', 'sealedMatter.open'])
  })

  test('that cannot be recorded shows nothing', async () => {
    const id = await recorded({ what: '不得外洩的話' })
    await owner.query('alter table audit_entry add constraint log_full check (false) not valid')
    const answer = await open(id, 'ethicsOfficer')
    await owner.query('alter table audit_entry drop constraint log_full')
    expect(answer.status).toBeGreaterThanOrEqual(500)
    expect(JSON.stringify(answer.body)).not.toContain('不得外洩')
  })
})

describe('who said so', () => {
  const sourceOf = async (id: string, person: Visitor) => person.post(`/sealed-matters/${id}/source`)

  test('is no part of the matter, of its readers’ view or of its timeline, and is shown by an act of its own', async () => {
    const id = await recorded({ source: '清潔人員陳小姐說的' }, 'librarian')
    const opened = (await open(id, 'ethicsOfficer')).body
    expect(opened.hasSource).toBe(true)
    const named = await act(id, 'readers', { personId: personId('unitHead'), capacity: 'recipient' })
    for (const shown of [opened, named.body, (await open(id, 'unitHead')).body]) {
      expect(JSON.stringify(shown)).not.toContain('陳小姐')
      expect(JSON.stringify(shown)).not.toContain('librarian')
    }
    expect((await sourceOf(id, await as('ethicsOfficer'))).body).toEqual({
      reporterId: personId('librarian'),
      reporterName: 'home librarian',
      text: '清潔人員陳小姐說的',
    })
    expect((await sourceOf(id, await as('unitHead'))).body.code).toBe('forbidden')
  })
})
