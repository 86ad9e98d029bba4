import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { planDocument } from '#domain/plan/plan.document.ts'
import { readPlan } from '#domain/plan/plan.reader.ts'
import { openArchive } from '#server/platform/archive.ts'
import { writeDocx } from '#server/platform/docx.ts'
import { writeOdt } from '#server/platform/odt.ts'
import { textOfOdt } from '#server/platform/text-of-odt.ts'

const fixtures = 'test/fixtures/plans'
const today = '2026-11-22'
const plans = readdirSync(fixtures).filter((name) => name.endsWith('.txt'))

const squeezed = (text: string) => text.replaceAll(/\s/g, '')

/** All that a reader takes from a plan, without where it stands and how sure the reader is. */
function said(text: string) {
  const { title, rocYear, occasion, period, basis, clauses, duties } = readPlan(text, { today })
  const header = { title, rocYear, occasion, period, basis }
  return {
    header,
    clauses: clauses.map(({ span: _, text: words, ...clause }) => ({ ...clause, text: squeezed(words) })),
    duties: duties.map(({ span: _, confidence: __, ...duty }) => duty),
  }
}

function odtOf(text: string): Uint8Array {
  const { title, agency } = readPlan(text, { today })
  const plan = { title, agencyName: agency, sourceText: text }
  return writeOdt(planDocument(plan, { kind: '計畫', madeAt: '2026-11-22T00:00:00Z' }))
}

test('a plan for Word is set in by the level of its clauses, as in the other formats', async () => {
  const sourceText = '計畫\n壹、目的\n為維護安全。\n一、甲\n（一）乙'
  const paper = planDocument(
    { title: '計畫', agencyName: '', sourceText },
    { kind: '計畫', madeAt: '2026-11-22T00:00:00Z' },
  )
  const indents = paper.blocks.flatMap((block) => (block.type === 'paragraph' && block.level ? [block.level] : []))
  expect(indents).toEqual([1, 2, 2, 3])
  const xml = openArchive(await writeDocx(paper)).text('word/document.xml')!
  const left = [...xml.matchAll(/<w:ind w:left="(\d+)" w:hanging="640"/g)].map(([, twips]) => Number(twips))
  expect(left).toEqual(indents.map((level) => 640 + (level - 1) * 320))
})

describe('a plan that leaves as ODT and comes back', () => {
  test.each(plans)('%s says the same, clause by clause and duty by duty', (name) => {
    const text = readFileSync(`${fixtures}/${name}`, 'utf8')
    expect(said(textOfOdt(openArchive(odtOf(text))))).toEqual(said(text))
  })

  test('there are at least thirty of odd kinds', () => expect(plans.length).toBeGreaterThanOrEqual(30))
})

const numbers = {
  big: [...'壹貳參肆伍陸柒捌玖'].map((sign) => `${sign}、`),
  plain: [...'一二三四五六七八九'].map((sign) => `${sign}、`),
  bracketed: [...'一二三四五六七八九'].map((sign) => `（${sign}）`),
  arabic: [...'123456789'].map((sign) => `${sign}.`),
  arabicBracketed: [...'123456789'].map((sign) => `(${sign})`),
  stems: [...'甲乙丙丁戊己庚辛壬'].map((sign) => `${sign}、`),
}
const sentences = fc.constantFrom(
  '行政室應每日下班前巡查門禁，並填寫巡查紀錄。',
  '各單位應於連續假期前完成自主檢查。',
  '發現可疑人員，應立即通報警察機關。',
  '政風室得視需要召開安全維護會報，邀集各單位主管出席。',
  '資訊人員應確認 UPS battery 正常。',
  '清潔、保全等委外廠商，由主辦單位督導。',
)
const heads = fc.constantFrom('門禁管制', '資訊機房', '檔案庫房', '通報作業', '值勤輪值')
type Node = { head: string | null; words: string[]; bullets: string[]; table: boolean; inner: Node[] }
const { tree } = fc.letrec<{ tree: Node }>((tie) => ({
  tree: fc.record({
    head: fc.option(heads),
    words: fc.array(sentences, { minLength: 1, maxLength: 3 }),
    bullets: fc.array(sentences, { maxLength: 2 }),
    table: fc.boolean(),
    inner: fc.oneof({ depthSize: 'small' }, fc.constant<Node[]>([]), fc.array(tie('tree'), { maxLength: 4 })),
  }),
}))
const styles = fc.shuffledSubarray(Object.keys(numbers) as (keyof typeof numbers)[], { minLength: 5 })

function lines(nodes: readonly Node[], levels: readonly (keyof typeof numbers)[], depth = 0): string[] {
  const style = levels[depth]
  if (!style) return []
  return nodes.flatMap(({ head, words, bullets, table, inner }, at) => [
    `${'　'.repeat(depth)}${numbers[style][at]}${head ? `${head}：` : ''}${words.join('')}`,
    ...bullets.map((words) => `● ${words}`),
    ...(table ? ['項目\t單位\t時間', '門禁檢查\t行政室\t每日', '機房檢查\t資訊室\t假期前'] : []),
    ...lines(inner, levels, depth + 1),
  ])
}

test('so does any plan, however its numbers nest, with lists and tables in its clauses', () => {
  fc.assert(
    fc.property(fc.array(tree, { minLength: 1, maxLength: 6 }), styles, (nodes, levels) => {
      const text = `某鄉公所116年春節期間專案安全維護計畫\n${lines(nodes, levels).join('\n')}`
      expect(said(textOfOdt(openArchive(odtOf(text))))).toEqual(said(text))
    }),
    { numRuns: 100 },
  )
})
