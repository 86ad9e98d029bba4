import { strFromU8, unzipSync } from 'fflate'
import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'
import { sealedDesk } from '#test/sealed-desk.ts'

const it = await testApp('2026-02-11T01:00:00Z')
const { as, owner } = it
const { personId, recorded, open, act, notice } = sealedDesk(it)

const issue = (id: string, changes: object = {}, who = 'ethicsOfficer') =>
  act(id, 'reports', { form: 'F4', stage: 'first', telephone: '05-5826320', typed: {}, ...changes }, who)
const download = async (id: string, reportId: string, ending: string, who = 'ethicsOfficer') =>
  (await as(who)).post(`/sealed-matters/${id}/reports/${reportId}/report.${ending}`)
const textOfOdt = (bytes: Buffer) => strFromU8(unzipSync(bytes)['content.xml']!)

describe('a report of a sealed matter', () => {
  test('is written on the form of its kind from what is in the envelope, and bears its class on every page', async () => {
    const id = await recorded({ people: '借閱人某甲', source: '清潔人員說的' })
    await act(id, 'entries', { kind: 'measure', text: '已收回副本' })
    await act(id, 'entries', { kind: 'note', text: '內部研判' })
    await act(id, 'notices', notice({ authority: 'agencyHead', recipient: '鄉長' }))
    await act(id, 'hand-overs', { authority: 'aac', officer: '李', at: '2026-02-11T00:40:00.000Z', receipt: '廉-1' })
    const typed = { leakKind: 'posted', documentCodeName: '甲案', copies: '' }
    const { status, body } = await issue(id, { typed })
    expect(status, JSON.stringify(body)).toBe(200)
    expect(body.reports).toMatchObject([
      {
        ...{ form: 'F4', stage: 'first', number: 1, issuedByName: 'home ethicsOfficer', telephone: '05-5826320' },
        typed: { leakKind: 'posted', documentCodeName: '甲案' },
      },
    ])
    expect(body.entries.at(-1)).toMatchObject({ kind: 'reportIssued', report: { form: 'F4', stage: 'first' } })
    const reportId = body.reports[0].id
    const odt = textOfOdt((await download(id, reportId, 'odt')).body)
    for (const said of ['會議紀錄出現在社群軟體', '第二會議室', '已收回副本', '甲案', '鄉長', '廉-1', body.number])
      expect(odt).toContain(said)
    for (const unsaid of ['清潔人員', '內部研判', 'librarian', '某甲']) expect(odt).not.toContain(unsaid)
    const pdf = await download(id, reportId, 'pdf')
    expect(pdf.headers['cache-control']).toBe('private, no-store')
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf.body)))
    for (const page of text) expect(page.trimStart().startsWith('密')).toBe(true)
  })

  test('exists for each sealed kind that has a form', async () => {
    for (const [kind, form] of Object.entries({
      ...{ officialSecretLeak: 'F4', foreignLeak: 'F4', insiderMisuse: 'F4', headSafety: 'F1' },
      ...{ nationalSecurity: 'F5', nationalInterest: 'F5', travelAnomaly: 'F6', travelLostContact: 'F6' },
      ...{ travelUnauthorized: 'F6', mainlandVisitor: 'F7' },
    })) {
      const { body } = await issue(await recorded({ kinds: [kind] }), { form })
      expect(body.reports, kind).toMatchObject([{ form }])
    }
  })

  test('is followed by others, counted, and by one at the end, once the matter is closed', async () => {
    const id = await recorded()
    expect((await issue(id, { stage: 'followUp' })).body.code).toBe('incident.report_first_missing')
    await issue(id)
    expect((await issue(id)).body.code).toBe('incident.report_already_first')
    await issue(id, { stage: 'followUp' })
    expect((await issue(id, { stage: 'followUp' })).body.reports.at(-1)).toMatchObject({ number: 2 })
    expect((await issue(id, { stage: 'final' })).body.code).toBe('incident.report_not_controlled')
    await act(id, 'close', { text: '查無實據' })
    expect((await issue(id, { stage: 'followUp' })).body.code).toBe('sealedMatter.closed')
    const { body } = await issue(id, { stage: 'final', typed: { verification: '已查證' } })
    expect(body.reports.at(-1)).toMatchObject({ stage: 'final', number: 1 })
    expect(textOfOdt((await download(id, body.reports.at(-1).id, 'odt')).body)).toContain('查無實據')
    expect((await issue(id, { stage: 'final' })).body.code).toBe('incident.report_already_final')
  })

  test('stays as it was, whatever comes later', async () => {
    const id = await recorded()
    const reportId = (await issue(id)).body.reports[0].id
    const before = await download(id, reportId, 'odt')
    await act(id, 'entries', { kind: 'measure', text: '後來的處置' })
    expect((await download(id, reportId, 'odt')).body.equals(before.body)).toBe(true)
  })

  test('says that ethics was told by the report itself, and leaves out whom it concerns', async () => {
    const papers = []
    for (const concernedIds of [[], [personId('agencyHead')]]) {
      const id = await recorded({ concernedIds })
      papers.push(textOfOdt((await download(id, (await issue(id)).body.reports[0].id, 'odt')).body))
    }
    const [free, barred] = papers as [string, string]
    expect(free).toContain('受通報機關：政風室、首長、業管單位主管、上級政風機構')
    expect(free).toContain('通報平臺（初報）')
    expect(free).toContain('轉報首長')
    expect(barred).toContain('受通報機關：政風室、業管單位主管、上級政風機構')
    expect(barred).not.toContain('轉報首長')
  })
})

