import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { openArchive } from '#server/platform/archive.ts'
import { textOfOdt } from '#server/platform/text-of-odt.ts'
import { parseXml } from '#server/platform/xml.ts'
import { blankForm, cell, countyForm, paragraph, row, table } from '#test/superior-forms.ts'
import { filledForm, marksOf } from './form-file.ts'

const named = (bytes: Uint8Array) => marksOf(bytes).map(({ name }) => name)
const contentIn = (bytes: Uint8Array, part = 'content.xml') => strFromU8(unzipSync(bytes)[part]!)
const textIn = (bytes: Uint8Array) => textOfOdt(openArchive(bytes))
const filled = (body: string, texts: Record<string, string>, lists: Record<string, string>[][] = []) => {
  const bytes = filledForm(blankForm(body), { texts, lists })
  parseXml(contentIn(bytes))
  return contentIn(bytes).split('<text:sequence-decls/>')[1]!.split('</office:text>')[0]!
}
const refused = (bytes: Uint8Array): string => {
  try {
    marksOf(bytes)
  } catch (error) {
    return (error as { code: string }).code
  }
  return 'taken'
}

/** The same numbers every time. */
function numbers(seed: number) {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return (state >>> 8) % below
  }
}

describe('the marks of a form', () => {
  test('are found however an office suite has cut them, in tables, headers and footers and as its own fields', () => {
    expect(named(countyForm())).toEqual([
      '機關名稱',
      '計畫名稱',
      '期間',
      '自主檢查.應送檢查表',
      '自主檢查.應送檢查表.上年同期',
      '缺失.發現',
      '縣府承辦人',
      '缺失.序號',
      '缺失.單位',
      '缺失.說明',
      '缺失.改善期限',
      '合計.缺失',
      '成果.檢討與建議',
      '承辦人',
      '機關首長',
      '填表日期',
    ])
  })

  test('are found as Word saves them: a run for each change of script, bookmarks, spell checking and page breaks between', () => {
    const run = (text: string, style = 'T1') => `<text:span text:style-name="${style}">${text}</text:span>`
    const body = paragraph(
      `${run('填報機關：')}${run('{{')}<text:bookmark-start text:name="_Hlk1"/>${run('機關')}<text:soft-page-break/>${run('名稱')}<text:bookmark-end text:name="_Hlk1"></text:bookmark-end>${run('}')}${run('}&#12288;')}${run('&#123;&#123;年度}}')}`,
    )
    expect(named(blankForm(body))).toEqual(['機關名稱', '年度'])
    expect(textIn(filledForm(blankForm(body), { texts: { 機關名稱: '本所', 年度: '115' }, lists: [] }))).toBe(
      '填報機關：本所　115',
    )
  })

  test('each have their places, counted as a reader counts', () => {
    const marks = new Map(marksOf(countyForm()).map(({ name, places }) => [name, places]))
    expect(marks.get('計畫名稱')).toEqual([
      { part: 'body', table: null, row: null, cell: null, paragraph: 3 },
      { part: 'header', table: null, row: null, cell: null, paragraph: 1 },
    ])
    expect(marks.get('縣府承辦人')).toEqual([{ part: 'body', table: 1, row: 3, cell: 3, paragraph: 1 }])
    expect(marks.get('缺失.說明')).toEqual([{ part: 'body', table: 2, row: 2, cell: 3, paragraph: 1 }])
    expect(marks.get('填表日期')).toEqual([{ part: 'footer', table: null, row: null, cell: null, paragraph: 2 }])
  })

  test('are not looked for in what was deleted, in comments and in what is computed', () => {
    const body = `<text:tracked-changes><text:changed-region><text:deletion>${paragraph('{{機關首長}}')}</text:deletion></text:changed-region></text:tracked-changes>${paragraph('{{機關名稱}}<office:annotation><text:p>{{承辦人}}</text:p></office:annotation>')}`
    expect(named(blankForm(body))).toEqual(['機關名稱'])
  })
})

