import { describe, expect, test } from 'vitest'
import { plainText } from '#domain/document.ts'
import type { IncidentCard } from '#domain/incident/incident-card.ts'
import { incidentFax } from '#domain/incident/incident-fax.ts'
import { incidentReport } from '#domain/incident/incident-report.document.ts'
import { checkReport, nextNumber } from '#domain/incident/incident-report.rules.ts'
import { spokenReport } from '#domain/incident/spoken-report.ts'
import { Problem } from '#domain/problem.ts'
import { modelRoutes } from '#domain/route/model-routes.ts'
import { IncidentForm, type IncidentKind } from '#domain/route/route.ts'
import first from '#messages/zh-TW/first.json' with { type: 'json' }
import pages from '#messages/zh-TW/pages.json' with { type: 'json' }
import { fieldsToType, protectedFields, reportForms, sectionsOf } from './report-forms.ts'

const messages: Record<string, string> = { ...first, ...pages }
const say = (key: string, parameters: Record<string, string | number> = {}): string => {
  if (messages[key] === undefined) throw new Error(`no message ${key}`)
  return messages[key].replace(/\{(\w+)\}/g, (place, name: string) => String(parameters[name] ?? place))
}

const id = (n: number) => `0197a000-0000-7000-8000-${String(n).padStart(12, '0')}`
const entry = (n: number, kind: string, changes: object = {}) => ({
  ...{ id: id(n), kind, at: `2026-02-11T01:0${n}:00.000Z`, recordedAt: '2026-02-11T02:00:00.000Z' },
  ...{ byName: '林主任', text: '', detail: {}, corrects: null, files: [] },
  ...changes,
})
const notice = (changes: object = {}) => ({
  ...{ id: id(90), authority: 'mjibStation', recipient: '調查站', means: 'inPerson', stage: 'first', isVoid: false },
  ...{ toldAt: '2026-02-11T01:20:00.000Z', toldBy: '林主任', answeredBy: '李專員', remark: '收據 7 號' },
  ...changes,
})

/** An event of this kind at which something of everything has happened. */
function cardOf(kinds: readonly IncidentKind[], changes: object = {}, rest: object = {}): IncidentCard {
  const tellings = [
    { authority: 'mjibStation', part: 'primary', relayedBy: null, means: ['inPerson'], dueAt: null },
    {
      authority: 'agencyHead',
      part: 'primary',
      relayedBy: null,
      means: ['inPerson', 'telephone'],
      dueAt: '2026-02-11T03:00:00.000Z',
    },
  ].map((telling) => ({ ...telling, basis: { isLaw: false, text: '', source: '' }, routeKeys: [] }))
  return {
    incident: {
      ...{ id: id(1), number: '115-0042', kinds, flags: ['mediaOnSite'], cyberSeverity: null, state: 'open' },
      ...{ what: '側門被撬開', place: '後棟一樓', occurredAt: '2026-02-11T00:30:00.000Z' },
      ...{ knownAt: '2026-02-11T01:00:00.000Z', controlledAt: null, closedAt: null, handedOver: null },
      ...{ confidentiality: 'restricted', unitName: '行政室', notices: [notice()] },
      ...changes,
    },
    says: { forms: [], tellings, forbiddenMeans: [] },
    clocks: [
      {
        step: 'followUp',
        authority: 'agencyHead',
        dueAt: '2026-02-11T05:00:00.000Z',
        metAt: null,
        endedAt: null,
        supersededAt: null,
      },
    ],
    entries: [
      entry(1, 'recorded', { files: [{ name: '門.jpg' }] }),
      entry(2, 'measure', { text: '已封鎖現場' }),
      entry(3, 'measure', { text: '已換鎖' }),
      entry(4, 'correction', { corrects: id(3), detail: { voids: true }, text: '沒有換' }),
      entry(5, 'receipt', { detail: { receipt: { authority: 'police', number: 'A-17' } } }),
    ],
    reports: [],
    ...rest,
  } as unknown as IncidentCard
}

const facts = (card: IncidentCard, report: object = {}) => ({
  ...{ card, agencyName: '樂平鄉公所', exercise: false, thresholds: { people: 30, loss: 10 } },
  writtenBy: { name: '林主任', title: '主任', unitName: '政風室' },
  report: {
    ...{ form: 'F1', stage: 'first', number: 1, issuedAt: '2026-02-11T02:00:00.000Z', telephone: '05-5826320' },
    ...{ typed: {}, ...report },
  } as never,
})
const textOf = (card: IncidentCard, report: object = {}): string => plainText(incidentReport(facts(card, report), say))

const kindsByForm = IncidentForm.options.map((form) => {
  const routes = modelRoutes.filter(({ content }) => content.form === form)
  return { form, kinds: [...new Set(routes.flatMap(({ content }) => content.when.map(({ kind }) => kind)))] }
})

