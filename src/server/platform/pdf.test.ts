import { getDocumentProxy } from 'unpdf'
import { afterAll, describe, expect, test } from 'vitest'
import { type OfficialDocument, plainText } from '#domain/document.ts'
import { outcomeReport, sampleImages } from '#test/documents.ts'
import { compact, textOf } from '#test/pdf-text.ts'
import { stopTypesetter, writePdf } from './pdf.ts'

afterAll(stopTypesetter)

const only = (...texts: string[]): OfficialDocument => ({
  ...outcomeReport(0),
  blocks: texts.map((text) => ({ type: 'paragraph', text })),
})

const fontsOf = (bytes: Uint8Array) => [
  ...new Set(
    [
      ...Buffer.from(bytes)
        .toString('latin1')
        .matchAll(/\/BaseFont\s*\/(?:[A-Z]{6}\+)?([\w-]+)/g),
    ].map((font) => font[1]!.replace('-Identity-H', '')),
  ),
]

type Tag = { role?: string; type?: string; id?: string; alt?: string; children?: Tag[] }

function walk(tag: Tag, visit: (tag: Tag, parent?: Tag) => void, parent?: Tag): void {
  visit(tag, parent)
  for (const child of tag.children ?? []) walk(child, visit, tag)
}

describe('the text', () => {
  test('is that of the document and so that of the ODT', async () => {
    const document = outcomeReport(12)
    const { bytes, missingCharacters } = await writePdf(document, sampleImages)
    expect(await textOf(bytes, true)).toBe(compact(plainText(document)))
    expect(missingCharacters).toEqual([])
  })

  test('is never taken for the typesetter’s own language', async () => {
    const evil = [
      '#read("/etc/passwd")',
      '*粗* _斜_ $x^2$ [',
      '<label> @ref \\ `raw` = 標題',
      '#sys.inputs // /* ',
      '"]}',
    ]
    const text = await textOf((await writePdf(only(...evil))).bytes, true)
    for (const line of evil) expect(text).toContain(compact(line))
    expect(text).not.toContain('root:')
  })

  test('as title, agency, label or cell is no language either', async () => {
    const evil = '#panic("x") $'
    const document: OfficialDocument = {
      ...only(),
      title: evil,
      agency: evil,
      kind: evil,
      header: evil,
      watermark: evil,
      meta: [{ label: evil, value: evil }],
      blocks: [
        { type: 'heading', level: 1, text: evil, anchor: evil },
        { type: 'table', caption: evil, columns: [{ title: evil, width: 1 }], rows: [[evil]] },
        { type: 'list', level: 1, items: [{ text: evil }] },
      ],
    }
    expect(await textOf((await writePdf(document)).bytes)).toContain(`壹、${compact(evil)}`)
  })

  test('may link to a place that does not exist, or name one twice', async () => {
    const place = { type: 'paragraph', text: '此處', anchor: 'a' } as const
    const links = {
      type: 'paragraph',
      text: [
        { text: '往此', link: '#a' },
        { text: '往無', link: '#none' },
      ],
    } as const
    const { bytes } = await writePdf({ ...only(), blocks: [place, place, links] })
    expect(await textOf(bytes)).toContain('此處此處往此往無')
  })
})

describe('the fonts', () => {
  test('are the product’s own, all embedded', async () => {
    const { bytes } = await writePdf(outcomeReport(), sampleImages)
    expect(fontsOf(bytes).sort()).toEqual(['TW-Kai-98_1', 'TW-Sung-98_1'])
  })

  test('are never the machine’s: what ours cannot set is listed, and 〓 stands in its place', async () => {
    const { bytes, missingCharacters } = await writePdf(only('簽到：𠮷田😀，Ж'))
    expect(missingCharacters).toEqual(['𠮷', '😀'])
    expect(await textOf(bytes)).toContain('簽到：〓田〓，Ж')
    expect(fontsOf(bytes)).toEqual(['TW-Kai-98_1'])
  })
})

