import { randomUUID } from 'node:crypto'
import fs from 'node:fs/promises'
import { Readable } from 'node:stream'
import { strFromU8, unzipSync } from 'fflate'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import type { TemplateContent, TemplateDetail, TemplateKind } from '#domain/document-template/document-template.ts'
import { newId } from '#server/platform/id.ts'
import { type Answer, type TestApp, testApp, type Visitor } from '#test/app.ts'
import { decided } from '#test/approvals.ts'
import { issuedPlan, smallPlan } from '#test/plans.ts'

const { app, as, folder, home, other, owner }: TestApp = await testApp('2026-02-12T01:00:00Z')
const officer = await as('ethicsOfficer')
const head = await as('agencyHead')
const { plan } = await issuedPlan(officer, head, home, smallPlan.replace('各單位', '行政室'))

const shown = async (kind: TemplateKind, who: Visitor = officer): Promise<TemplateDetail> =>
  (await who.get(`/document-templates/${kind}`)).body
const save = (kind: TemplateKind, version: number, content: TemplateContent | null, who = officer) =>
  who.put(`/document-templates/${kind}/draft`, { version, content })

async function send(kind: TemplateKind, content: TemplateContent, id = newId(), who = officer): Promise<Answer> {
  const { version } = (await shown(kind)).draft
  return who.post(`/document-templates/${kind}/versions`, { id, version, content, note: '改用本所的用語' })
}
const approve = (id: string) => decided(head, 'documentTemplate', id, { password: home.password })

async function inForce(kind: TemplateKind, content: TemplateContent): Promise<string> {
  const id = newId()
  expect((await send(kind, content, id)).status).toBe(200)
  expect((await approve(id)).status).toBe(200)
  return id
}

const withText = ({ texts, ...content }: TemplateContent, key: string, text: string): TemplateContent => ({
  ...content,
  texts: texts.map((one) => (one.key === key ? { ...one, text } : one)),
})

async function drafted(occasion: string): Promise<string> {
  const id = newId()
  expect((await officer.post('/official-documents', { id, occasion, sourceIds: [plan.id] })).status).toBe(200)
  return id
}
const documentOf = async (id: string) => (await officer.get(`/official-documents/${id}`)).body
const paperOf = async (id: string, ending = 'txt') =>
  (await officer.post(`/official-documents/${id}/paper.${ending}`)).body as Buffer

describe('a template', () => {
  test('is the product’s own until the agency approves another, and papers from then on follow that', async () => {
    const { own, number } = await shown('planMemo')
    expect(number).toBe(0)
    const before = await drafted('planMemo')
    const text = '一、{機關名稱}{承辦單位}擬具旨揭計畫。\n1、期間{專案期間}。'
    const content = withText(withText(own, 'explanation', text.replace('1、', '(一)')), 'subject', '擬訂「{計畫名稱}」')
    const id = newId()
    expect((await send('planMemo', { ...content, leftOut: ['urgency', 'retention'] }, id)).status).toBe(200)
    expect((await documentOf(await drafted('planMemo'))).templateNumber).toBeNull()
    expect((await approve(id)).status).toBe(200)
    const after = await drafted('planMemo')
    expect(await documentOf(after)).toMatchObject({ templateNumber: 1, content: { subject: `擬訂「${plan.title}」` } })
    const paper = (await paperOf(after)).toString()
    expect(paper).toContain('一、home鄉公所政風室擬具旨揭計畫。\n(一)期間115年2月11日至115年2月25日。')
    expect(paper).not.toMatch(/速別|保存年限/)
    expect((await paperOf(before)).toString()).toContain('速別：普通件')
  })

  test('that leaves a field out has it nevertheless, once it says something', async () => {
    const id = await drafted('planMemo')
    const { content } = await documentOf(id)
    await officer.put(`/official-documents/${id}`, {
      version: 1,
      content: { ...content, urgency: 'fastest', retentionYears: 5 },
    })
    const paper = (await paperOf(id)).toString()
    expect(paper).toContain('速別：最速件')
    expect(paper).toContain('保存年限：5年')
  })

  test('goes back to the product’s own as one more version', async () => {
    const { own } = await shown('planMemo')
    await inForce('planMemo', own)
    expect((await shown('planMemo')).number).toBe(2)
    const subject = (await documentOf(await drafted('planMemo'))).content.subject
    expect(subject).toBe(`為訂定「${plan.title}」一案，簽請鑒核。`)
  })

  test('that is returned never counts, and can be taken up again', async () => {
    const { own, versions } = await shown('planLetter')
    expect(versions).toEqual([])
    const id = newId()
    await send('planLetter', withText(own, 'subject', '退回的主旨'), id)
    const returned = { verdict: 'returned', remark: '請再修改', password: home.password } as const
    expect((await decided(head, 'documentTemplate', id, returned)).status).toBe(200)
    expect((await shown('planLetter')).number).toBe(0)
    const { body } = await officer.get(`/document-template-versions/${id}`)
    expect(body).toMatchObject({ number: 1, since: null, note: '改用本所的用語', madeByName: 'home ethicsOfficer' })
    const { draft } = await shown('planLetter')
    expect((await save('planLetter', draft.version, body.content)).status).toBe(200)
    expect((await shown('planLetter')).draft.content).toEqual(body.content)
  })

  test('sets headings of the outcome report, and a heading of one’s own', async () => {
    const { own } = await shown('outcomeReport')
    const [first, ...rest] = own.chapters
    const chapters = [
      { key: null, heading: '前言', text: '{計畫名稱}於{專案期間}辦理。' },
      ...rest.filter(({ key }) => key !== 'rewards'),
      { ...first!, heading: '法規依據' },
    ]
    await inForce('outcomeReport', { ...own, chapters })
    const text = ((await officer.get(`/plans/${plan.id}/outcome-report.txt`)).body as Buffer).toString()
    expect(text).toContain(`壹、前言\n${plan.title}於115年2月11日至115年2月25日辦理。\n貳、期間`)
    expect(text).toContain('拾、法規依據')
    expect(text).not.toContain('獎懲建議')
  })
})