describe('a filled form', () => {
  const forRow = [
    { '缺失.序號': '1', '缺失.單位': '行政室', '缺失.說明': '後門未上鎖', '缺失.改善期限': '115/2/20（五）' },
  ]
  const again = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ ...forRow[0]!, '缺失.序號': `${at + 1}` }))

  test('has what was put in, in the look of the place, and all else byte for byte', () => {
    const blank = countyForm()
    const whole = filledForm(blank, { texts: { 機關名稱: '禾埔鄉公所 <第一> & "二"', 填表日期: '115年' }, lists: [] })
    expect(contentIn(whole)).toBe(
      contentIn(blank).replace(
        '<text:span text:style-name="T1">{</text:span>{<text:span text:style-name="T1">機關</text:span><text:bookmark text:name="_GoBack"/>名稱<text:span>}}</text:span>',
        '<text:span text:style-name="T1">禾埔鄉公所 &lt;第一&gt; &amp; &quot;二&quot;</text:span><text:span text:style-name="T1"></text:span><text:bookmark text:name="_GoBack"/><text:span></text:span>',
      ),
    )
    expect(contentIn(whole, 'styles.xml')).toBe(contentIn(blank, 'styles.xml').replace('{{填表日期}}', '115年'))
    const [before, after] = [unzipSync(blank), unzipSync(whole)]
    expect(Object.keys(after)).toEqual(Object.keys(before))
    for (const name of Object.keys(before).filter((one) => !/^(?:content|styles)\.xml$/.test(one)))
      expect(after[name], name).toEqual(before[name])
  })

  test('names its kind first and uncompressed, also where the blank one did not', () => {
    const whole = filledForm(countyForm(), { texts: {}, lists: [] })
    expect(strFromU8(whole.subarray(30, 38))).toBe('mimetype')
    expect(strFromU8(whole.subarray(38, 77))).toBe('application/vnd.oasis.opendocument.text')
  })

  test('leaves marks that nobody answers as they are', () => {
    expect(filled(paragraph('{{甲}}與{{乙}}'), { 甲: '一' })).toBe(paragraph('一與{{乙}}'))
  })

  test('does not take what was put in for a mark', () => {
    const body = paragraph('{{甲}}{{乙}}{<text:span>{甲}</text:span>}')
    expect(filled(body, { 甲: '{{乙}}', 乙: '{{' })).toBe(
      paragraph('{{乙}}{{<text:span></text:span>'.replace('{{<', '{{{{乙}}<')),
    )
  })

  test('shows no text in another direction than it has, and nothing that XML cannot hold', () => {
    expect(filled(paragraph('{{甲}}'), { 甲: 'a\u202eb\u0007c\u0000\ufffe\ud800d\u{20000}\ue000' })).toBe(
      paragraph('abcd\u{20000}\ue000'),
    )
  })

  test('goes on in paragraphs of the same look where a text has several lines', () => {
    expect(filled(paragraph('前<text:span text:style-name="T1">{{甲}}</text:span>後'), { 甲: '一\n\n二' })).toBe(
      paragraph('前<text:span text:style-name="T1">一</text:span>') +
        paragraph('<text:span text:style-name="T1">二</text:span>後'),
    )
    expect(filled('<text:h text:outline-level="1">{{甲}}</text:h>', { 甲: '一\n二' })).toBe(
      '<text:h text:outline-level="1">一<text:line-break/>二</text:h>',
    )
  })

  test('has a row for each record, and merged cells beside and above go on covering them', () => {
    const whole = filledForm(countyForm(), { texts: { '合計.缺失': '3' }, lists: [again(3)] })
    expect(textIn(whole)).toContain('行政室：後門未上鎖')
    const second = parseXml(contentIn(whole))
    expect(contentIn(whole)).toContain('table:number-rows-spanned="5"')
    expect(contentIn(whole).split('後門未上鎖').length - 1).toBe(3)
    expect(second.name).toBe('office:document-content')
  })

  test('keeps a cell that is merged downwards from the row that comes again in its first copy only', () => {
    const body = table(
      2,
      row(cell('說明', ' table:number-rows-spanned="2"'), cell('{{甲}}')),
      row('<table:covered-table-cell/>', cell('合計')),
    )
    expect(filled(body, {}, [[{ 甲: '1' }, { 甲: '2' }]])).toBe(
      table(
        2,
        row(cell('說明', ' table:number-rows-spanned="3"'), cell('1')),
        row('<table:covered-table-cell/>', cell('2')),
        row('<table:covered-table-cell/>', cell('合計')),
      ),
    )
  })

  test('bears no id twice', () => {
    const body = table(1, row('<table:table-cell><text:p xml:id="p1">{{甲}}</text:p></table:table-cell>'))
    expect(filled(body, {}, [[{ 甲: '1' }, { 甲: '2\n3' }]]).split('xml:id').length - 1).toBe(1)
  })

  test('repeats the inner row of a table within a table', () => {
    const inner = (...texts: string[]) => table(1, ...texts.map((one) => row(cell(one))))
    const around = (one: string) => table(1, row(`<table:table-cell>${one}</table:table-cell>`), row(cell('{{乙}}')))
    expect(filled(around(inner('{{甲}}')), { 乙: '末' }, [[{ 甲: '1' }, { 甲: '2' }]])).toBe(
      around(inner('1', '2')).replace('{{乙}}', '末'),
    )
  })

  test('whatever is put wherever, the rest of the text stays as it was', () => {
    const below = numbers(20_260_213)
    const words = [
      '機關',
      '&amp;',
      '&lt;',
      ' ',
      '<text:s text:c="2"/>',
      '{',
      '}',
      '｛',
      '表',
      '<text:tab/>',
      '&#65;',
      ']]',
    ]
    const values = ['', '甲', '{{乙}}', '<b>', '&amp;', 'a  b', '\u202e反', '一\n二', ']]>', '\u{2a6d6}', '}}', '\'"']
    for (let round = 0; round < 1_500; round++) {
      const word = () => words[below(words.length)]!
      const pieces = Array.from({ length: 1 + below(6) }, () => {
        const text = Array.from({ length: below(4) }, word)
          .join('')
          .replace(/[{｛}]+/g, '{')
        return below(2) ? `<text:span text:style-name="T1">、${text}</text:span>` : `、${text}`
      })
      const value = values[below(values.length)]!
      const at = below(pieces.length + 1)
      const mark = ['{{', '甲', '}}'].map((one) => (below(2) ? `<text:span>${one}</text:span>` : one)).join('')
      const body = (middle: string) => paragraph([...pieces.slice(0, at), middle, ...pieces.slice(at)].join(''))
      const whole = textOf(filled(body(mark), { 甲: value }))
      const shown = value.replace('\u202e', '')
      expect(whole).toBe(textOf(body('\ue001')).replace('\ue001', () => shown))
    }
  })
})