describe('the file', () => {
  test('is tagged PDF/A-2a with title and language', async () => {
    const { bytes } = await writePdf(outcomeReport(), sampleImages)
    const raw = Buffer.from(bytes).toString('latin1')
    expect(raw).toMatch(/pdfaid:part>2<\/pdfaid:part><pdfaid:conformance>A</)
    const pdf = await getDocumentProxy(bytes.slice())
    const { info } = await pdf.getMetadata()
    expect(info).toMatchObject({ Title: '115年春節期間專案安全維護執行成果報告', Language: 'zh-TW' })
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true })
    expect(JSON.stringify(await (await pdf.getPage(1)).getStructTree())).toMatch(/"role":"H1"/)
  })

  test('says by its tags what each part is, and leaves nothing untagged', async () => {
    const { bytes } = await writePdf(outcomeReport(12), sampleImages)
    const pdf = await getDocumentProxy(bytes.slice())
    const roles = new Map<string, Set<string>>()
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number)
      const tree = await page.getStructTree()
      const tagged = new Set<string>()
      walk(tree!, (node, parent) => {
        if (node.type === 'content') tagged.add(node.id!)
        if (node.role) roles.set(node.role, (roles.get(node.role) ?? new Set()).add(parent?.role ?? ''))
        if (node.role === 'Figure') expect(node.alt).toBe('機房大門的封條完整')
      })
      const { items } = await page.getTextContent({ includeMarkedContent: true })
      const open: string[] = []
      for (const item of items) {
        if ('str' in item) {
          if (item.str.trim())
            expect(
              open.some((mark) => mark === 'Artifact' || tagged.has(mark)),
              item.str,
            ).toBe(true)
        } else if (item.type === 'endMarkedContent') open.pop()
        else open.push(item.id ?? (item as { tag?: string }).tag ?? '')
      }
    }
    for (const [role, parents] of Object.entries({
      ...{ LI: ['L'], TH: ['TR'], TD: ['TR'], TR: ['THead', 'TBody'], THead: ['Table'], TBody: ['Table'] },
    }))
      expect(parents, role).toEqual(expect.arrayContaining([...(roles.get(role) ?? ['missing'])]))
    for (const role of ['H1', 'H2', 'H3', 'P', 'L', 'Table', 'Figure', 'Caption', 'Link'])
      expect([...roles.keys()]).toContain(role)
  })

  test('is the same for the same document', async () => {
    const [first, second] = [
      await writePdf(outcomeReport(), sampleImages),
      await writePdf(outcomeReport(), sampleImages),
    ]
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0)
  })

  test('bears the exercise on every page', async () => {
    const text = await textOf((await writePdf({ ...outcomeReport(9), watermark: '演練' }, sampleImages)).bytes)
    const pages = Number(/共(\d+)頁/.exec(text)?.[1])
    expect(pages).toBeGreaterThan(2)
    expect(text.match(/【演練】/g)).toHaveLength(pages)
  })

  test('repeats the header row of a table on the next page', async () => {
    const text = await textOf((await writePdf(outcomeReport(1), sampleImages)).bytes)
    expect(text.match(/編號說明/g)!.length).toBeGreaterThan(1)
  })
})

test('a report of forty clauses is set within a second, also several at a time', async () => {
  await writePdf(only('暖機'))
  const start = performance.now()
  await Promise.all([40, 41].map((clauses) => writePdf(outcomeReport(clauses), sampleImages)))
  expect(performance.now() - start).toBeLessThan(1000)
})

test('a document that cannot be set fails alone; the next one is set', async () => {
  const broken = new Map([['door', { ...sampleImages.get('door')!, bytes: new Uint8Array([1, 2, 3]) }]])
  const both = await Promise.allSettled([writePdf(outcomeReport(), broken), writePdf(only('下一份'))])
  expect(both.map((each) => each.status)).toEqual(['rejected', 'fulfilled'])
})

test('the typesetter starts again after it was stopped', async () => {
  await stopTypesetter()
  expect((await writePdf(only('再啟'))).bytes.byteLength).toBeGreaterThan(1000)
})
