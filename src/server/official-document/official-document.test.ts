import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { Deficiency } from '#domain/deficiency/deficiency.ts'
import type { DocumentContent, DocumentDetail } from '#domain/official-document/official-document.ts'
import { newId } from '#server/platform/id.ts'
import { type TestApp, testApp, type Visitor } from '#test/app.ts'
import { decided } from '#test/approvals.ts'
import { objectionsTo } from '#test/exchange/exchange.ts'
import { issuedPlan, reviewedPlan, smallPlan } from '#test/plans.ts'

const { as, clock, everybodyLeft, home, other, owner }: TestApp = await testApp('2026-02-12T01:00:00Z')
const officer = await as('ethicsOfficer')
const head = await as('agencyHead')
const { plan } = await issuedPlan(officer, head, home, smallPlan.replace('各單位', '行政室'))

async function opened(changes: object = {}): Promise<Deficiency> {
  const answer = await officer.post('/deficiencies', {
    id: newId(),
    unitId: home.unitIds.get('行政室'),
    source: 'byHand',
    sourceId: null,
    planId: null,
    pointId: null,
    place: '三樓機房',
    description: '後門鎖頭\n鬆脫',
    grade: 'major',
    fileIds: [],
    ...changes,
  })
  expect(answer.status).toBe(200)
  return answer.body.deficiency
}

const letterhead = { word: '樂鄉政', agencyCode: '376470300A', address: '', telephone: '', fax: '', email: '' }
async function setLetterhead(changes: object = {}) {
  const { settings, settingsVersion } = (await officer.get('/agency')).body
  const input = { version: settingsVersion, settings: { ...settings, letterhead: { ...letterhead, ...changes } } }
  expect((await officer.put('/agency/settings', input)).status).toBe(200)
}

async function drafted(occasion: string, sourceIds: string[], who: Visitor = officer): Promise<Opened> {
  const id = newId()
  const answer = await who.post('/official-documents', { id, occasion, sourceIds })
  expect(answer.body).toEqual({ id, version: 1 })
  return shown(id, who)
}
type Opened = DocumentDetail & { content: DocumentContent }
const shown = async (id: string, who: Visitor = officer): Promise<Opened> => {
  const { body } = await who.get(`/official-documents/${id}`)
  return body.content === null ? (await who.post(`/official-documents/${id}/open`)).body : body
}
const save = ({ id, version, content }: Opened, changes: Partial<DocumentContent> = {}, who = officer) =>
  who.put(`/official-documents/${id}`, { version, content: { ...content, ...changes } })
const issue = ({ id, version }: DocumentDetail, who = officer) =>
  who.post(`/official-documents/${id}/issue`, { version })
async function issued(document: DocumentDetail): Promise<Opened> {
  expect((await issue(document)).status).toBe(200)
  return shown(document.id)
}
const file = async (id: string, name: string, who: Visitor = officer) => {
  const address = `/official-documents/${id}/${name}`
  return name.startsWith('paper') ? who.post(address) : who.get(address)
}
const textOf = async (id: string) => ((await file(id, 'paper.txt')).body as Buffer).toString()