describe('a draft', () => {
  test('may have faults, is kept, and is dropped', async () => {
    const { own, draft } = await shown('deficiencyMemo')
    const faulty = withText(own, 'subject', '{沒有')
    expect((await save('deficiencyMemo', draft.version, faulty)).body.draft).toMatchObject({
      version: 1,
      content: faulty,
      writtenByName: 'home ethicsOfficer',
    })
    expect((await officer.get('/document-templates')).body).toContainEqual(
      expect.objectContaining({ kind: 'deficiencyMemo', number: 0, hasDraft: true, waitingId: null }),
    )
    expect((await save('deficiencyMemo', 1, null)).body).toMatchObject({ hasDraft: false, draft: { version: 2 } })
  })

  test('that another officer wrote meanwhile is not written over, nor sent past', async () => {
    const { own, draft } = await shown('planAnnouncement')
    const second = await as('secondEthicsOfficer')
    expect((await save('planAnnouncement', draft.version, own, second)).status).toBe(200)
    expect((await save('planAnnouncement', draft.version, own)).body.code).toBe('changed_meanwhile')
    const late = { id: newId(), version: draft.version, content: own, note: '晚了' }
    expect((await officer.post('/document-templates/planAnnouncement/versions', late)).body.code).toBe(
      'changed_meanwhile',
    )
  })
})

describe('it is not sent', () => {
  test('with a wrong placeholder, which is named with its place', async () => {
    const { own } = await shown('deficiencyLetter')
    const content = withText(own, 'method', '一、請改善。\n二、依{計劃名稱}辦理。')
    const { status, body } = await send('deficiencyLetter', content)
    expect([status, body.code]).toEqual([422, 'documentTemplate.faulty'])
    expect(body.details.faults).toEqual([{ code: 'unknown', at: 'method', line: 2, name: '計劃名稱' }])
  })

  test('with more text than any paper has', async () => {
    const { own } = await shown('deficiencyLetter')
    const endless = await send('deficiencyLetter', withText(own, 'method', '長'.repeat(8001)))
    expect(endless.body.code).toBe('invalid_input')
  })

  test('while the version before is on its way', async () => {
    const { own } = await shown('inspectionMemo')
    const id = newId()
    await send('inspectionMemo', own, id)
    expect((await send('inspectionMemo', own)).body.code).toBe('documentTemplate.on_its_way')
    expect((await shown('inspectionMemo')).waitingId).toBe(id)
  })

  test('with a logo that was never taken in, or is no picture', async () => {
    const { own } = await shown('look')
    const withLogo = (fileId: string) => ({ ...own, look: { ...own.look!, logo: { fileId, heightMm: 15 } } })
    expect((await send('look', withLogo(newId()))).body.code).toBe('documentTemplate.logo_unknown')
    const pdf = await officer.upload('/files', 'a.pdf', Buffer.from('%PDF-1.4\n%%EOF'))
    expect(pdf.status).toBe(200)
    expect((await send('look', withLogo(pdf.body.id))).body.code).toBe('documentTemplate.logo_unknown')
  })

  test('nor looked at, by anybody but ethics; the heads see the version that they approve', async () => {
    const { own } = await shown('meetingNotice')
    const id = newId()
    await send('meetingNotice', own, id)
    const staff = await as('staff')
    for (const who of [staff, head]) {
      expect((await who.get('/document-templates')).body.code).toBe('forbidden')
      expect((await who.get('/document-templates/meetingNotice')).body.code).toBe('forbidden')
      expect((await save('meetingNotice', 1, own, who)).body.code).toBe('forbidden')
      expect((await send('meetingNotice', own, newId(), who)).body.code).toBe('forbidden')
    }
    expect((await staff.get(`/document-template-versions/${id}`)).body.code).toBe('forbidden')
    expect((await head.get(`/document-template-versions/${id}`)).status).toBe(200)
    expect((await (await as('unitHead')).get(`/approvals/of/documentTemplate/${id}`)).status).toBe(404)
  })
})

