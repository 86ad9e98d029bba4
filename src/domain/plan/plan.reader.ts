import type { Library } from '#domain/law/library.ts'
import { shippedLibrary } from '#domain/law/shipped-library.ts'
import { Problem } from '#domain/problem.ts'
import { readBasis } from './basis.reader.ts'
import { clauseText, type Outline, type ReadClause, readOutline } from './clause.reader.ts'
import type { CompiledPlan, Occasion, PlanPeriod } from './compiled-plan.ts'
import { isSilent, readDuties } from './duty.reader.ts'
import { type Flow, flowOf } from './flow.ts'
import { agencyIn, occasionIn, rocYearIn, titleOf } from './header.reader.ts'
import { type ReadPeriod, readPeriod, singleDay } from './period.reader.ts'
import { fold } from './source-text.ts'
import { readWarnings } from './warning.reader.ts'

/** `laws`: the library of the agency that reads; without it, what comes with the product. */
export type ReadOptions = { today: string; asOf?: string; agency?: string; laws?: Library }

const longestPlan = 200_000

/** An issued plan's text → header, clauses, duties, warnings. Pure: the same text gives the same reading. */
export function readPlan(text: string, options: ReadOptions): CompiledPlan {
  refuseUnreadable(text)
  const outline = readOutline(text)
  if (outline.clauses.length === 0) throw new Problem('plan.no_clauses')
  const flows = new Map(outline.clauses.map((clause) => [clause, flowOf(clause.pieces)]))
  const header = headerOf(text, outline, flows, options)
  const read = periodOf(outline.clauses, flows, header.rocYear, header.title)
  const { period } = read
  const rocYear = header.rocYear ?? yearOf(period, header.occasion) ?? header.openingYear
  const asOf = options.asOf ?? period?.start ?? options.today
  const duties = readDuties(outline.clauses, { period, year: rocYear })
  const { agency } = header
  return {
    asOf,
    title: header.title,
    agency,
    rocYear,
    occasion: header.occasion,
    period,
    basis: readBasis(basisFlows(outline.clauses, flows), rocYear),
    preamble: header.preamble,
    clauses: outline.clauses.map((clause) => ({
      label: clause.label,
      heading: clause.heading,
      text: clauseText(clause, text),
      level: clause.level,
      span: clause.span,
    })),
    duties,
    warnings: readWarnings({
      text,
      outline,
      flows,
      duties,
      read,
      asOf,
      agency,
      rocYear,
      ownName: options.agency ?? null,
      laws: options.laws ?? shippedLibrary,
    }),
  }
}

function refuseUnreadable(text: string): void {
  if (text.length > longestPlan) throw new Problem('plan.too_long', { characters: text.length, most: longestPlan })
  let han = 0
  let odd = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code >= 0x4e00 && code <= 0x9fff) han += 1
    else if (code === 0xfffd || code < 9 || (code > 13 && code < 32)) odd += 1
  }
  if (han === 0) throw new Problem('plan.unreadable')
  if (odd * 4 > han) throw new Problem('plan.unreadable')
}

function headerOf(text: string, outline: Outline, flows: Map<ReadClause, Flow>, options: ReadOptions) {
  const lines = outline.preamble.map((line) => text.slice(line.start, line.end))
  const { title, lines: titleLines } = titleOf(lines)
  const folded = fold(title)
  const opening = fold(lines.join(' '))
  const purpose = outline.clauses.filter((clause) => isSilent(clause)).map((clause) => flows.get(clause)?.text ?? '')
  const aim = outline.clauses.map((clause) => flows.get(clause)?.text ?? '').find((text) => /^為.{4,}/.test(text)) ?? ''
  return {
    title,
    preamble: lines
      .slice(titleLines)
      .map((line) => line.trim())
      .join('\n'),
    agency: agencyIn(title) || agencyFromBody(opening, purpose.join(' ')) || (options.agency ?? ''),
    rocYear: rocYearIn(folded) ?? rocYearIn(aim),
    openingYear: rocYearIn(opening),
    occasion: firstOccasion([folded, opening, purpose.join(' '), aim]),
  }
}

/** New Year's Day plans begin in the year before. */
const yearOf = (period: PlanPeriod | null, occasion: Occasion | null): number | null =>
  period && Number((occasion === 'new_year' ? period.end : period.start).slice(0, 4)) - 1911

function firstOccasion(texts: readonly string[]): Occasion | null {
  const found = texts.map(occasionIn).filter((occasion): occasion is Occasion => occasion !== null)
  return found.find((occasion) => occasion !== 'other') ?? found[0] ?? null
}

const bodyAgency = /([一-鿿]{2,16}(?:公所|政府|局|處|署|學校|中學|小學|公司|事務所|中心|館))(?:\(以下簡稱本|為|因應)/

const agencyFromBody = (opening: string, purpose: string): string =>
  bodyAgency.exec(opening)?.[1] ?? bodyAgency.exec(purpose)?.[1] ?? ''

const under = (clause: ReadClause, concept: string): boolean => {
  for (let each: ReadClause | null = clause; each; each = each.parent)
    if (each.concept === concept && each.level <= 2) return true
  return false
}

const restsOn =
  /^(?:本[一-鿿]{2,4}係?)?依|^(?:[^。]{0,80},)?(?:爰|特)?依據?[^。]{4,160}(?:訂定|擬訂|擬定|辦理|制定|訂之|訂頒)/

function basisFlows(clauses: readonly ReadClause[], flows: Map<ReadClause, Flow>): Flow[] {
  const chapter = clauses.filter((clause) => under(clause, 'basis'))
  const chosen =
    chapter.length > 0
      ? chapter
      : clauses.filter((clause) => restsOn.test(flows.get(clause)?.text.slice(0, 300) ?? '')).slice(0, 1)
  return chosen.flatMap((clause) => flows.get(clause) ?? [])
}

function periodOf(
  clauses: readonly ReadClause[],
  flows: Map<ReadClause, Flow>,
  year: number | null,
  title: string,
): ReadPeriod {
  const flowsOf = (chosen: readonly ReadClause[]) => chosen.flatMap((clause) => flows.get(clause) ?? [])
  const chapter = flowsOf(clauses.filter((clause) => under(clause, 'period')))
  const read = readPeriod(chapter, year)
  if (read.period) return read
  const single = chapter.map((flow) => singleDay(flow, year)).find((period): period is PlanPeriod => period !== null)
  if (single) return { period: single, dayCounts: [] }
  const others = clauses.filter((clause) => !under(clause, 'basis'))
  const titleFlow: Flow = {
    text: fold(title).replaceAll(' ', ''),
    at: new Uint32Array(title.length),
    breaks: new Set(),
  }
  for (const flow of [titleFlow, ...flowsOf(others)]) {
    if (flow !== titleFlow && !/自|從|期間|為期|\d時/.test(flow.text)) continue
    const found = readPeriod([flow], year)
    if (found.period) return found
  }
  return read
}