describe('a draft is written from the records', () => {
  test('a letter to the county with the outcome report, whose figures it tells', async () => {
    const { content } = await drafted('outcomeLetter', [plan.id])
    expect(content.kind).toBe('letter')
    expect(content.subject).toContain(`「${plan.title}」執行成果報告1份`)
    expect(content.sections[0]!.text).toMatch(
      /^一、旨揭計畫專案期間自115年2月11日至115年2月25日止。\n二、期間應辦事項\d+項/,
    )
    expect(content.attachments).toEqual([`「${plan.title}」執行成果報告1份`])
  })

  test('a letter about an issued plan to every unit, by the head', async () => {
    const { content } = await drafted('planLetter', [plan.id])
    expect(content.originals).toEqual(['民政課', '行政室', '政風室', '圖書館'])
    expect(content.signer).toBe('agencyHead　home agencyHead')
    expect(content.sections.map(({ name }) => name)).toEqual(['explanation', 'method'])
  })

  test('a memo about a plan that is not issued yet, which no letter can be about', async () => {
    const { plan: draft } = await reviewedPlan(officer, home, smallPlan.replace('春節', '國慶'))
    const { content } = await drafted('planMemo', [draft.id])
    expect(content.submittedTo).toEqual(['chiefSecretary', 'agencyHead'])
    const answer = await officer.post('/official-documents', {
      id: newId(),
      occasion: 'planLetter',
      sourceIds: [draft.id],
    })
    expect(answer.body.code).toBe('plan.not_issued')
  })

  test('an announcement, without recipients', async () => {
    const { content } = await drafted('planAnnouncement', [plan.id])
    expect([content.kind, content.originals, content.sections.map(({ name }) => name)]).toEqual([
      'announcement',
      [],
      ['basis', 'matters'],
    ])
  })

  test('of deficiencies, to the units that have them or to the head, item by item', async () => {
    const ids = [(await opened()).id, (await opened({ unitId: home.unitIds.get('民政課') })).id]
    const { content } = await drafted('deficiencyLetter', ids)
    expect([content.kind, content.originals, content.signer]).toEqual([
      'informalLetter',
      ['行政室', '民政課'],
      'home鄉公所',
    ])
    expect(content.sections[0]!.text).toContain('\n(一)後門鎖頭；鬆脫\n1、缺失單位：行政室；地點：三樓機房；程度：')
    expect((await drafted('deficiencyMemo', ids)).content.subject).toContain('發現缺失2項，涉及行政室、民政課')
  })

  test('only of what is there, and by those whose office it is', async () => {
    const write = async (who: Visitor, occasion: string, sourceIds: string[]) =>
      (await who.post('/official-documents', { id: newId(), occasion, sourceIds })).body.code
    const { id } = await opened()
    expect(await write(officer, 'deficiencyLetter', [id, newId()])).toBe('not_found')
    expect(await write(await as('ethicsOfficer', other), 'deficiencyLetter', [id])).toBe('not_found')
    expect(await write(await as('ethicsOfficer', other), 'outcomeLetter', [plan.id])).toBe('not_found')
    expect(await write(await as('unitHead'), 'deficiencyLetter', [id])).toBe('forbidden')
    expect(await write(officer, 'deficiencyLetter', [])).toBe('invalid_input')
  })

  test('and refused where it would be longer than any letter', { timeout: 60_000 }, async () => {
    const ids: string[] = []
    for (let count = 0; count < 105; count++) ids.push((await opened({ description: '長'.repeat(1990) })).id)
    const answer = await officer.post('/official-documents', {
      id: newId(),
      occasion: 'deficiencyMemo',
      sourceIds: ids,
    })
    expect(answer.body.code).toBe('officialDocument.too_long')
  })
})