/** What a reader reads: every sign, paragraphs apart. */
function textOf(xml: string): string {
  const said = (node: ReturnType<typeof parseXml> | string): string => {
    if (typeof node === 'string') return node
    if (node.name === 'text:s') return ' '.repeat(Number(node.attributes['text:c'] ?? 1))
    if (node.name === 'text:tab') return '\t'
    return node.children.map(said).join('')
  }
  return parseXml(`<all>${xml}</all>`).children.map(said).join('\n')
}

describe('a form that asks too much', () => {
  test('of ten thousand marks is refused', () => {
    expect(refused(blankForm(Array.from({ length: 10_000 }, () => paragraph('{{機關名稱}}')).join('')))).toBe(
      'superiorForm.too_many_marks',
    )
  })

  test('that grows without end is refused before it is written', () => {
    const body = table(1, row(cell(`{{甲}}${'長'.repeat(2_000)}`)), row(cell('{{甲}}')))
    const records = (count: number) => [Array.from({ length: count }, () => ({ 甲: '文'.repeat(8_000) }))]
    expect(() => filled(body, {}, records(3_000))).toThrow('superiorForm.too_large')
    expect(() => filled(body, {}, records(2_000))).toThrow('superiorForm.too_large')
  })

  test('where a cell with a mark of the list is merged with the row below is refused', () => {
    const body = table(1, row(cell('{{甲}}', ' table:number-rows-spanned="2"')), row('<table:covered-table-cell/>'))
    expect(() => filled(body, {}, [[{ 甲: '1' }, { 甲: '2' }]])).toThrow('superiorForm.row_merged')
  })
})