describe('the model forms', () => {
  test.each(kindsByForm)('$form can be made for each of its kinds, at every stage', ({ form, kinds }) => {
    expect(kinds.length).toBeGreaterThan(0)
    for (const kind of kinds)
      for (const stage of ['first', 'followUp', 'final'] as const) {
        const text = textOf(cardOf([kind]), { form, stage, number: 1 })
        expect(text).toContain(say(`route.form.${form}`))
        expect(text).toContain('115-0042')
        expect(text).toContain(say(`route.kind.${kind}`))
        expect(text).toContain('側門被撬開')
      }
  })

  test('have each field once at a stage, and a choice for every field that is chosen', () => {
    for (const form of IncidentForm.options)
      for (const stage of ['first', 'final'] as const) {
        const fields = sectionsOf(form, stage).flatMap((section) => section.fields)
        expect(new Set(fields.map(({ key }) => key)).size, form).toBe(fields.length)
        for (const field of fields) expect(field.kind === 'choice', field.key).toBe(field.options !== undefined)
      }
  })

  test('have words for every choice', () => {
    const fields = Object.values(reportForms).flatMap((sections) => sections.flatMap((section) => section.fields))
    for (const { key, options = [] } of fields)
      for (const option of options) expect(say(`incidentReport.option.${key}.${option}`)).not.toBe('')
  })

  test('never fill a protected field from the card', () => {
    const all = Object.values(reportForms).flatMap((sections) => sections.flatMap(({ fields }) => fields))
    expect(all.filter((field) => field.protected && field.from)).toEqual([])
    expect(all.some((field) => field.protected)).toBe(true)
  })
})

describe('a report', () => {
  test('fills itself with what the card knows, and leaves what nobody knows as a blank line', () => {
    const text = textOf(cardOf(['minorDanger']), {
      typed: { damage: '門鎖一付，約三千元', media: 'no', gravity: 'minor' },
    })
    expect(text).toContain('115/2/11（三） 08:30')
    expect(text).toContain('已封鎖現場')
    expect(text).not.toContain('已換鎖')
    expect(text).toContain('A-17')
    expect(text).toContain('門.jpg')
    expect(text).toContain('門鎖一付，約三千元')
    expect(text).toContain('媒體是否關注\t否')
    expect(text).toContain('嚴重程度\t一般')
    expect(text).toContain('涉及人員與傷亡\t＿＿＿')
    expect(text).toContain('115/2/11（三） 13:00：續報首長')
  })

  test('says who was told and who has not been', () => {
    const text = textOf(cardOf(['minorDanger']))
    expect(text).toContain('調查站\t當面（初報）\t115/2/11（三） 09:20\t李專員\t收據 7 號')
    expect(text).toContain('尚未通報，期限 115/2/11（三） 11:00')
    const voided = textOf(cardOf(['minorDanger'], { notices: [notice({ isVoid: true })] }))
    expect(voided).not.toContain('李專員')
  })

  test('leaves protected identities to be written by hand', () => {
    const text = textOf(cardOf(['petitionWarning']), { form: 'F3', typed: { organisers: '不該在這裡' } })
    expect(text).toMatch(/發起人、團體與聯絡方式（手寫）\t\n＿{26}\n\n＿{26}\n\n＿{26}\n/)
    expect(text).toMatch(/首長動向（手寫）\t\n＿{26}\n/)
    expect(text).not.toContain('不該在這裡')
    expect(text).toContain('標「手寫」的欄位')
  })

  test('has cause and prevention at the end only', () => {
    expect(textOf(cardOf(['minorDanger']))).not.toContain('防範作為')
    const closed = cardOf(
      ['minorDanger'],
      { state: 'closed' },
      { entries: [entry(7, 'closed', { text: '竊賊已移送' })] },
    )
    const text = textOf(closed, { stage: 'final', typed: { prevention: '加裝鐵門' } })
    expect(text).toContain('竊賊已移送')
    expect(text).toContain('防範作為\t加裝鐵門')
  })

  test('of an exercise says so', () => {
    const made = incidentReport({ ...facts(cardOf(['fraud'])), exercise: true }, say)
    expect(made.watermark).toBe('演練')
  })
})