describe('a draft is changed', () => {
  test('and numbered anew when it is saved', async () => {
    const document = await drafted('planLetter', [plan.id])
    const sections = [{ name: 'explanation' as const, text: '五、甲\n（三）乙\n九、丙' }]
    expect((await save(document, { sections })).status).toBe(200)
    expect((await shown(document.id)).content.sections[0]!.text).toBe('一、甲\n(一)乙\n二、丙')
  })

  test('not over what somebody else wrote meanwhile', async () => {
    const document = await drafted('planLetter', [plan.id])
    await save(document, {}, await as('secondEthicsOfficer'))
    expect((await save(document)).body.code).toBe('changed_meanwhile')
    expect((await issue(document)).body.code).toBe('changed_meanwhile')
  })

  test('to no other kind', async () => {
    expect((await save(await drafted('planLetter', [plan.id]), { kind: 'memo' })).body.code).toBe(
      'officialDocument.kind_changed',
    )
  })

  test('in its subject to one paragraph only, without marks of direction', async () => {
    const document = await drafted('planLetter', [plan.id])
    for (const subject of ['一、甲\n二、乙', '甲\u202e乙', ''])
      expect((await save(document, { subject })).body.code).toBe('invalid_input')
  })

  test('to no class above 密', async () => {
    const document = await drafted('planLetter', [plan.id])
    expect((await save(document, { classification: '機密' as never })).body.code).toBe('invalid_input')
  })

  test('or discarded, and then it is no more', async () => {
    const { id, version } = await drafted('planLetter', [plan.id])
    expect((await officer.post(`/official-documents/${id}/discard`, { version: 9 })).body.code).toBe(
      'changed_meanwhile',
    )
    expect((await officer.post(`/official-documents/${id}/discard`, { version })).status).toBe(200)
    expect((await officer.get(`/official-documents/${id}`)).status).toBe(404)
  })

  test('by nobody of another agency', async () => {
    const document = await drafted('planLetter', [plan.id])
    const stranger = await as('ethicsOfficer', other)
    expect((await save(document, {}, stranger)).body.code).toBe('not_found')
    expect((await file(document.id, 'paper.odt', stranger)).status).toBe(404)
    expect((await stranger.get('/official-documents')).body).toEqual([])
  })
})

describe('issued', () => {
  test('not before the agency has a word for its numbers', async () => {
    expect((await issue(await drafted('planLetter', [plan.id]))).body.code).toBe('officialDocument.word_missing')
    await setLetterhead()
  })

  test('not with a fault, which is named', async () => {
    const document = await drafted('planLetter', [plan.id])
    await save(document, { originals: [] })
    const { body } = await issue(await shown(document.id))
    expect([body.code, body.details.faults]).toEqual(['officialDocument.faulty', ['originalsMissing']])
  })

  test('under the next number of the year, without a gap, also when many ask at once', async () => {
    const documents = await Promise.all(Array.from({ length: 6 }, () => drafted('planLetter', [plan.id])))
    const answers = await Promise.all([...documents.map((one) => issue(one)), ...documents.map((one) => issue(one))])
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(6)
    const numbers = (await Promise.all(documents.map(({ id }) => shown(id)))).map(({ number }) => number!.serial)
    expect(numbers.toSorted()).toEqual([1, 2, 3, 4, 5, 6])
  })

  test('it stays as it was issued, with its hash, whatever is changed afterwards', async () => {
    const document = await issued(await drafted('planMemo', [plan.id]))
    const text = await textOf(document.id)
    expect(text).toContain(`文號：樂鄉政字第115000000${document.number!.serial}號`)
    expect(document.hash).toMatch(/^[0-9a-f]{64}$/)
    for (const act of [
      save(document),
      issue(document),
      officer.post(`/official-documents/${document.id}/discard`, { version: document.version }),
    ])
      expect((await act).body.code).toBe('officialDocument.issued')
    await setLetterhead({ word: '別的' })
    expect(await textOf(document.id)).toBe(text)
    await setLetterhead()
    await expect(
      owner.query('update official_document set hash = $1 where id = $2', ['x', document.id]),
    ).rejects.toThrow('append-only')
  })

  test('only by ethics', async () => {
    expect((await issue(await drafted('planLetter', [plan.id]), head)).body.code).toBe('forbidden')
  })
})