describe('a file that is more than text', () => {
  const mark = paragraph('{{機關名稱}}')
  test.each([
    ['a macro', blankForm(mark, { parts: { 'Basic/Standard/Module1.xml': '<module/>' } }), 'superiorForm.macros'],
    [
      'a script in the text',
      blankForm(`<text:script script:language="x">1</text:script>${mark}`),
      'superiorForm.macros',
    ],
    [
      'a script behind a button',
      blankForm(`${mark}<office:forms><form xlink:href="vnd.sun.star.script:x"/></office:forms>`),
      'superiorForm.macros',
    ],
    [
      'a script of the document',
      blankForm(
        `<office:event-listeners><script:event-listener script:event-name="dom:load"/></office:event-listeners>${mark}`,
      ),
      'superiorForm.macros',
    ],
    [
      'a picture elsewhere',
      blankForm(`${mark}${paragraph('<draw:frame><draw:image xlink:href="https://example.org/a.png"/></draw:frame>')}`),
      'superiorForm.external_links',
    ],
    [
      'a picture beside the file',
      blankForm(`${mark}${paragraph('<draw:image xlink:href="../a.png"/>')}`),
      'superiorForm.external_links',
    ],
    [
      'a link under another prefix',
      blankForm(`${mark}<draw:image xmlns:y="http://www.w3.org/1999/xlink" y:href="&#104;ttp://example.org/"/>`),
      'superiorForm.external_links',
    ],
    [
      'another file as a section',
      blankForm(`<text:section><text:section-source xlink:href="//server/a.odt"/>${mark}</text:section>`),
      'superiorForm.external_links',
    ],
    [
      'another program',
      blankForm(
        `<text:dde-connection-decls><text:dde-connection-decl office:name="x"/></text:dde-connection-decls>${mark}`,
      ),
      'superiorForm.external_links',
    ],
    [
      'an address that reloads',
      blankForm(mark, { parts: { 'meta.xml': '<m xmlns:meta="m"><meta:auto-reload/></m>' } }),
      'superiorForm.external_links',
    ],
    ['an embedded object', blankForm(mark, { parts: { 'Object 1/content.xml': '<x/>' } }), 'superiorForm.objects'],
    [
      'entities of its own',
      blankForm(mark, { parts: { 'settings.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a/>' } }),
      'file.broken',
    ],
    [
      'a password',
      blankForm(mark, { manifest: '<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>' }),
      'file.encrypted',
    ],
    [
      'a template',
      blankForm(mark, { kind: 'application/vnd.oasis.opendocument.text-template' }),
      'superiorForm.unsupported',
    ],
    [
      'a spreadsheet',
      blankForm(mark, { kind: 'application/vnd.oasis.opendocument.spreadsheet' }),
      'superiorForm.unsupported',
    ],
    ['no mark', blankForm(paragraph('填報機關：')), 'superiorForm.no_marks'],
    ['half a mark', blankForm(paragraph('填報機關：{{機關名稱}')), 'superiorForm.mark_unclosed'],
    ['a mark over two paragraphs', blankForm(paragraph('{{機關') + paragraph('名稱}}')), 'superiorForm.mark_unclosed'],
  ])('by %s is refused', (_, bytes, code) => {
    expect(refused(bytes)).toBe(code)
  })

  test('is taken where a link is only to be clicked, or a template lay on a disk', () => {
    const link = paragraph(
      '<text:a xlink:href="mailto:a@example.gov.tw">來信</text:a><text:a xlink:href="https://example.gov.tw/">網站</text:a>',
    )
    const meta = '<m xmlns:xlink="x"><meta:template xlink:href="file:///C:/a.ott"/></m>'
    expect(refused(blankForm(mark + link, { parts: { 'meta.xml': meta } }))).toBe('taken')
  })
})
