import { strFromU8, unzipSync } from 'fflate'
import { afterAll, describe, expect, test } from 'vitest'
import { type OfficialDocument, plainText } from '#domain/document.ts'
import { openArchive } from '#server/platform/archive.ts'
import { writeDocx } from '#server/platform/docx.ts'
import { writeOdt } from '#server/platform/odt.ts'
import { stopTypesetter, writePdf } from '#server/platform/pdf.ts'
import { textOfDocx } from '#server/platform/text-of-docx.ts'
import { textOfOdt } from '#server/platform/text-of-odt.ts'
import { outcomeReport, sampleImages } from '#test/documents.ts'
import { officialPapers, templatePapers } from '#test/official-papers.ts'
import { compact, textOf } from '#test/pdf-text.ts'

afterAll(stopTypesetter)

/** What a program for texts gives back of a file, line by line. */
const linesOf = (read: typeof textOfOdt, bytes: Uint8Array): string[] =>
  read(openArchive(bytes)).split('\n').filter(Boolean)

const papers: Record<string, OfficialDocument> = {
  ...officialPapers,
  ...templatePapers,
  執行成果報告: outcomeReport(12),
}

describe.each(Object.entries(papers))('%s', (_, paper) => {
  test('says the same as ODT, as DOCX, as PDF and as plain text', async () => {
    const lines = plainText(paper).split('\n')
    expect(linesOf(textOfOdt, writeOdt(paper, sampleImages))).toEqual(lines)
    expect(linesOf(textOfDocx, await writeDocx(paper, sampleImages))).toEqual(lines)
    expect(await textOf((await writePdf(paper, sampleImages)).bytes, true)).toBe(compact(plainText(paper)))
  })

  test('is set within a second as PDF and written within half a second as ODT', async () => {
    const duration = async (write: () => unknown) => {
      const start = performance.now()
      await write()
      return performance.now() - start
    }
    await writePdf(paper, sampleImages)
    expect(await duration(() => writePdf(paper, sampleImages))).toBeLessThan(1000)
    expect(await duration(() => writeOdt(paper, sampleImages))).toBeLessThan(500)
  })
})

test('a file for Word is the same for the same document, and bears no time but its own', async () => {
  const write = () => writeDocx(officialPapers.函)
  const [first, second] = [await write(), await write()]
  expect(first).toEqual(second)
  expect(strFromU8(unzipSync(first)['docProps/core.xml']!).match(/\d{4}-\d\d-\d\dT[^<]*/g)).toEqual([
    '2026-03-02T01:30:00.000Z',
    '2026-03-02T01:30:00.000Z',
  ])
})

test('an exercise is marked on every page for Word too, in the header and behind the text', async () => {
  const parts = unzipSync(await writeDocx({ ...officialPapers.函, watermark: '演練' }))
  const header = strFromU8(parts['word/header1.xml']!)
  expect(header).toContain('【演練】')
  expect(header).toMatch(/<v:textpath[^>]*string="演練"/)
})

test('names with marks of direction and signs that XML forbids are harmless in every format', async () => {
  const evil = '王\u202e小\u2066明\u0000<w:t>&"𠮷\ue000'
  const paper = { ...officialPapers.函, blocks: [{ type: 'signature' as const, lines: [evil] }] }
  const clean = '王小明<w:t>&"𠮷\ue000'
  expect(linesOf(textOfOdt, writeOdt(paper))).toContain(clean)
  expect(linesOf(textOfDocx, await writeDocx(paper))).toContain(clean)
  expect(plainText(paper)).toContain(clean)
  expect(await textOf((await writePdf(paper)).bytes)).toContain('王小明<w:t>&"〓〓')
})
