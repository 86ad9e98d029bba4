import { beforeEach, describe, expect, test } from 'vitest'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'
import { approvalOf, decided } from '#test/approvals.ts'
import { meetingDesk } from '#test/meetings.ts'
import { photo } from '#test/sample-data.ts'

const it = await testApp('2026-02-11T01:00:00Z')
const { as, owner, home } = it
const desk = meetingDesk(it)
const { personId, act, codeOf, confidential, ended, show, write } = desk
const officer = await as('ethicsOfficer')

const sign = async (who: string, id: string, given: object = {}) => decided(await as(who), 'minutes', id, given)
const code = async (answer: ReturnType<typeof sign>): Promise<string> => (await answer).body.code
const waiting = async (who: string): Promise<string[]> =>
  (await (await as(who)).get('/today')).body.waiting
    .filter(({ kind }: { kind: string }) => kind === 'minutesApproval')
    .map(({ subjectId }: { subjectId: string }) => subjectId)
const setRoute = async (...stages: object[][]) => {
  const { version } = (await officer.get('/approval-routes')).body.find(({ kind }: any) => kind === 'minutes')
  return officer.put('/approval-routes/minutes', { stages, version })
}
const chair = { roles: ['chair'], personId: null }
const heads = { roles: ['agencyHead', 'chiefSecretary'], personId: null }

async function closed(changes: object = {}, who = 'ethicsOfficer') {
  const made = await ended(changes)
  await act(made.id, 'close', {}, who)
  return made
}

beforeEach(async () => {
  await owner.query('delete from approval_route')
})

describe('minutes', () => {
  test('wait for the chair by name, whose signature makes them final and the resolutions owed', async () => {
    const { id } = await closed()
    expect(await waiting('agencyHead')).toContain(id)
    expect(await waiting('chiefSecretary')).not.toContain(id)
    expect(await code(sign('chiefSecretary', id))).toBe('approval.not_your_turn')
    expect(await code(sign('agencyHead', id, { shownHash: 'a'.repeat(64) }))).toBe('approval.changed_since_shown')
    expect((await sign('agencyHead', id)).body[0]).toMatchObject({ state: 'approved', differs: false })
    expect((await show(id)).status).toBe('signed')
    expect(await waiting('agencyHead')).not.toContain(id)
  })

  test('come back with a remark, are changed, and have another hash when they are sent again', async () => {
    const { id } = await closed()
    const { hash } = await show(id)
    expect((await sign('agencyHead', id, { verdict: 'returned', remark: '請補出席人員' })).status).toBe(200)
    expect(await show(id)).toMatchObject({ status: 'ended', returnRemark: '請補出席人員', hash: null })
    expect((await show(id)).content!.paper).toBe(null)
    expect(await codeOf(id, 'minutes.odt')).toBe('meeting.not_closed')
    expect((await write(id, { ruling: '請落實' })).status).toBe(200)
    await act(id, 'close')
    expect((await show(id)).returnRemark).toBe(null)
    expect(await code(sign('agencyHead', id, { shownHash: hash! }))).toBe('approval.changed_since_shown')
    expect((await sign('agencyHead', id)).status).toBe(200)
  })

  test('go on to whom the agency asks after the chair; a unit that may not read them is not asked', async () => {
    expect((await setRoute([chair], [heads])).status).toBe(200)
    const { id } = await closed({ chairId: personId('ethicsDirector') })
    expect((await sign('ethicsDirector', id)).body[0]).toMatchObject({ state: 'waiting', currentStage: 1 })
    expect((await show(id)).status).toBe('closed')
    expect((await sign('chiefSecretary', id)).status).toBe(200)
    expect((await show(id)).status).toBe('signed')
    await setRoute([chair], [{ roles: [], personId: personId('librarian') }])
    expect(await codeOf((await ended()).id, 'close')).toBe('approval.nobody')
  })

  test('alone have a chair: the route of anything else cannot name one', async () => {
    const answer = await officer.put('/approval-routes/plan', { stages: [[chair]], version: 0 })
    expect(answer.body.code).toBe('approval.chair_of_minutes_only')
  })

  test('which the chair sends are signed by a head, and where there is none by the page signed on paper', async () => {
    const own = { chairId: personId('ethicsOfficer') }
    const { id } = await closed(own)
    expect(await code(sign('ethicsOfficer', id))).toBe('approval.own_approval')
    expect((await sign('agencyHead', id)).status).toBe(200)
    await owner.query(
      `update person set disabled_at = now() where agency_id = $1 and roles && '{agencyHead,chiefSecretary}'`,
      [home.agencyId],
    )
    const alone = await closed(own)
    expect(await code(sign('ethicsOfficer', alone.id))).toBe('approval.own_approval')
    const page = (await officer.upload('/files', 'signed.jpg', await photo(40))).body
    const { id: approvalId } = await approvalOf(officer, 'minutes', alone.id)
    const signed = await officer.post(`/approvals/${approvalId}/paper`, {
      ...{ signedOn: '2026-02-11', signers: '主席', fileIds: [page.id] },
    })
    expect(signed.status, JSON.stringify(signed.body)).toBe(200)
    expect((await show(alone.id)).status).toBe('signed')
    await owner.query('update person set disabled_at = null')
  })
})

describe('confidential minutes', () => {
  test('are signed by the chair in person: nobody stands in, and whoever may not read them cannot decide', async () => {
    await setRoute([chair], [heads])
    const { id } = await closed(confidential())
    await (await as('agencyHead')).post('/deputies', {
      ...{ id: newId(), personId: personId('agencyHead'), deputyId: personId('ethicsDirector') },
      ...{ fromDate: '2026-02-11', untilDate: '2026-02-12' },
    })
    expect(await waiting('ethicsDirector')).not.toContain(id)
    expect(await code(sign('ethicsDirector', id))).toBe('approval.not_your_turn')
    expect((await (await as('unitHead')).get(`/approvals/of/minutes/${id}`)).status).toBe(404)
    expect((await approvalOf(await as('agencyHead'), 'minutes', id)).title).toBe('密件會議')
    expect((await sign('agencyHead', id)).body[0]).toMatchObject({ state: 'approved' })
    const own = await ended(confidential({ chairId: personId('ethicsOfficer') }))
    expect(await codeOf(own.id, 'close')).toBe('approval.own_approval')
  })

  test('keep why they came back in the envelope, and no word or page outside it', async () => {
    const { id } = await closed(confidential())
    expect(await code(sign('agencyHead', id, { remark: '白頭翁專案可行' }))).toBe('approval.remark_unsealed')
    const { id: approvalId } = await approvalOf(officer, 'minutes', id)
    const page = (await officer.upload('/files', 'signed.jpg', await photo(40))).body
    const onPaper = { signedOn: '2026-02-11', signers: '主席', fileIds: [page.id] }
    expect((await officer.post(`/approvals/${approvalId}/paper`, onPaper)).body.code).toBe('approval.page_unsealed')
    const returned = await sign('agencyHead', id, { verdict: 'returned', remark: '白頭翁專案漏列' })
    expect(returned.body[0]).toMatchObject({ state: 'returned', remark: null })
    expect((await show(id)).returnRemark).toBe('白頭翁專案漏列')
    expect((await officer.get(`/meetings/${id}`)).body.returnRemark).toBe('')
    const { rows } = await owner.query<{ name: string }>(
      `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'agency_id'`,
    )
    for (const { name } of rows) {
      const found = await owner.query(`select from ${name} t where t::text like '%白頭翁%'`)
      expect([name, found.rowCount]).toEqual([name, 0])
    }
  })
})
