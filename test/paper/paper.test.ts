import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeOdt } from '#server/platform/odt.ts'
import { stopTypesetter, writePdf } from '#server/platform/pdf.ts'
import { outcomeReport, sampleImages } from '#test/documents.ts'
import { sampleHouse } from '#test/e2e/house.ts'
import { officialPapers } from '#test/official-papers.ts'
import { pagesOf } from '#test/pdf-text.ts'
import { convertedBy } from './office.ts'

const home = await sampleHouse()
const officer = await home.as('he.ruoqi')
const first = async (list: string, wanted: (one: any) => boolean = () => true): Promise<string> => {
  const { body } = await officer.get(list)
  return (body.items ?? body).find(wanted).id
}

type Paper = { odt: Uint8Array; pdf: Uint8Array }
const both = async (load: (format: 'odt' | 'pdf') => Promise<Uint8Array>): Promise<Paper> => ({
  odt: await load('odt'),
  pdf: await load('pdf'),
})
const downloaded = (method: 'get' | 'post', address: string): Promise<Paper> =>
  both(async (format) => {
    const answer = await officer[method](`${address}.${format}`)
    expect(answer.status, address).toBe(200)
    return new Uint8Array(answer.body)
  })

/** Whose pages are the same wherever they are printed. */
async function fixedForms(): Promise<Record<string, Paper>> {
  const planned = await first('/meetings', ({ status }) => status === 'planned')
  const papers: Record<string, Paper> = {
    通報紙本表: await downloaded('get', '/incidents/paper-form'),
    通報張貼單: await downloaded('get', '/incidents/wall-code'),
    空白檢查表: await downloaded('get', `/checklists/${await first('/checklists')}/form`),
    範例開會通知單: await downloaded('post', `/meetings/${planned}/notice`),
  }
  for (const [name, paper] of Object.entries(officialPapers))
    papers[name] = await both(async (format) => (format === 'odt' ? writeOdt(paper) : (await writePdf(paper)).bytes))
  return papers
}

/** Which grow with what there is to tell. */
async function growing(): Promise<Record<string, Paper>> {
  const plan = await first('/plans')
  const held = await first('/meetings', ({ status }) => status === 'signed')
  const report = outcomeReport(12)
  return {
    範例函: await downloaded(
      'post',
      `/official-documents/${await first('/official-documents', ({ number }) => number)}/paper`,
    ),
    範例簽: await downloaded(
      'post',
      `/official-documents/${await first('/official-documents', ({ number }) => !number)}/paper`,
    ),
    計畫: await downloaded('get', `/plans/${plan}/plan`),
    執行成果: await downloaded('get', `/plans/${plan}/outcome-report`),
    範例會議紀錄: await downloaded('post', `/meetings/${held}/minutes`),
    檢查表: await downloaded(
      'get',
      `/inspections/${await first('/inspections', ({ status }) => status === 'submitted')}/form`,
    ),
    缺失一覽表: await downloaded('get', '/deficiencies/list'),
    聯絡人名冊: await downloaded('get', '/contacts/list'),
    檢查計畫: await downloaded('get', `/inspection-plans/${await first('/inspection-plans')}/record`),
    抽籤紀錄: await downloaded('get', `/draws/${await first('/draws')}/record`),
    十二項成果: await both(async (format) =>
      format === 'odt' ? writeOdt(report, sampleImages) : (await writePdf(report, sampleImages)).bytes,
    ),
  }
}

/**
 * The same signs, wherever on the page: two programs do not walk a table in the same order. The words of a watermark are
 * text to one and a drawing to the other.
 */
const signsOf = (page: string): string => [...page.replaceAll('演練', '')].sort().join('')

const fixed = await fixedForms()
const all: Record<string, Paper> = { ...fixed, ...(await growing()) }
let opened: Map<string, Uint8Array>

beforeAll(async () => {
  opened = await convertedBy('pdf', new Map(Object.entries(all).map(([name, { odt }]) => [`${name}.odt`, odt])))
}, 240_000)
afterAll(stopTypesetter)

const pages = async (name: string) => ({
  own: await pagesOf(all[name]!.pdf),
  theirs: await pagesOf(opened.get(`${name}.odt`)!),
})

describe.each(Object.keys(all))('%s', (name) => {
  test('is opened by LibreOffice, and says there what it says in our PDF', async () => {
    expect([...opened.keys()]).toContain(`${name}.odt`)
    const { own, theirs } = await pages(name)
    const said = (texts: string[]) => new Set(signsOf(texts.join('')))
    expect(said(theirs)).toEqual(said(own))
    expect(Math.abs(own.length - theirs.length)).toBeLessThanOrEqual(Math.ceil(own.length / 10))
  })
})

test.each(Object.keys(fixed))('%s breaks its pages where our PDF does', async (name) => {
  const { own, theirs } = await pages(name)
  expect(theirs.map(signsOf)).toEqual(own.map(signsOf))
})

test('the statistics as a table are opened too, and none is lost', async () => {
  const answer = await officer.get(`/plans/${await first('/plans')}/outcome-statistics.ods`)
  const files = new Map([['statistics.ods', new Uint8Array(answer.body)]])
  expect([...(await convertedBy('ods', files)).keys()]).toEqual(['statistics.ods'])
}, 120_000)

test('a file that would have to be repaired is not opened', async () => {
  const { odt } = fixed.函!
  const broken = new Map([['cut.odt', odt.slice(0, odt.length - 400)]])
  expect([...(await convertedBy('pdf', broken)).keys()]).toEqual([])
}, 120_000)
