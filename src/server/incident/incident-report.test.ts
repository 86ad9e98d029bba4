import { strFromU8, unzipSync } from 'fflate'
import { getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'
import { at, incidentActs, now } from '#test/incidents.ts'

const it = await testApp(now)
const { as, owner, other } = it
const { begun, post, card, tell, write, control, close } = incidentActs(it)

const fraud = (changes: object = {}) => begun({ kinds: ['fraud'], what: '冒用本所名義的簡訊', ...changes })
const issue = (id: string, changes: object = {}, who = 'ethicsOfficer') =>
  post(
    id,
    'reports',
    {
      ...{ reportId: newId(), entryId: newId(), form: 'F8', stage: 'first', telephone: '05-5826320', typed: {} },
      ...changes,
    },
    who,
  )
const download = async (id: string, reportId: string, ending: string, who = 'ethicsOfficer') =>
  (await as(who)).get(`/incidents/${id}/reports/${reportId}/report.${ending}`)

describe('a report that is issued', () => {
  test('is on the card and in the timeline, and can be had as ODT and PDF', async () => {
    const id = await fraud()
    await tell(id, { authority: 'police', recipient: '派出所' })
    const reportId = newId()
    const { status, body } = await issue(id, { reportId, typed: { amount: '三萬元', stopped: 'yes', takeDown: '' } })
    expect(status).toBe(200)
    expect(body.reports).toMatchObject([
      {
        id: reportId,
        form: 'F8',
        stage: 'first',
        number: 1,
        issuedAt: now,
        typed: { amount: '三萬元', stopped: 'yes' },
      },
    ])
    expect(body.reports[0].sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(body.entries.at(-1)).toMatchObject({
      kind: 'reportIssued',
      detail: { report: { id: reportId, form: 'F8' } },
    })
    const odt = await download(id, reportId, 'odt')
    expect(odt.headers['content-type']).toBe('application/vnd.oasis.opendocument.text')
    const text = strFromU8(unzipSync(odt.body)['content.xml']!)
    for (const said of ['詐騙個案通報（初報）', '冒用本所名義的簡訊', '三萬元', '派出所', '林科員', '05-5826320'])
      expect(text).toContain(said)
    const pdf = await download(id, reportId, 'pdf')
    expect(pdf.body.subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('stays as it was, whatever comes later', async () => {
    const id = await fraud()
    const reportId = newId()
    await issue(id, { reportId })
    const before = [await download(id, reportId, 'odt'), await download(id, reportId, 'pdf')]
    await write(id, { kind: 'measure', text: '已下架' })
    await issue(id, { stage: 'followUp' })
    const after = [await download(id, reportId, 'odt'), await download(id, reportId, 'pdf')]
    expect(after.map(({ body }) => body.toString('hex'))).toEqual(before.map(({ body }) => body.toString('hex')))
  })

  test('is followed by others, counted, and by one at the end', async () => {
    const id = await fraud()
    await issue(id)
    await issue(id, { stage: 'followUp' })
    expect((await issue(id, { stage: 'followUp' })).body.reports.at(-1)).toMatchObject({ number: 2 })
    expect((await issue(id, { stage: 'final' })).body.code).toBe('incident.report_not_controlled')
    await control(id)
    const open = (await card(id)).clocks.filter(({ metAt, endedAt }) => metAt === null && endedAt === null)
    await close(id, { leftOpen: open.map((clock) => clock.id) })
    const { status, body } = await issue(id, { stage: 'final', typed: { prevention: '加強宣導' } })
    expect([status, body.reports.at(-1)]).toMatchObject([200, { stage: 'final', number: 1 }])
    expect(body.incident.state).toBe('closed')
    expect((await issue(id, { stage: 'final' })).body.code).toBe('incident.report_already_final')
  })

  test('leaves the clocks as they are: to write is not to tell', async () => {
    const id = await fraud()
    const before = (await card(id)).clocks
    await issue(id)
    expect((await card(id)).clocks).toEqual(before)
  })

  test('leaves an audit entry with the hash', async () => {
    const id = await fraud()
    const { body } = await issue(id)
    const { rows } = await owner.query(
      `select body from audit_entry where operation = 'incident.issueReport' and subject_id = $1`,
      [id],
    )
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows[0])).toContain(body.reports[0].sha256)
  })

  test('is issued once although it was sent twice', async () => {
    const id = await fraud()
    const key = newId()
    const input = { reportId: newId(), entryId: newId(), form: 'F8', stage: 'first', telephone: '05', typed: {} }
    const officer = await as('ethicsOfficer')
    const send = () => officer.post(`/incidents/${id}/reports`, input, { 'idempotency-key': key })
    const [one, two] = [await send(), await send()]
    expect([one.status, two.status]).toEqual([200, 200])
    expect((await card(id)).reports).toHaveLength(1)
  })
})

describe('refused in plain words', () => {
  test('a form that the routes do not name, and an order that is none', async () => {
    const id = await fraud()
    expect((await issue(id, { form: 'F1' })).body.code).toBe('incident.report_form_unknown')
    expect((await issue(id, { stage: 'followUp' })).body.code).toBe('incident.report_first_missing')
    await issue(id)
    expect((await issue(id)).body.code).toBe('incident.report_already_first')
  })

  test('a field that is not asked for, is protected, or does not fit', async () => {
    const id = await fraud()
    const code = async (typed: object) => (await issue(id, { typed })).body.code
    expect(await code({ what: '別的' })).toBe('incident.report_field_unknown')
    expect(await code({ victim: '王小明' })).toBe('incident.report_field_protected')
    expect(await code({ stopped: '有' })).toBe('incident.report_value_unfit')
    expect((await card(id)).reports).toEqual([])
  })

  test('a follow-up of what is closed', async () => {
    const id = await begun({ kinds: ['mediaEvent'] })
    await issue(id, { form: 'F1' })
    await control(id)
    const open = (await card(id)).clocks.filter(({ metAt, endedAt }) => metAt === null && endedAt === null)
    await close(id, { leftOpen: open.map((clock) => clock.id) })
    expect((await issue(id, { form: 'F1', stage: 'followUp' })).body.code).toBe('incident.closed')
  })

  test('any document of what is kept outside', async () => {
    const id = newId()
    const officer = await as('ethicsOfficer')
    await officer.post('/incidents/hand-over', { id, authority: 'mjibStation', at: at(0) })
    expect((await issue(id)).body.code).toBe('incident.content_outside')
    expect((await officer.get(`/incidents/${id}/fax.pdf?to=police`)).body.code).toBe('incident.content_outside')
    expect((await card(id)).reports).toEqual([])
  })

  test('whoever may not issue, and whoever may not see the event', async () => {
    const id = await fraud()
    expect((await issue(id, {}, 'otherStaff')).body.code).toBe('forbidden')
    expect((await issue(id, {}, 'otherUnitHead')).status).toBe(404)
    const reportId = newId()
    await issue(id, { reportId })
    expect((await download(id, reportId, 'pdf', 'otherStaff')).status).toBe(404)
    expect((await download(id, newId(), 'pdf')).status).toBe(404)
    const stranger = await as('ethicsDirector', other)
    expect((await stranger.get(`/incidents/${id}/reports/${reportId}/report.odt`)).status).toBe(404)
  })
})

describe('what was issued', () => {
  const attempts = [
    `update incident_report set content = '{}'`,
    `delete from incident_report`,
    'truncate incident_report cascade',
  ]

  test('cannot be changed or taken away, whoever tries', async () => {
    await issue(await fraud())
    for (const attempt of attempts) await expect(owner.query(attempt), attempt).rejects.toThrow(/append-only/)
    const client = await owner.connect()
    await client.query(`begin; set local role shousui_app`)
    await expect(client.query(attempts[0]!)).rejects.toThrow(/permission denied/)
    await client.query('rollback')
    client.release()
  })

  test('without its trigger could be changed, which shows that the trigger is what holds', async () => {
    const id = await fraud()
    await issue(id)
    const client = await owner.connect()
    await client.query('begin; alter table incident_report disable trigger user')
    const { rowCount } = await client.query(`update incident_report set content = '{}' where incident_id = $1`, [id])
    await client.query('rollback')
    client.release()
    expect(rowCount).toBe(1)
  })

  test('is not given out when somebody has changed it all the same', async () => {
    const id = await fraud()
    const reportId = newId()
    await issue(id, { reportId, typed: { amount: '三萬元' } })
    await owner.query(
      `alter table incident_report disable trigger user;
       update incident_report set content = replace(content::text, '三萬元', '三元')::jsonb where id = '${reportId}';
       alter table incident_report enable trigger user`,
    )
    expect((await download(id, reportId, 'odt')).status).toBe(500)
  })
})

describe('the page for the fax', () => {
  test('is one page, however much there is to say', async () => {
    const id = await begun({ kinds: ['fraud'], what: '長文。\n'.repeat(450), place: '地'.repeat(200) })
    for (const minute of [1, 2, 3]) await write(id, { kind: 'measure', at: at(minute), text: '處置'.repeat(400) })
    const officer = await as('ethicsOfficer')
    const { status, body, headers } = await officer.get(`/incidents/${id}/fax.pdf?to=police&telephone=05-5826320`)
    expect([status, headers['content-type']]).toEqual([200, 'application/pdf'])
    const pdf = await getDocumentProxy(new Uint8Array(body))
    expect(pdf.numPages).toBe(1)
    const { items } = await (await pdf.getPage(1)).getTextContent()
    const text = items.map((item) => ('str' in item ? item.str : '')).join('')
    expect(text).toContain('05-5826320')
    expect(text).toContain('詳見通報表')
  })

  test('bears the fax number of the contact', async () => {
    const officer = await as('ethicsOfficer')
    const { rows } = await owner.query(
      'select id from unit where agency_id = (select agency_id from incident limit 1) limit 1',
    )
    const contact = {
      ...{ id: newId(), kind: 'police', name: '古坑分駐所', post: '', unitId: rows[0].id, dayTelephone: '05-5821020' },
      ...{ nightTelephone: '', fax: '05-5829999', mail: '', platform: '', remark: '', position: 1 },
      ...{ validFrom: '2026-01-01', validUntil: null },
    }
    expect((await officer.post('/contacts', contact)).status).toBe(200)
    const { body } = await officer.get(`/incidents/${await fraud()}/fax.pdf?to=police`)
    const { items } = await (await (await getDocumentProxy(new Uint8Array(body))).getPage(1)).getTextContent()
    expect(items.map((item) => ('str' in item ? item.str : '')).join('')).toContain('05-5829999')
  })

  test('is refused where the means is forbidden', async () => {
    const { rows } = await owner.query(`select routes from incident where kinds = '{fraud}' limit 1`)
    const content = { ...rows[0].routes[0].content, forbiddenMeans: ['fax'] }
    await owner.query(
      `insert into route_version (id, agency_id, key, number, from_date, content, published_at, published_by)
       select gen_random_uuid(), agency_id, 'R20', 1, '2026-02-11', $1, now(), recorded_by from incident limit 1`,
      [JSON.stringify(content)],
    )
    const id = await fraud()
    const officer = await as('ethicsOfficer')
    expect((await officer.get(`/incidents/${id}/fax.pdf?to=police`)).body.code).toBe('incident.means_forbidden')
  })
})
