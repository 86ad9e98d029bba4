import fs from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { formOfModel } from '#domain/checklist/catalogue.rules.ts'
import { checklistDocument, formAddress } from '#domain/checklist/checklist.document.ts'
import { modelChecklists } from '#domain/checklist/model-checklists.ts'
import type { DocumentImages, OfficialDocument } from '#domain/document.ts'
import {
  codePicture,
  type PaperFacts,
  paperForm,
  reportAddress,
  wallSheet,
} from '#domain/incident/incident-paper.document.ts'
import { codePictureOf } from '#server/platform/code-picture.ts'
import { stopTypesetter, writePdf } from '#server/platform/pdf.ts'
import { outcomeReport, sampleImages } from '#test/documents.ts'
import { officialPapers, sayInChinese } from '#test/official-papers.ts'
import { difference, picturesOf } from '#test/paper/page-pictures.ts'
import { launched } from './browser.ts'

const browser = await launched()
const page = await browser.newPage()
afterAll(() => Promise.all([browser.close(), stopTypesetter()]))

const facts: PaperFacts = {
  ...{ agencyName: '安和縣樂平鄉公所', exercise: true, people: 10, loss: 100, origin: 'https://shousui.example' },
  ...{ printedOn: '2026-02-11', madeAt: '2026-02-11T01:00:00.000Z' },
}
const images: DocumentImages = new Map([...sampleImages, [codePicture, await codePictureOf(reportAddress(facts))]])
const papers: Record<string, OfficialDocument> = {
  ...officialPapers,
  執行成果報告: { ...outcomeReport(4), watermark: '演練' },
  機關安全維護自主檢查表: checklistDocument(
    {
      ...{
        content: formOfModel(modelChecklists[0]!),
        agency: { name: facts.agencyName, exercise: false },
        filled: null,
      },
      madeAt: facts.madeAt,
    },
    formAddress(facts.origin, '1'),
    sayInChinese,
  ),
  通報紙本表: paperForm(facts, sayInChinese),
  通報張貼單: wallSheet(facts, sayInChinese),
}

const approved = path.resolve(import.meta.dirname, '../paper/approved')
/** To approve what is drawn now, after having looked at it: APPROVE=1. */
const approve = process.env.APPROVE === '1'

/** Of half a million pixels of a page: less than one large sign has. */
const tolerated = 60

describe('a page looks as it was approved', () => {
  test.each(Object.entries(papers))('%s', { timeout: 120_000 }, async (name, paper) => {
    const drawn = await picturesOf(page, (await writePdf(paper, images)).bytes)
    const places = drawn.map((_, index) => path.join(approved, `${name}-${index + 1}.png`))
    if (approve) for (const [index, place] of places.entries()) fs.writeFileSync(place, drawn[index]!)
    const kept = fs.readdirSync(approved).filter((file) => file.startsWith(`${name}-`))
    expect(kept.sort()).toEqual(places.map((place) => path.basename(place)).sort())
    for (const [index, place] of places.entries())
      expect(await difference(drawn[index]!, fs.readFileSync(place)), `page ${index + 1}`).toBeLessThan(tolerated)
  })
})

test.each([
  ['a sentence less', (paper: OfficialDocument) => ({ ...paper, blocks: paper.blocks.slice(0, -1) })],
  ['one sign of the heading', (paper: OfficialDocument) => ({ ...paper, heading: '安和縣安平鄉公所　函' })],
  ['one line more at the top', (paper: OfficialDocument) => ({ ...paper, sender: ['電話', ...(paper.sender ?? [])] })],
])('%s on it would be seen', async (_, change) => {
  const [changed] = await picturesOf(page, (await writePdf(change(officialPapers.函))).bytes)
  const kept = fs.readFileSync(path.join(approved, '函-1.png'))
  expect(await difference(changed!, kept)).toBeGreaterThan(tolerated)
})
