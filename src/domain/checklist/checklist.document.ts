import { dateInTaipei, formatRocDate, formatRocDateLong, timeInTaipei } from '#domain/calendar.ts'
import type { Block, MetaLine, OfficialDocument } from '#domain/document.ts'
import { type Answer, type ChecklistContent, type ChecklistItem, Verdict } from './checklist.ts'
import { compiledFormOf } from './compiled-form.ts'
import { formOf } from './form.rules.ts'
import { verdictOf } from './verdict.rules.ts'

type Say = (key: string, parameters?: Record<string, string | number>) => string

/** As it was filled in, by whom and where. */
export type FilledIn = {
  unitName: string
  pointName: string | null
  heldByName: string
  submittedAt: string | null
  submittedByName: string | null
  answers: readonly Answer[]
}

export type ChecklistOnPaper = {
  content: ChecklistContent
  agency: { name: string; exercise: boolean }
  /** Null where it is to be filled in by hand. */
  filled: FilledIn | null
  madeAt: string
}

/** The key of the picture of the code on a blank form. */
export const formCode = 'code'

/** Where what was written on a blank form is typed in later. */
export const formAddress = (origin: string, checklistId: string): string => `${origin}/checks/start?form=${checklistId}`

type Row = { item: ChecklistItem; answer: Answer | undefined; calculated: string | number | null }
type Part = { title: string; rows: Row[] }

/** A checklist to be filled in by hand or as it was filled in; `address` is what the code of a blank one leads to. */
export function checklistDocument(
  { content, agency, filled, madeAt }: ChecklistOnPaper,
  address: string,
  say: Say,
): OfficialDocument {
  const parts = filled ? partsFilled(content, filled, madeAt, say) : partsBlank(content, say)
  let last = 0
  const blocks = parts.flatMap(({ title, rows }): Block[] => {
    const table = tableOf(rows, last, filled === null, say)
    last += rows.length
    return title ? [{ type: 'heading', level: 2, text: title }, table] : [table]
  })
  return {
    title: content.title,
    kind: say('checklist.paper.kind'),
    agency: agency.name,
    meta: filled ? metaFilled(filled, say) : metaBlank(say),
    blocks: [...blocks, ...(filled ? [] : ending(address, say))],
    ...(agency.exercise && { watermark: say('outcome.document.exercise') }),
    madeAt,
  }
}

/** Everything that may be asked; what repeats stands there once. */
const partsBlank = (content: ChecklistContent, say: Say): Part[] =>
  compiledFormOf(content).sections.map(({ title, repeats, items }) => ({
    title: repeats ? say('checklist.paper.each', { title }) : title,
    rows: items.map(({ item }) => ({ item, answer: undefined, calculated: null })),
  }))

/** What was asked of whoever filled it in, as of that day. */
function partsFilled(content: ChecklistContent, { answers, submittedAt }: FilledIn, madeAt: string, say: Say): Part[] {
  const { sections, entries } = formOf(content, answers, dateInTaipei(new Date(submittedAt ?? madeAt)))
  const shown = entries.filter(({ isShown, item }) => isShown && item.answerKind !== 'note')
  return sections
    .flatMap(({ title, times, repeats }) =>
      Array.from({ length: times }, (_, at) => {
        const own = shown.filter((one) => one.item.section === title && (one.at ?? 0) === at)
        return {
          title: repeats ? `${title}　${say('inspection.object', { number: at + 1 })}` : title,
          rows: own.map(({ item, calculated }) => ({
            ...{ item, calculated },
            answer: answers.find((one) => one.itemKey === item.key && (one.at ?? 0) === at),
          })),
        }
      }),
    )
    .filter(({ rows }) => rows.length > 0)
}

const line = (key: string, value: string | null, say: Say): MetaLine[] =>
  value === null ? [] : [{ label: say(`checklist.paper.${key}`), value }]

const metaBlank = (say: Say): MetaLine[] => ['unit', 'place', 'day'].flatMap((key) => line(key, '', say))

