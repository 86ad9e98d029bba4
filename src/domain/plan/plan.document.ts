import type { Block, ListLevel, OfficialDocument } from '#domain/document.ts'
import type { Plan } from './plan.ts'
import { type WrittenClause, writtenPlan } from './written-plan.ts'

/** The plan as an official document. Reading its ODT again gives the same clauses, word for word. */
export function planDocument(plan: PlanOnPaper, { header, madeAt, kind }: Dressing): OfficialDocument {
  const { above, title, below, clauses } = writtenPlan(plan.sourceText)
  return {
    title: title || plan.title,
    kind,
    // Above the title it would read as a part of it.
    agency: title.includes(plan.agencyName) ? plan.agencyName : '',
    meta: [],
    blocks: [
      ...[...above, ...below].map((text): Block => ({ type: 'paragraph', text })),
      ...blocksOf(clauses.flatMap(linesOf)),
    ],
    ...(header && { header }),
    madeAt,
  }
}
type PlanOnPaper = Pick<Plan, 'title' | 'agencyName' | 'sourceText'>
/** What the page says beside the plan's own words: `header` on every page, e.g. that it is a draft. */
type Dressing = { header?: string; madeAt: string; kind: string }

type Line = { text: string; level: number; opens: boolean; alone: boolean }

const linesOf = ({ level, marker, lines }: WrittenClause): Line[] =>
  [marker + (lines[0] ?? ''), ...lines.slice(1)].map((text, index) => ({
    text,
    level,
    opens: index === 0,
    alone: lines.length <= 1,
  }))

const cellsOf = ({ text }: Line): string[] => text.trim().split('\t')

/** Lines with tabs that follow each other are the rows of one table; its first row is the head. */
function blocksOf(lines: readonly Line[]): Block[] {
  const blocks: Block[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const rows: string[][] = []
    while (at < lines.length && lines[at]!.text.trim().includes('\t')) rows.push(cellsOf(lines[at++]!))
    if (rows.length > 0) blocks.push(tableOf(rows))
    const line = lines[at]
    if (line) blocks.push(paragraphOf(line))
  }
  return blocks
}

function tableOf(rows: readonly string[][]): Block {
  const count = Math.max(...rows.map((row) => row.length))
  const longest = (column: number) => Math.max(2, ...rows.map((row) => Math.min(row[column]?.length ?? 0, 24)))
  const [head = [], ...others] = rows
  const columns = Array.from({ length: count }, (_, at) => ({ title: head[at] ?? '', width: longest(at) }))
  return { type: 'table', columns, rows: others }
}

const shortest = 24

/** A chapter that is only a heading stands out; all else is set in by its level. */
function paragraphOf({ text, level, opens, alone }: Line): Block {
  if (level === 1 && opens && alone && text.length <= shortest && !/[。；]$/.test(text))
    return { type: 'heading', level: 1, text }
  const depth = Math.min(level, 5) as ListLevel
  return { type: 'paragraph', text, ...(opens ? { level: depth } : { level: Math.min(depth + 1, 5) as ListLevel }) }
}
