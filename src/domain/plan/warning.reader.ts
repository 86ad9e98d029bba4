import { formatRocDate, weekdayName, weekdayOf } from '#domain/calendar.ts'
import { articleName, type CitationFinding, checkCitation, citationsIn } from '#domain/law/citation.ts'
import type { Library } from '#domain/law/library.ts'
import type { Outline, ReadClause } from './clause.reader.ts'
import type { PlanWarning, ProposedDuty, Span } from './compiled-plan.ts'
import { datesOf } from './date.reader.ts'
import { type Flow, spanOf } from './flow.ts'
import { foreignSelfWords, foreignTwin } from './issuer.reader.ts'
import type { ReadPeriod } from './period.reader.ts'

/** What a careful officer would stumble over, with the place where it stands. */

export type Reading = {
  text: string
  outline: Outline
  flows: Map<ReadClause, Flow>
  duties: readonly ProposedDuty[]
  read: ReadPeriod
  asOf: string
  agency: string
  /** the agency that reads the plan, when it is known */
  ownName: string | null
  rocYear: number | null
  laws: Library
}

type Check = (reading: Reading) => PlanWarning[]

export function readWarnings(reading: Reading): PlanWarning[] {
  const all = [wrongIssuer, missingPeriod, wrongDayCounts, perClause, ownerless].flatMap((check) => check(reading))
  return all.sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0))
}

const perClause: Check = (reading) =>
  reading.outline.clauses.flatMap((clause) => {
    const flow = reading.flows.get(clause) as Flow
    return [
      ...wrongNumber(clause),
      ...wrongWeekdays(clause, flow, reading.rocYear),
      ...staleCitations(clause, flow, reading),
      ...foreignIssuer(clause, flow, reading),
      ...unreadable(clause, reading.text),
    ]
  })

const warning = (code: PlanWarning['code'], clause: string | null, message: string, span?: Span): PlanWarning =>
  span ? { code, clause, message, span } : { code, clause, message }

function wrongNumber(clause: ReadClause): PlanWarning[] {
  const span = { start: clause.span.start, end: clause.numberEnd }
  if (clause.numbering === 'gap')
    return [warning('numbering_gap', clause.label, `「${clause.label}」之前的編號有跳號。`, span)]
  if (clause.numbering === 'repeat')
    return [warning('numbering_repeat', clause.label, `「${clause.label}」的編號與前面重複。`, span)]
  return []
}

function wrongWeekdays(clause: ReadClause, flow: Flow, year: number | null): PlanWarning[] {
  return datesOf(flow.text, year).flatMap((date) => {
    if (date.weekday === null || date.date === null || weekdayOf(date.date) === date.weekday) return []
    const message = `${formatRocDate(date.date).replace(/（.）$/, '')} 是星期${weekdayName(date.date)}，與所寫的星期不符。`
    return [warning('weekday_mismatch', clause.label, message, spanOf(flow, date.start, date.end))]
  })
}

function staleCitations(clause: ReadClause, flow: Flow, { asOf, laws }: Reading): PlanWarning[] {
  return citationsIn(flow.text, laws).flatMap((citation) => {
    const finding = checkCitation(citation, asOf)
    if (finding.state === 'right') return []
    const cited = `${citation.title}${citation.article ? articleName(citation.article) : ''}`
    const code = finding.state === 'repealed' ? 'citation_repealed' : 'citation_renumbered'
    const message = `「${cited}」自${formatRocDate(finding.on)}起${becameOf(finding)}。`
    return [warning(code, clause.label, message, spanOf(flow, citation.start, citation.end))]
  })
}

function becameOf(finding: Exclude<CitationFinding, { state: 'right' }>): string {
  if (finding.state === 'repealed') return '已廢止'
  return finding.state === 'renamed' ? `名稱改為「${finding.title}」` : `改為${articleName(finding.article)}`
}

function foreignIssuer(clause: ReadClause, flow: Flow, { agency }: Reading): PlanWarning[] {
  const foreign = foreignSelfWords(flow.text, agency)[0] ?? foreignTwin(flow.text, agency)
  if (!foreign) return []
  const message = `本計畫由${agency}發布，此處卻寫「${foreign.word}」，可能抄自他機關的計畫。`
  return [warning('issuer_mismatch', clause.label, message, spanOf(flow, foreign.at, foreign.at + foreign.word.length))]
}

const wrongIssuer: Check = ({ agency, ownName }) => {
  if (!ownName || !agency || agency.includes(ownName) || ownName.includes(agency)) return []
  return [warning('issuer_mismatch', null, `計畫的發布機關是「${agency}」，不是「${ownName}」。`)]
}

const missingPeriod: Check = ({ read }) =>
  read.period ? [] : [warning('period_missing', null, '計畫沒有寫明專案期間的起訖日期，請自行填入。')]

const wrongDayCounts: Check = ({ read, outline }) =>
  read.dayCounts.flatMap(({ written, counted, span }) => {
    if (written === counted) return []
    const clause = outline.clauses.find((each) => each.span.start <= span.start && span.end <= each.span.end)
    return [
      warning(
        'day_count_mismatch',
        clause?.label ?? null,
        `起訖日期含首尾共 ${counted} 日，與所寫的 ${written} 日不符。`,
        span,
      ),
    ]
  })

const ownerless: Check = ({ duties, outline }) => {
  const labels = new Set(duties.filter((duty) => duty.owners.length === 0).map((duty) => duty.clause))
  return outline.clauses
    .filter((clause) => labels.has(clause.label))
    .map((clause) => warning('owner_unknown', clause.label, '此條有應辦事項沒有寫明由誰辦理。', clause.span))
}

/** Signs that no font shows: lost characters, private signs, remains of a broken conversion. */
const lost = /(?:[\uFFFD\uE000-\uF8FF]|\p{Cc}|\(cid:\d{1,6}\)|\?{4,200}|□{2,200})/u

function unreadable(clause: ReadClause, text: string): PlanWarning[] {
  for (const piece of clause.pieces) {
    const match = lost.exec(text.slice(piece.start, piece.end).replaceAll('\t', ' '))
    if (!match) continue
    const start = piece.start + match.index
    return [
      warning('unreadable_part', clause.label, '此處有無法辨識的文字，請對照原件。', {
        start,
        end: start + match[0].length,
      }),
    ]
  }
  return []
}