describe('on its way to those who approve it', () => {
  const submit = ({ id, version }: DocumentDetail) => officer.post(`/official-documents/${id}/submit`, { version })

  test('it is neither changed, discarded nor issued, and approved it is issued as it was approved', async () => {
    const draft = await drafted('planMemo', [plan.id])
    expect((await submit(draft)).status).toBe(200)
    expect((await save(draft, { subject: '另一個主旨' })).body.code).toBe('officialDocument.on_its_way')
    expect((await issue(draft)).body.code).toBe('officialDocument.on_its_way')
    const discarded = await officer.post(`/official-documents/${draft.id}/discard`, { version: 1 })
    expect(discarded.body.code).toBe('officialDocument.on_its_way')
    expect((await decided(head, 'officialDocument', draft.id, { password: home.password })).status).toBe(200)
    const changed = await save(draft, { subject: '另一個主旨' })
    expect(changed.status).toBe(200)
    expect((await issue({ ...draft, version: 2 })).body.code).toBe('officialDocument.changed_since_approved')
    await save({ ...draft, version: 2 })
    expect((await issue({ ...draft, version: 3 })).status).toBe(200)
  })

  test('it has no fault, and of a confidential one the list names only the kind', async () => {
    const draft = await drafted('planMemo', [plan.id])
    await save(draft, { submittedTo: [] })
    expect((await submit({ ...draft, version: 2 })).body.code).toBe('officialDocument.faulty')
    await save({ ...draft, version: 2 }, { classification: 'confidential', releaseCondition: '公布時解密' })
    expect((await submit({ ...draft, version: 3 })).status).toBe(200)
    const { body } = await head.get('/approvals')
    expect(body.find(({ subjectId }: { subjectId: string }) => subjectId === draft.id).title).toBe('簽（密）')
    expect((await (await as('ethicsDirector')).get(`/approvals/of/officialDocument/${draft.id}`)).status).toBe(404)
  })
})

