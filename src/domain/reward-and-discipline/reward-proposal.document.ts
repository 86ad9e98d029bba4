import { formatRocDate, formatRocDateLong } from '#domain/calendar.ts'
import type { Block, OfficialDocument } from '#domain/document.ts'
import { numeral } from '#domain/numeral.ts'
import type { RewardDirection } from './reward-facts.ts'
import type { RewardEntry } from './reward-proposal.ts'

/** A sentence of the messages by key, with its places filled in. */
type Say = (key: string, parameters?: Record<string, string | number>) => string

type Listed = { name: string; title: string; unitName: string }

export type RewardPaper = {
  planTitle: string
  agencyName: string
  exercise: boolean
  entries: readonly (RewardEntry & Listed)[]
  madeBy: Listed
  /** Null while it is a draft. */
  approvedOn: string | null
  /** The day of the list that this one puts right. */
  replacesListOf: string | null
  decisions: readonly { name: string; at: string; remark: string }[]
  madeAt: string
}

/** 建議獎懲名冊, of class 密: no page of it may lie about unmarked. */
export function rewardDocument(paper: RewardPaper, say: Say): OfficialDocument {
  const { planTitle, agencyName, exercise, approvedOn, replacesListOf, madeAt } = paper
  const line = (key: string, value: string) => ({ label: say(`reward.paper.${key}`), value })
  const kind = say('reward.paper.kind')
  const confidential = say('officialDocument.class.confidential')
  return {
    title: say('reward.paper.title', { plan: planTitle }),
    kind,
    agency: agencyName,
    ...(approvedOn === null && { copyMark: say('officialDocument.paper.draft') }),
    ...(exercise && { watermark: say('outcome.document.exercise') }),
    header: confidential,
    meta: [
      line('class', `${confidential}　${say('reward.paper.release')}`),
      line('approvedOn', approvedOn ? formatRocDateLong(approvedOn) : ''),
      ...(replacesListOf ? [line('replaces', formatRocDateLong(replacesListOf))] : []),
    ],
    blocks: [
      ...(['commendation', 'demerit'] as const).flatMap((direction, index) => partOf(paper, direction, index + 1, say)),
      ...decisionBlocks(paper, say),
      { type: 'signature', lines: [say('reward.paper.madeBy', { ...paper.madeBy })] },
    ],
    madeAt,
  }
}

function partOf({ entries }: RewardPaper, direction: RewardDirection, number: number, say: Say): Block[] {
  const own = entries.filter((entry) => entry.direction === direction)
  const text = `${numeral(number, 'formal')}、${say(`reward.paper.${direction}`)}`
  const heading: Block = { type: 'heading', level: 1, text }
  if (own.length === 0) return [heading, { type: 'paragraph', text: say('reward.paper.none') }]
  const column = (key: string, width: number) => ({ title: say(`reward.paper.column.${key}`), width })
  const isDemerit = direction === 'demerit'
  return [
    heading,
    {
      type: 'table',
      columns: [
        ...[column('unit', 3), column('person', 3), column('measure', 3), column('reason', 8)],
        ...(isDemerit ? [column('hearing', 7)] : []),
      ],
      rows: own.map((entry) => [
        entry.unitName,
        `${entry.title}\n${entry.name}`,
        say('reward.paper.measure', { measure: entry.measure, times: numeral(entry.times, 'chinese') }),
        entry.reason,
        ...(isDemerit ? [hearingText(entry, say)] : []),
      ]),
    },
  ]
}

function hearingText({ hearing }: RewardEntry, say: Say): string {
  if (!hearing) return ''
  const on = formatRocDate(hearing.heardOn)
  return hearing.declined
    ? say('reward.paper.declined', { on })
    : say('reward.paper.stated', { on, statement: hearing.statement })
}

const decisionBlocks = ({ decisions }: RewardPaper, say: Say): Block[] =>
  decisions.length === 0
    ? []
    : [
        { type: 'heading', level: 1, text: `${numeral(3, 'formal')}、${say('reward.paper.decisions')}` },
        ...decisions.map(
          ({ name, at, remark }): Block => ({
            type: 'paragraph',
            text: say('reward.paper.decision', { name, on: formatRocDate(at), remark }).trim(),
          }),
        ),
      ]
