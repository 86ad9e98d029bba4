import fs from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'

const it = await testApp('2026-02-11T01:00:00Z')
const { as, owner, folder } = it
const at = '2026-02-11T00:30:00.000Z'
const marker = 'MARK-7f3a91-絕不留存'

/** Every table, as text, and every file: where the marker is. */
async function placesOf(text: string): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  )
  const found: string[] = []
  for (const { name } of rows) {
    const hits = await owner.query(`select 1 from ${name} as row where row::text like $1 limit 1`, [`%${text}%`])
    if (hits.rows.length > 0) found.push(name)
  }
  for (const file of await fs.readdir(folder, { recursive: true, withFileTypes: true }))
    if (file.isFile() && (await fs.readFile(path.join(file.parentPath, file.name))).includes(text))
      found.push(file.name)
  return found
}

const secret = {
  ...{ planId: null, dutyId: null, kinds: ['stateSecretLeak'], what: marker, place: marker },
  ...{ occurredAt: at, knownAt: at },
}

describe('what is 機密 or above', () => {
  test('is kept as a hand-over: to whom, when, by whom, under a neutral number, and closed', async () => {
    const id = newId()
    const { body, status } = await (await as('staff')).post('/incidents/hand-over', {
      id,
      authority: 'mjibStation',
      at,
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      ...{ id, number: '115-0001', what: '', place: '', state: 'closed', recordedByName: 'home staff' },
      handedOver: { authority: 'mjibStation', at },
    })
    const { body: card } = await (await as('ethicsOfficer')).get(`/incidents/${id}`)
    expect(card).toMatchObject({ clocks: [], entries: [{ kind: 'handedOver', text: '' }] })
  })

  test('leaves no text anywhere, whatever is tried', async () => {
    const staff = await as('staff')
    const id = newId()
    expect((await staff.post('/incidents', { ...secret, id })).body.code).toBe('incident.content_outside')
    const more = { id, authority: 'mjibStation', at, what: marker, remark: marker }
    expect((await staff.post('/incidents/hand-over', more)).body.code).toBe('invalid_input')
    expect((await staff.post('/incidents/hand-over', { id, authority: 'mjibStation', at })).status).toBe(200)
    const notice = { noticeId: newId(), recipient: marker, means: 'inPerson', toldAt: at, remark: marker }
    expect((await staff.post(`/incidents/${id}/notices`, notice)).body.code).toBe('incident.content_outside')
    for (const kind of ['note', 'correction'])
      expect(
        (await staff.post(`/incidents/${id}/entries`, { entryId: newId(), kind, at, text: marker })).body.code,
      ).toBe('incident.content_outside')
    expect(await placesOf(marker)).toEqual([])
  })

  test('would be found where it is kept: the same text in an ordinary report is', async () => {
    const ordinary = { ...secret, id: newId(), kinds: ['fraud'] }
    expect((await (await as('staff')).post('/incidents', ordinary)).status).toBe(200)
    expect(await placesOf(marker)).toContain('incident')
  })

  test('has no room for text in the database either', async () => {
    await expect(
      owner.query(`update incident set what = '內容' where handed_over_to is not null`),
    ).rejects.toMatchObject({ constraint: 'incident.content_outside' })
  })

  test('is not handed over in the future', async () => {
    const later = { id: newId(), authority: 'mjibStation', at: '2026-02-12T00:00:00.000Z' }
    expect((await (await as('staff')).post('/incidents/hand-over', later)).body.code).toBe('incident.in_the_future')
  })
})