describe('issuing', () => {
  const { incident } = cardOf(['minorDanger'])
  const asked = (changes: object = {}) => ({ form: 'F1', stage: 'first', typed: {}, ...changes }) as never
  const codeOf = (changes: object, on: object = {}, issued: object[] = []): string => {
    try {
      checkReport({ ...incident, ...on }, asked(changes), { forms: ['F1'], issued: issued as never })
      return 'none'
    } catch (refusal) {
      return refusal instanceof Problem ? refusal.code : 'defect'
    }
  }
  const firstOne = { form: 'F1', stage: 'first', number: 1 }
  const controlled = { controlledAt: '2026-02-11T03:00:00Z', state: 'controlled' }

  test.each([
    ['what is kept outside', {}, { handedOver: { authority: 'agencyHead', at: '' } }, [], 'incident.content_outside'],
    ['a form that no route names', { form: 'F9' }, {}, [], 'incident.report_form_unknown'],
    ['a second first report', {}, {}, [firstOne], 'incident.report_already_first'],
    ['a follow-up of nothing', { stage: 'followUp' }, {}, [], 'incident.report_first_missing'],
    ['a follow-up after closing', { stage: 'followUp' }, { state: 'closed' }, [firstOne], 'incident.closed'],
    [
      'a final report of what is not under control',
      { stage: 'final' },
      {},
      [firstOne],
      'incident.report_not_controlled',
    ],
    [
      'anything after the final report',
      { stage: 'followUp' },
      controlled,
      [firstOne, { ...firstOne, stage: 'final' }],
      'incident.report_already_final',
    ],
    ['a field that fills itself', { typed: { what: '別的' } }, {}, [], 'incident.report_field_unknown'],
    ['a field of the end in the beginning', { typed: { cause: '老舊' } }, {}, [], 'incident.report_field_unknown'],
    ['a mark that is none', { typed: { media: 'maybe' } }, {}, [], 'incident.report_value_unfit'],
    ['two lines where one belongs', { typed: { cctv: '一\n二' } }, {}, [], 'incident.report_value_unfit'],
  ])('refuses %s', (_, changes, on, issued, code) => {
    expect(codeOf(changes, on, issued)).toBe(code)
  })

  test('takes a first report, a follow-up of it, and a final one when it is under control or closed', () => {
    expect(codeOf({ typed: { damage: '一\n二', media: 'unknown' } })).toBe('none')
    expect(codeOf({ stage: 'followUp' }, {}, [firstOne])).toBe('none')
    expect(codeOf({ stage: 'final' }, controlled, [firstOne])).toBe('none')
    expect(codeOf({ stage: 'final' }, { ...controlled, state: 'closed' }, [firstOne])).toBe('none')
  })

  test('counts follow-ups by form', () => {
    const issued = [firstOne, { ...firstOne, stage: 'followUp' }, { form: 'F9', stage: 'followUp', number: 1 }] as never
    expect(nextNumber(issued, { form: 'F1', stage: 'followUp' })).toBe(2)
  })

  test('keeps nothing of a protected field', () => {
    const [field] = protectedFields('F3', 'first')
    expect(fieldsToType('F3', 'first')).not.toContainEqual(field)
    expect(() =>
      checkReport(
        incident,
        { form: 'F3', stage: 'first', typed: { [field!.key]: '某人' } },
        { forms: ['F3'], issued: [] },
      ),
    ).toThrow('incident.report_field_protected')
  })
})

describe('read over the telephone', () => {
  const spoken = (card: IncidentCard, changes: object = {}) =>
    spokenReport(
      {
        ...{ card, agencyName: '樂平鄉公所', caller: '林主任', telephone: '05-5826320', ask: '派員到場' },
        ...{ thresholds: { people: 30, loss: 10 }, ...changes },
      },
      say,
    )

  test('it says who calls, what, where, when, since when it is known, how it stands, what is asked, and the number', () => {
    expect(spoken(cardOf(['minorDanger'], { flags: [] }))).toEqual([
      '您好，我是樂平鄉公所林主任。',
      '要通報一般危安，編號 115-0042。',
      '地點在後棟一樓。',
      '發生在2月11日上午8點30分。',
      '我們在2月11日上午9點0分知道。',
      '情況是：側門被撬開。',
      '目前還在處理。',
      '我們已經做的是：已封鎖現場。',
      '請您派員到場。',
      '請告訴我您的姓名，還有受理的編號。',
      '我的電話是 05-5826320，再說一次，05-5826320。',
    ])
  })

  test('of what is kept outside it says only that it was handed over', () => {
    const handedOver = { authority: 'mjibStation', at: '2026-02-11T05:05:00.000Z' }
    const said = spoken(cardOf(['stateSecretLeak'], { what: '', place: '', flags: [], handedOver }))
    expect(said[1]).toBe('有一件機密事項，編號 115-0042，已在2月11日下午1點5分移交調查站。')
    expect(said).toHaveLength(4)
  })
})

describe('the page for the fax', () => {
  const fax = (card: IncidentCard) =>
    incidentFax(
      {
        ...{ ...facts(card), to: { authority: 'police', name: '古坑分駐所', fax: '' } },
        ...{ telephone: '05-5826320', madeAt: '2026-02-11T02:00:00.000Z' },
      } as never,
      say,
    )

  test('begins with to whom, from whom, when, how many pages and how confidential', () => {
    const { cover, lines } = fax(cardOf(['minorDanger']))
    expect(cover.map(({ value }) => value).join('\n')).toContain('古坑分駐所\n＿＿＿')
    expect(cover.map(({ label }) => label)).toEqual(
      ['to', 'number', 'from', 'telephone', 'time', 'pages', 'class', 'event'].map((key) =>
        say(`incidentReport.fax.${key}`),
      ),
    )
    expect(cover.map(({ value }) => value)).toContain('限閱')
    expect(lines.map(({ value }) => value)).toContain('側門被撬開')
  })

  test('says less rather than run over its page', () => {
    const what = fax(cardOf(['minorDanger'], { what: '長'.repeat(2000) })).lines.find(({ value }) =>
      value.startsWith('長'),
    )
    expect(what?.value).toHaveLength(360 + '……（詳見通報表）'.length)
  })
})
