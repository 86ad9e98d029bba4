import { z } from 'zod'
import data from './law-library.json' with { type: 'json' }

/** Laws as dated data: what a citation meant on a day, and what it is called later. */

export const LawVersion = z.strictObject({ title: z.string(), from: z.iso.date(), until: z.iso.date().nullable() })
export const Renumbering = z.strictObject({ from: z.string(), to: z.string(), on: z.iso.date(), about: z.string() })
export const Law = z.strictObject({
  title: z.string(),
  aliases: z.array(z.string()),
  versions: z.array(LawVersion).min(1),
  renumberings: z.array(Renumbering),
  repealedOn: z.iso.date().nullable(),
  source: z.string(),
})
export type Law = z.infer<typeof Law>

export const lawLibrary: readonly Law[] = z.strictObject({ laws: z.array(Law) }).parse(data).laws

/** A law named in a text, with the article if one is. `article` is written 2-1 for 第2條之1. */
export type Citation = {
  law: Law
  title: string
  article: string | null
  start: number
  end: number
  titleEnd: number
  articleStart: number
}

export type CitationFinding =
  | { state: 'right' }
  | { state: 'renumbered'; article: string; on: string; about: string }
  | { state: 'renamed'; title: string; on: string }
  | { state: 'repealed'; on: string }

const numerals = '[0-9０-９一二三四五六七八九十百]{1,5}'
const blank = '[ \\t\\u3000]{0,3}'
const article = new RegExp(
  `^[」』》]?${blank}第${blank}(${numerals})${blank}(?:條${blank}(?:之${blank}(${numerals}))?|之${blank}(${numerals})${blank}條)`,
)

const titles = lawLibrary
  .flatMap((law) =>
    [...law.versions.map(({ title }) => title), ...law.aliases, law.title].map((title) => ({ law, title })),
  )
  .filter((entry, index, all) => all.findIndex((other) => other.title === entry.title) === index)
  .sort((a, b) => b.title.length - a.title.length)

const chinese = '〇一二三四五六七八九'

function articleNumber(written: string): number {
  const digits = written.normalize('NFKC')
  if (/^\d+$/.test(digits)) return Number(digits)
  const [tens, ones] = written.includes('十') ? written.split('十') : ['', written]
  const value = (text: string | undefined) => Math.max(0, chinese.indexOf(text ?? ''))
  return written.includes('十') ? (tens === '' ? 10 : value(tens) * 10) + (ones ? value(ones) : 0) : value(ones)
}

export function citationsIn(text: string): Citation[] {
  const found: Citation[] = []
  for (const { law, title } of titles)
    for (let at = text.indexOf(title); at >= 0; at = text.indexOf(title, at + title.length)) {
      if (found.some((other) => at < other.end && at + title.length > other.start)) continue
      found.push(citationAt(text, law, title, at))
    }
  return found.sort((a, b) => a.start - b.start)
}

function citationAt(text: string, law: Law, title: string, start: number): Citation {
  const titleEnd = start + title.length
  const match = article.exec(text.slice(titleEnd, titleEnd + 40))
  if (!match) return { law, title, article: null, start, end: titleEnd, titleEnd, articleStart: titleEnd }
  const sub = match[2] ?? match[3]
  const number = `${articleNumber(match[1] as string)}${sub ? `-${articleNumber(sub)}` : ''}`
  const articleStart = titleEnd + match[0].indexOf('第')
  return { law, title, article: number, start, end: titleEnd + match[0].length, titleEnd, articleStart }
}

/** What has become of a citation by that day. */
export function checkCitation(
  { law, title, article }: Pick<Citation, 'law' | 'title' | 'article'>,
  asOf: string,
): CitationFinding {
  if (law.repealedOn !== null && law.repealedOn <= asOf) return { state: 'repealed', on: law.repealedOn }
  const moved = law.renumberings.find((change) => change.from === article && change.on <= asOf)
  if (moved) return { state: 'renumbered', article: moved.to, on: moved.on, about: moved.about }
  const current = law.versions.find(
    (version) => version.from <= asOf && (version.until === null || asOf <= version.until),
  )
  const known = law.versions.filter((version) => version.title === title)
  const outdated =
    known.length > 0 &&
    current !== undefined &&
    current.title !== title &&
    known.every((version) => version.from < current.from)
  return outdated ? { state: 'renamed', title: current.title, on: current.from } : { state: 'right' }
}

/** 2-1 → 第2條之1 */
export function articleName(article: string): string {
  const [main, sub] = article.split('-')
  return sub ? `第${main}條之${sub}` : `第${main}條`
}

export type CitationUpdate = {
  before: string
  after: string
  since: string
  state: 'renumbered' | 'renamed' | 'repealed'
  source: string
  /** Where it stands in the updated text. */
  start: number
}

/** The text with its citations brought up to the day; a repealed law stays as it is and is only listed. */
export function updateCitations(text: string, asOf: string): { text: string; changes: CitationUpdate[] } {
  const changes: CitationUpdate[] = []
  let updated = ''
  let from = 0
  for (const citation of citationsIn(text)) {
    const finding = checkCitation(citation, asOf)
    if (finding.state === 'right') continue
    const written = text.slice(citation.start, citation.end)
    const next = replacement(text, citation, finding)
    updated += text.slice(from, citation.start)
    const { on: since, state } = finding
    changes.push({ before: written, after: next, since, state, source: citation.law.source, start: updated.length })
    updated += next
    from = citation.end
  }
  return { text: updated + text.slice(from), changes }
}

function replacement(text: string, citation: Citation, finding: Exclude<CitationFinding, { state: 'right' }>): string {
  if (finding.state === 'repealed') return text.slice(citation.start, citation.end)
  if (finding.state === 'renamed') return finding.title + text.slice(citation.titleEnd, citation.end)
  return text.slice(citation.start, citation.articleStart) + articleName(finding.article)
}
