import { dateInTaipei, formatRocDate, formatRocDateLong } from '#domain/calendar.ts'
import type { Block, OfficialDocument } from '#domain/document.ts'
import type { LogFindingListed, LogImport, LogSampleLine, LogSummary } from './log-review.ts'

/** A sentence of the messages by key, with its places filled in. */
type Say = (key: string, parameters?: Record<string, string | number>) => string

export type LogReviewPaper = {
  agencyName: string
  exercise: boolean
  import: Pick<LogImport, 'sourceName' | 'name' | 'originalSha256' | 'sampleSeed' | 'begunAt'>
  summary: LogSummary
  findings: readonly (LogFindingListed & { reason: string })[]
  sample: readonly Pick<LogSampleLine, 'number' | 'verdict'>[]
  madeBy: { name: string; title: string }
  madeAt: string
}

const paragraph = (text: string): Block => ({ type: 'paragraph', text })
const heading = (text: string): Block => ({ type: 'heading', level: 1, text })

/** 存取紀錄查核結果, of class 密: no page of it may lie about unmarked. */
export function logReviewPaper(paper: LogReviewPaper, say: Say): OfficialDocument {
  const { agencyName, exercise, summary, madeBy, madeAt } = paper
  const { sourceName, name, originalSha256 } = paper.import
  const meta = (key: string, value: string) => ({ label: say(`logReview.paper.${key}`), value })
  const confidential = say('officialDocument.class.confidential')
  const day = (at: string | null) => (at === null ? '' : formatRocDate(at.slice(0, 10)))
  return {
    title: say('logReview.paper.title', { source: sourceName }),
    kind: say('logReview.paper.kind'),
    agency: agencyName,
    ...(exercise && { watermark: say('outcome.document.exercise') }),
    header: confidential,
    meta: [
      meta('class', confidential),
      meta('on', formatRocDateLong(dateInTaipei(new Date(madeAt)))),
      meta('file', name),
      meta('sha256', originalSha256 ?? summary.sha256),
      meta('period', `${day(summary.from)}～${day(summary.until)}`),
    ],
    blocks: [
      heading(say('logReview.paper.lines')),
      paragraph(linesText(summary, say)),
      heading(say('logReview.paper.findings')),
      ...findingBlocks(paper, say),
      ...sampleBlocks(paper, say),
      { type: 'signature', lines: [say('logReview.paper.madeBy', { title: madeBy.title, name: madeBy.name })] },
    ],
    madeAt,
  }
}

function linesText({ lines, unread, rules, rulesLeft, rulesTooMany }: LogSummary, say: Say): string {
  const { text, shape, quote, time } = unread
  return say('logReview.paper.linesText', {
    ...{ lines, text, shape: shape + quote, time, rules: rules.length },
    left: rulesLeft.length + rulesTooMany.length,
  })
}

function findingBlocks({ findings }: LogReviewPaper, say: Say): Block[] {
  if (findings.length === 0) return [paragraph(say('logReview.paper.none'))]
  const column = (key: string, width: number) => ({ title: say(`logReview.paper.column.${key}`), width })
  return [
    {
      type: 'table',
      columns: [column('day', 4), column('rule', 6), column('who', 5), column('lines', 2), column('handling', 8)],
      rows: findings.map(({ onDay, rule, who, personName, lineCount, state, reason }) => [
        formatRocDate(onDay),
        rule.name['zh-TW']!,
        [who ?? '', personName ?? ''].filter((part) => part !== '').join('\n'),
        String(lineCount),
        [say(`logFinding.state.${state}`), reason].filter((part) => part !== '').join('：'),
      ]),
    },
  ]
}

function sampleBlocks({ sample, import: { sampleSeed } }: LogReviewPaper, say: Say): Block[] {
  if (sample.length === 0) return []
  const count = (verdict: 'inOrder' | 'notInOrder' | null) => sample.filter((one) => one.verdict === verdict).length
  const figures = { count: sample.length, in: count('inOrder'), out: count('notInOrder'), open: count(null) }
  return [
    heading(say('logReview.paper.sample')),
    paragraph(say('logReview.paper.sampleText', { ...figures, seed: sampleSeed ?? '' })),
    paragraph(sample.map(({ number }) => number).join('、')),
  ]
}
