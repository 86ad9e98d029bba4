import { strFromU8, unzipSync } from 'fflate'
import { afterAll, describe, expect, test } from 'vitest'
import { asKept, type OfficialDocument, type PaperLook, plainText } from '#domain/document.ts'
import { outcomeReport, sampleImages } from '#test/documents.ts'
import { officialPapers } from '#test/official-papers.ts'
import { compact, textOf } from '#test/pdf-text.ts'
import { writeDocx } from './docx.ts'
import { writeOdt } from './odt.ts'
import { drawPage, stopTypesetter, writePdf } from './pdf.ts'
import { textOfFile } from './plan-text.ts'

afterAll(stopTypesetter)

const look: PaperLook = {
  marginMm: { top: 30, bottom: 25, left: 40, right: 30 },
  bindingLine: true,
  logo: { image: 'door', alt: '機關標誌', heightMm: 15 },
}
const report: OfficialDocument = { ...outcomeReport(30), look }
const letter: OfficialDocument = { ...officialPapers.函, look }

const partOf = (bytes: Uint8Array, name: string) => strFromU8(unzipSync(bytes)[name]!)

describe('ODT', () => {
  test('has the margins of the agency, less the room of header and footer', () => {
    expect(partOf(writeOdt(letter, sampleImages), 'styles.xml')).toMatch(
      /fo:margin-top="2.2cm" fo:margin-bottom="1.7cm" fo:margin-left="4cm" fo:margin-right="3cm"/,
    )
  })

  test('has tables as wide as the text that is left', () => {
    expect(partOf(writeOdt(report, sampleImages), 'content.xml')).toContain('style:width="14.000cm"')
  })

  test('has the logo first, with what it shows, and the binding line in the header of every page', () => {
    const file = writeOdt(letter, sampleImages)
    const content = partOf(file, 'content.xml')
    expect(content.indexOf('<svg:title>機關標誌</svg:title>')).toBeLessThan(content.indexOf('檔號'))
    expect(content).toContain('svg:height="1.500cm"')
    expect(partOf(file, 'styles.xml')).toMatch(/<style:header>.*draw:name="BindingLine".*裝.*訂.*線.*<\/style:header>/s)
  })

  test('without a look is as the archives authority’s template has it', () => {
    const file = writeOdt(officialPapers.函)
    expect(file).toEqual(writeOdt(asKept(officialPapers.函)))
    expect(partOf(file, 'styles.xml')).toMatch(/fo:margin-left="2.5cm" fo:margin-right="2.21cm"/)
    expect(partOf(file, 'styles.xml')).not.toContain('BindingLine')
  })
})

describe('PDF', () => {
  test('says the same as ODT, whatever the look', async () => {
    for (const paper of [report, letter]) {
      const lines = plainText(paper)
      expect((await textOfFile(writeOdt(paper, sampleImages), 'a.odt')).split('\n').filter(Boolean).join('\n')).toBe(
        lines,
      )
      expect(await textOf((await writePdf(paper, sampleImages)).bytes, true)).toBe(compact(lines))
    }
  })

  test('has the binding line on every page, and is set narrower by its margins', async () => {
    const { bytes } = await writePdf(report, sampleImages)
    const text = await textOf(bytes)
    const pages = Number(/共(\d+)頁/.exec(text)?.[1])
    expect(text.match(/裝訂線/g)).toHaveLength(pages)
    const before = await textOf((await writePdf(outcomeReport(30), sampleImages)).bytes)
    expect(pages).toBeGreaterThan(Number(/共(\d+)頁/.exec(before)?.[1]))
    expect(before).not.toContain('裝訂線')
  })
})

test('a file for Word has margins, logo and binding line too', async () => {
  const file = await writeDocx(letter, sampleImages)
  expect(partOf(file, 'word/document.xml')).toMatch(
    /<w:pgMar w:top="1701" w:right="1701" w:bottom="1417" w:left="2268"/,
  )
  expect(partOf(file, 'word/document.xml')).toContain('機關標誌')
  expect(partOf(file, 'word/header1.xml')).toMatch(/<w:framePr[^>]*>.*裝.*訂.*線/s)
})

describe('a drawing of a page', () => {
  test('is that page alone, with the characters that it needs', async () => {
    const first = await drawPage(report, sampleImages, 1)
    expect([first.page, first.pages > 1]).toEqual([1, true])
    expect(first.svg.match(/class="typst-page"/g)).toHaveLength(1)
    expect(first.svg).not.toMatch(/<script|<foreignObject|<style/)
    const ids = [...first.svg.matchAll(/<path id="([^"]+)"/g)].map(([, id]) => id!)
    const used = new Set([...first.svg.matchAll(/<use[^>]*href="#([^"]+)"/g)].map(([, id]) => id!))
    // A blank has no outline.
    expect(ids.length).toBeGreaterThan(used.size - 3)
    expect(ids.filter((id) => !used.has(id))).toEqual([])
  })

  test('is the last one where there are fewer', async () => {
    const { page, pages } = await drawPage(letter, sampleImages, 99)
    expect(page).toBe(pages)
  })
})