test('another agency has its own, and does not find those of this one', async () => {
  const stranger = await as('ethicsOfficer', other)
  const { versions } = await shown('planMemo')
  expect(versions.length).toBeGreaterThan(0)
  expect(await shown('planMemo', stranger)).toMatchObject({ number: 0, versions: [] })
  expect((await stranger.get(`/document-template-versions/${versions[0]!.id}`)).status).toBe(404)
})

test('what was sent and what counts never change, which the tables refuse too', async () => {
  for (const table of ['document_template_version', 'document_template_draft', 'document_template_approval'])
    for (const act of [`update ${table} set agency_id = agency_id`, `delete from ${table}`])
      await expect(owner.query(act)).rejects.toThrow('append-only')
})

describe('the look of all papers', () => {
  test('is that of every paper from then on; what was issued stays as it is', async () => {
    const { settings, settingsVersion } = (await officer.get('/agency')).body
    const letterhead = { ...settings.letterhead, word: '樂鄉政' }
    await officer.put('/agency/settings', { version: settingsVersion, settings: { ...settings, letterhead } })
    const issued = await drafted('planMemo')
    expect((await officer.post(`/official-documents/${issued}/issue`, { version: 1 })).status).toBe(200)
    const before = await paperOf(issued, 'odt')
    const picture = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#c33' } })
      .png()
      .toBuffer()
    const { id: fileId } = (await officer.upload('/files', '標誌.png', picture)).body
    const { own } = await shown('look')
    const marginMm = { top: 25, bottom: 20, left: 30, right: 20.5 }
    await inForce('look', { ...own, look: { marginMm, bindingLine: true, logo: { fileId, heightMm: 12 } } })
    expect(await paperOf(issued, 'odt')).toEqual(before)
    const memo = unzipSync(await paperOf(await drafted('planMemo'), 'odt'))
    expect(strFromU8(memo['styles.xml']!)).toMatch(/fo:margin-left="3cm" fo:margin-right="2.05cm"/)
    expect(strFromU8(memo['content.xml']!)).toContain('<svg:title>home鄉公所標誌</svg:title>')
    expect(memo['Pictures/1.png']).toBeDefined()
    const planPaper = unzipSync((await officer.get(`/plans/${plan.id}/plan.odt`)).body)
    expect(strFromU8(planPaper['styles.xml']!)).toContain('draw:name="BindingLine"')
  })

  test('takes no picture of 200 MB, says so, and keeps nothing of it', { timeout: 120_000 }, async () => {
    const megabyte = Buffer.alloc(1024 * 1024, 0xff)
    const body = function* () {
      yield '--x\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n'
      for (let at = 0; at < 200; at++) yield megabyte
      yield '\r\n--x--\r\n'
    }
    const kept = async () => (await fs.readdir(folder, { recursive: true }).catch(() => [])).length
    const before = await kept()
    const answer = await app.inject({
      method: 'POST',
      url: '/api/files',
      payload: Readable.from(body()),
      headers: {
        'content-type': 'multipart/form-data; boundary=x',
        'x-shousui': '1',
        'idempotency-key': randomUUID(),
        cookie: officer.cookie!,
      },
    })
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'too_large'])
    expect(await kept()).toBe(before)
    expect((await owner.query(`select from file where name = 'a.jpg'`)).rows).toEqual([])
  })
})

describe('a preview', () => {
  const preview = (kind: TemplateKind, content: TemplateContent, page = 1, who = officer) =>
    who.post(`/document-templates/${kind}/preview`, { content, page })

  test('is a page of each kind, from records or from examples', { timeout: 60_000 }, async () => {
    const { body: all } = await officer.get('/document-templates')
    for (const { kind } of all) {
      const { own } = await shown(kind)
      const { status, body } = await preview(kind, own)
      expect(status, kind).toBe(200)
      expect([body.page, body.pages > 0]).toEqual([1, true])
      expect(body.svg).toMatch(/^<svg [^>]*viewBox="0 0 59\d[\d.]* 84\d[\d.]*"/)
    }
    const stranger = await as('ethicsOfficer', other)
    for (const { kind } of all)
      expect((await preview(kind, (await shown(kind)).own, 1, stranger)).status, kind).toBe(200)
  })

  test('turns pages, and stops at the last', async () => {
    const { own } = await shown('planLetter')
    const long = withText(
      own,
      'method',
      Array.from({ length: 60 }, (_, at) => `一、第${at}點，請配合辦理。`).join('\n'),
    )
    const second = (await preview('planLetter', long, 2)).body
    expect([second.page, second.pages]).toEqual([2, second.pages])
    expect(second.svg).not.toBe((await preview('planLetter', long)).body.svg)
    expect((await preview('planLetter', long, 99)).body.page).toBe(second.pages)
  })

  test('of a template with a fault is refused like sending it, and staff have none', async () => {
    const { own } = await shown('planLetter')
    const faulty = withText(own, 'subject', '「{計畫名稱」')
    expect((await preview('planLetter', faulty)).body.details.faults[0]).toMatchObject({
      code: 'unclosed',
      at: 'subject',
    })
    expect((await preview('planLetter', own, 1, await as('staff'))).body.code).toBe('forbidden')
  })
})