describe('refused in plain words', () => {
  test('a form of another kind, a field that the form has not, one that is written by hand, and a version that is over', async () => {
    const id = await recorded()
    const code = async (changes: object) => (await issue(id, changes)).body.code
    expect(await code({ form: 'F5' })).toBe('incident.report_form_unknown')
    expect(await code({ typed: { amount: '一' } })).toBe('incident.report_field_unknown')
    expect(await code({ typed: { personsConcerned: '某甲' } })).toBe('incident.report_field_protected')
    expect(await code({ version: 7 })).toBe('changed_meanwhile')
  })

  test('what bears the mark of a higher class, until it is said to be meant', async () => {
    const id = await recorded()
    const typed = { documentClass: '極機密' }
    expect((await issue(id, { typed })).body).toMatchObject({
      code: 'sealedMatter.mark_in_text',
      details: { mark: '極機密' },
    })
    expect((await issue(id, { typed, isMarkMeant: true })).status).toBe(200)
  })

  test('any report of what is kept outside', async () => {
    const id = await recorded({ kinds: ['stateSecretLeak', 'officialSecretLeak'], what: '', place: '' })
    expect((await issue(id)).body.code).toBe('sealedMatter.content_outside')
  })
})

describe('who has it', () => {
  test('is a reader of the matter and nobody else, a glass and the report of another matter included', async () => {
    const id = await recorded({ concernedIds: [personId('ethicsDirector')] })
    const reportId = (await issue(id)).body.reports[0].id
    for (const who of ['staff', 'agencyHead', 'ethicsDirector', 'unitHead'])
      for (const ending of ['odt', 'pdf']) {
        const answer = await download(id, reportId, ending, who)
        const missing = await download(newId(), reportId, ending, who)
        expect([answer.status, answer.body]).toEqual([404, missing.body])
      }
    expect((await download(await recorded(), reportId, 'pdf')).body.code).toBe('not_found')
    expect((await download(id, newId(), 'pdf')).body.code).toBe('not_found')

    const { number } = (await open(id, 'ethicsOfficer')).body
    const asked = await (await as('agencyHead')).post('/sealed-glasses', { number, reason: '鄉代會質詢', hours: 1 })
    expect((await (await as('chiefSecretary')).post(`/sealed-glasses/${asked.body.id}/break`)).status).toBe(200)
    expect((await open(id, 'agencyHead')).body.reports).toHaveLength(1)
    expect((await download(id, reportId, 'pdf', 'agencyHead')).body.code).toBe('sealedMatter.glass_only_shows')
    expect((await issue(id, { stage: 'followUp' }, 'agencyHead')).body.code).toBe('sealedMatter.glass_only_shows')
  })

  test('is on the matter’s own list of readings, each time', async () => {
    const id = await recorded()
    const reportId = (await issue(id)).body.reports[0].id
    await download(id, reportId, 'pdf', 'ethicsDirector')
    await download(id, reportId, 'odt', 'ethicsDirector')
    const { readings } = (await open(id, 'ethicsOfficer')).body
    expect(
      readings.slice(0, 3).map(({ name, operation }: { name: string; operation: string }) => [name, operation]),
    ).toEqual([
      ['home ethicsDirector', 'sealedMatter.downloadReport'],
      ['home ethicsDirector', 'sealedMatter.downloadReport'],
      ['home ethicsOfficer', 'sealedMatter.issueReport'],
    ])
  })

  test('gets nothing where the reading cannot be recorded', async () => {
    const id = await recorded()
    const reportId = (await issue(id)).body.reports[0].id
    await owner.query('alter table audit_entry add constraint log_full check (false) not valid')
    const answer = await download(id, reportId, 'pdf')
    await owner.query('alter table audit_entry drop constraint log_full')
    expect(answer.status).toBeGreaterThanOrEqual(500)
  })
})

test('nothing that was typed for it lies in clear, under a key or in the audit', async () => {
  const id = await recorded()
  const { body } = await issue(id, { typed: { documentCodeName: '只在信封裡的代號' }, telephone: '0987-654321' })
  await download(id, body.reports[0].id, 'pdf')
  const { rows: tables } = await owner.query(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'",
  )
  for (const { name } of tables) {
    const { rows } = await owner.query(
      `select from ${name} as it where it::text like '%只在信封裡的代號%' or it::text like '%0987-654321%'`,
    )
    expect(rows, name).toEqual([])
  }
})