describe('its files', () => {
  test('come in every format, and say the same', async () => {
    const { id } = await issued(await drafted('planLetter', [plan.id]))
    const answers = await Promise.all(['odt', 'docx', 'pdf', 'txt'].map((ending) => file(id, `paper.${ending}`)))
    expect(answers.map(({ status, headers }) => [status, String(headers['content-type'])])).toEqual([
      [200, 'application/vnd.oasis.opendocument.text'],
      [200, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
      [200, 'application/pdf'],
      [200, 'text/plain; charset=utf-8'],
    ])
    const odt = strFromU8(unzipSync(answers[0]!.body)['content.xml']!)
    expect(odt.replaceAll(/<[^>]+>/g, '')).toContain('檢送「home鄉公所115年春節期間專案安全維護計畫」1份')
    expect(answers[3]!.body.toString()).toContain('主旨：檢送「home鄉公所115年春節期間專案安全維護計畫」1份')
  })

  test('say of an exercise that it is one, in plain text too', async () => {
    const document = await drafted('planLetter', [plan.id])
    await owner.query('update agency set exercise = true where id = $1', [home.agencyId])
    expect((await textOf(document.id)).split('\n')[0]).toBe('【演練】')
    await owner.query('update agency set exercise = false where id = $1', [home.agencyId])
  })

  test('an exchange file is there once it is issued, with the code of the agency and no other', async () => {
    const document = await drafted('planLetter', [plan.id])
    expect((await file(document.id, 'exchange.di')).body.code).toBe('officialDocument.not_issued')
    await issued(document)
    const di = (await file(document.id, 'exchange.di')).body.toString()
    expect(objectionsTo(di)).toEqual([])
    expect(di.match(/<機關代碼>[^<]+/g)).toEqual(['<機關代碼>376470300A'])
    expect(objectionsTo((await file(document.id, 'exchange.sw')).body.toString())).toEqual([])
  })

  test('what has no recipients has no exchange form', async () => {
    const { id } = await issued(await drafted('planAnnouncement', [plan.id]))
    expect((await file(id, 'exchange.sw')).body.code).toBe('officialDocument.no_recipients')
  })

  test('rare characters stay in them and are listed', async () => {
    const document = await drafted('planLetter', [plan.id])
    await save(document, { signer: '鄉長　𠮷\ue000' })
    const { rareCharacters } = await shown(document.id)
    expect(rareCharacters.map(({ codePoint }) => codePoint)).toEqual(['U+20BB7', 'U+E000'])
    expect(rareCharacters[1]!.isShown).toBe(false)
    expect(await textOf(document.id)).toContain('鄉長　𠮷\ue000')
  })
})

describe('a document of class 密', () => {
  const confidential = {
    classification: 'confidential' as const,
    releaseCondition: '公布時解密',
    subject: '密件的主旨標記',
  }
  const classed = async () => {
    const document = await drafted('planMemo', [plan.id])
    expect((await save(document, confidential)).status).toBe(200)
    return shown(document.id)
  }

  test('is for whoever wrote it and the heads; a colleague meets nothing', async () => {
    const { id } = await classed()
    const colleague = await as('secondEthicsOfficer')
    const ids = async (who: Visitor) => (await who.get('/official-documents')).body.map((one: any) => one.id)
    expect([await ids(officer), await ids(head)].every((all) => all.includes(id))).toBe(true)
    expect(await ids(colleague)).not.toContain(id)
    expect((await colleague.get(`/official-documents/${id}`)).status).toBe(404)
    expect((await file(id, 'paper.txt', colleague)).status).toBe(404)
  })

  test('gets no exchange file', async () => {
    const { id } = await issued(await classed())
    for (const name of ['exchange.di', 'exchange.sw'])
      expect((await file(id, name)).body.code).toBe('officialDocument.not_exchanged')
    expect(await textOf(id)).toContain('密等及解密條件或保密期限：密　公布時解密')
  })

  test('lies in an envelope: no row and no kept answer holds its words, as one without a class does', async () => {
    const holding = async (words: string) => {
      const rows = await owner.query(
        `select 1 from official_document where official_document::text like $1
         union all select 1 from idempotent_answer where answer::text like $1
         union all select 1 from audit_entry where body like $1`,
        [`%${words}%`],
      )
      return rows.rowCount ?? 0
    }
    await issued(await classed())
    expect(await holding(confidential.subject)).toBe(0)
    const open = await drafted('planMemo', [plan.id])
    await save(open, { subject: '公開的主旨標記' })
    expect(await holding('公開的主旨標記')).toBeGreaterThan(0)
  })

  test('is closed until it is opened; opening it and having a file of it are recorded, with who and when', async () => {
    const { id } = await classed()
    const closed = (await head.get(`/official-documents/${id}`)).body
    expect(closed).toMatchObject({ subject: '簽（密）', content: null, classification: 'confidential' })
    expect(JSON.stringify((await head.get('/official-documents')).body)).not.toContain(confidential.subject)
    const entries = async () =>
      (
        await owner.query(
          `select operation, person.name from audit_entry join person on person.id = person_id
           where subject_id = $1 and operation in ('officialDocument.open', 'officialDocument.download')
             and person.id = $2 order by sequence`,
          [id, home.personIds.get(home.loginNames.agencyHead!)],
        )
      ).rows.map(({ operation, name }) => `${operation} ${name}`)
    expect(await entries()).toEqual([])
    expect((await head.post(`/official-documents/${id}/open`)).body.content.subject).toBe(confidential.subject)
    expect((await file(id, 'paper.odt', head)).status).toBe(200)
    expect(await entries()).toEqual([
      'officialDocument.open home agencyHead',
      'officialDocument.download home agencyHead',
    ])
    const colleague = await as('secondEthicsOfficer')
    expect((await colleague.post(`/official-documents/${id}/open`)).status).toBe(404)
    expect((await (await as('unitHead')).post(`/official-documents/${id}/open`)).body.code).toBe('forbidden')
  })

  test('is not issued without its condition', async () => {
    const document = await drafted('planMemo', [plan.id])
    await save(document, { ...confidential, releaseCondition: '' })
    expect((await issue(await shown(document.id))).body.details.faults).toEqual(['releaseConditionMissing'])
  })
})

test('numbers begin anew with the year', async () => {
  clock.set('2027-01-04T01:00:00Z')
  everybodyLeft()
  const again = await as('ethicsOfficer')
  const document = await drafted('planLetter', [plan.id], again)
  expect((await issue(document, again)).status).toBe(200)
  const { number, issuedOn } = await shown(document.id, again)
  expect([number, issuedOn]).toEqual([{ word: '樂鄉政', rocYear: 116, serial: 1 }, '2027-01-04'])
})
