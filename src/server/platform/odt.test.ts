import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { type OfficialDocument, plainText } from '#domain/document.ts'
import { outcomeReport, sampleImages } from '#test/documents.ts'
import { writeOdt } from './odt.ts'
import { textOfFile } from './plan-text.ts'
import { descendants, parseXml } from './xml.ts'

const partsOf = (bytes: Uint8Array) =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]))

const only = (...texts: string[]): OfficialDocument => ({
  ...outcomeReport(0),
  blocks: texts.map((text) => ({ type: 'paragraph', text })),
})

describe('the archive', () => {
  test('names its kind in its first bytes, not packed', () => {
    const start = Buffer.from(writeOdt(only('甲'))).toString('latin1', 0, 90)
    expect(start.slice(30)).toMatch(/^mimetypeapplication\/vnd\.oasis\.opendocument\.text/)
  })

  test('lists every part in its manifest, and nothing else', () => {
    const parts = partsOf(writeOdt(outcomeReport(), sampleImages))
    const listed = descendants(parseXml(parts['META-INF/manifest.xml']!), 'manifest:file-entry')
      .map((entry) => entry.attributes['manifest:full-path'])
      .sort()
    const there = Object.keys(parts).filter((name) => name !== 'mimetype' && !name.startsWith('META-INF'))
    expect(listed).toEqual(['/', ...there].sort())
    expect(there).toContain('Pictures/1.png')
  })

  test('is the same for the same document', () => {
    expect(writeOdt(outcomeReport(), sampleImages)).toEqual(writeOdt(outcomeReport(), sampleImages))
  })

  test('tells title, agency and the time that the document was given', () => {
    const { 'meta.xml': meta } = partsOf(writeOdt(only('甲')))
    expect(meta).toContain('<dc:title>115年春節期間專案安全維護執行成果報告</dc:title>')
    expect(meta).toContain('<dc:creator>安和縣樂平鄉公所</dc:creator>')
    expect(meta).toContain('<dc:date>2026-03-02T01:30:00Z</dc:date>')
  })
})

describe('the text', () => {
  test('is the plain text of the document, labels of lists included', async () => {
    const document = outcomeReport()
    const read = await textOfFile(writeOdt(document, sampleImages), 'a.odt')
    expect(read.split('\n').filter(Boolean)).toEqual(plainText(document).split('\n'))
  })

  test('can hold no markup and no character that XML forbids', async () => {
    const evil = '</text:p><script>&amp;"\' \u0000\u0008\u2003\ud800 ]]> &#x0;'
    const { 'content.xml': content } = partsOf(writeOdt(only(evil)))
    expect(content).not.toContain('<script>')
    expect(content).not.toMatch(/\u2003|\ufffd|(?!\n)\p{Cc}/u)
    expect(await textOfFile(writeOdt(only(evil)), 'a.odt')).toContain('</text:p><script>&amp;"\' \u3000 ]]> &#x0;')
  })

  test('keeps several spaces and line breaks', async () => {
    expect(await textOfFile(writeOdt(only('甲   乙\n丙')), 'a.odt')).toContain('甲   乙\n丙')
  })

  test('links nowhere but within itself and to https', () => {
    const link = (address: string) => ({ text: '看', link: address })
    const document: OfficialDocument = {
      ...only(),
      blocks: [
        { type: 'paragraph', text: [link('#records'), link('javascript:alert(1)'), link('https://example.org')] },
      ],
    }
    const { 'content.xml': content } = partsOf(writeOdt(document))
    expect([...content!.matchAll(/xlink:href="([^"]*)"/g)].map((found) => found[1])).toEqual([
      '#records',
      'https://example.org',
    ])
  })
})

describe('every page', () => {
  test('repeats the header row of a table that runs over it', () => {
    const { 'content.xml': content } = partsOf(writeOdt(outcomeReport(1), sampleImages))
    const heads = descendants(parseXml(content!), 'table:table-header-rows')
    expect(heads).toHaveLength(2)
  })

  test('counts itself, bears the header, and the watermark in an exercise', () => {
    const { 'styles.xml': real } = partsOf(writeOdt(only('甲')))
    const { 'styles.xml': exercise } = partsOf(writeOdt({ ...only('甲'), watermark: '演練' }))
    expect(real).toMatch(/第 <text:page-number.*頁，共 <text:page-count.*頁/)
    expect(real).toContain('安和縣樂平鄉公所　執行成果報告')
    expect(real).not.toContain('演練')
    expect(exercise).toContain('【演練】安和縣樂平鄉公所')
    expect(exercise).toContain('draw:name="Watermark"')
  })
})

test('a picture tells what it shows to those who do not see it', () => {
  const { 'content.xml': content } = partsOf(writeOdt(outcomeReport(), sampleImages))
  expect(content).toContain('<svg:title>機房大門的封條完整</svg:title>')
  expect(() => writeOdt(outcomeReport())).toThrow('picture that was not given: door')
})

test('a report of forty clauses is written within a second', () => {
  const start = performance.now()
  writeOdt(outcomeReport(40), sampleImages)
  expect(performance.now() - start).toBeLessThan(1000)
})