const metaFilled = (
  { unitName, pointName, heldByName, submittedAt, submittedByName }: FilledIn,
  say: Say,
): MetaLine[] => [
  ...line('unit', unitName, say),
  ...line('place', pointName, say),
  ...line('filledInBy', heldByName, say),
  ...line(
    'handedIn',
    submittedAt ? `${submittedByName ?? ''}　${instantOf(submittedAt)}` : say('checklist.paper.draft'),
    say,
  ),
]

function instantOf(instant: string): string {
  const at = new Date(instant)
  return `${formatRocDateLong(dateInTaipei(at))} ${timeInTaipei(at)}`
}

const [box, tick] = ['□', '■']

function tableOf(rows: readonly Row[], before: number, isBlank: boolean, say: Say): Block {
  const verdict = (name: Verdict) => ({ title: say(`verdict.${name}`), width: 3.3, align: 'center' as const })
  return {
    type: 'table',
    columns: [
      { title: say('checklist.paper.number'), width: 3, align: 'center' },
      { title: say('checklist.paper.question'), width: 13 },
      ...Verdict.options.map(verdict),
      { title: say('checklist.paper.remark'), width: 8 },
    ],
    rows: rows.map((row, index) => [
      String(before + index + 1),
      row.item.question,
      ...Verdict.options.map((name) => markOf(row, name, isBlank)),
      isBlank ? roomFor(row.item, say) : saidIn(row, say),
    ]),
  }
}

/** Of other kinds of answer only whether it complies is ticked, and that is worked out. */
function markOf({ item, answer }: Row, name: Verdict, isBlank: boolean): string {
  if (isBlank) return item.answerKind === 'verdict' || (name === 'notApplicable' && asks(item)) ? box : ''
  const given = (answer && verdictOf(item, answer)) ?? answer?.verdict
  if (given === name) return tick
  return item.answerKind === 'verdict' ? box : ''
}

const asks = ({ answerKind }: ChecklistItem): boolean => answerKind !== 'note' && answerKind !== 'calculation'

/** More choices than this are written, not ticked. */
const mostTicked = 8

/** Where whoever fills it in by hand writes the answer. */
function roomFor({ answerKind, number, choices = [] }: ChecklistItem, say: Say): string {
  if (answerKind === 'number') return `＿＿＿${number?.unit ?? ''}`
  if (answerKind === 'choice' && choices.length <= mostTicked)
    return choices.map(({ label }) => `${box}${label}`).join('　')
  return answerKind === 'signature' || answerKind === 'photograph' ? say(`checklist.paper.${answerKind}`) : ''
}

function saidIn({ item, answer, calculated }: Row, say: Say): string {
  if (item.answerKind === 'calculation') return calculated === null ? '' : withUnit(String(calculated), item)
  if (!answer) return say('inspection.unansweredShort')
  const files = answer.fileIds.length
  return [
    wordsOf(item, answer),
    answer.note,
    files > 0 && say('inspection.files', { count: files }),
    answer.fixed && `${say('inspection.fixed')}：${answer.fixed.description}`,
  ]
    .filter(Boolean)
    .join('\n')
}

const withUnit = (text: string, { number }: ChecklistItem): string => (number?.unit ? `${text} ${number.unit}` : text)

function wordsOf(item: ChecklistItem, { value }: Answer): string {
  if (value === undefined) return ''
  if (item.answerKind === 'date') return formatRocDate(String(value))
  if (item.answerKind !== 'choice') return withUnit(String(value), item)
  const labelOf = (name: unknown) => item.choices?.find((choice) => choice.name === name)?.label ?? String(name)
  return [value].flat().map(labelOf).join('、')
}

const ending = (address: string, say: Say): Block[] => [
  { type: 'signature', lines: [say('checklist.paper.signatures')] },
  { type: 'image', image: formCode, alt: address, caption: say('checklist.paper.laterCode'), widthMm: 30 },
]
