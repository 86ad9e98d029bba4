import { z } from 'zod'
import { type Law, titleOf, versionOn } from './law.ts'
import type { Library } from './library.ts'

/** What a citation meant on a day, and how it is written later. */

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

export const CitationState = z.enum(['right', 'renumbered', 'renamed', 'repealed'])
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

const chinese = '〇一二三四五六七八九'

function articleNumber(written: string): number {
  const digits = written.normalize('NFKC')
  if (/^\d+$/.test(digits)) return Number(digits)
  let number = 0
  let last = 0
  for (const sign of written) {
    const unit = { 十: 10, 百: 100 }[sign]
    if (unit) number += (last || 1) * unit
    last = unit ? 0 : chinese.indexOf(sign)
  }
  return number + last
}

export const citationsIn = (text: string, { anyName, byName }: Library): Citation[] =>
  [...text.matchAll(anyName)].map(({ 0: title, index }) => citationAt(text, byName.get(title)!, title, index))

function citationAt(text: string, law: Law, title: string, start: number): Citation {
  const titleEnd = start + title.length
  const match = article.exec(text.slice(titleEnd, titleEnd + 40))
  if (!match) return { law, title, article: null, start, end: titleEnd, titleEnd, articleStart: titleEnd }
  const sub = match[2] ?? match[3]
  const number = `${articleNumber(match[1] as string)}${sub ? `-${articleNumber(sub)}` : ''}`
  const articleStart = titleEnd + match[0].indexOf('第')
  return { law, title, article: number, start, end: titleEnd + match[0].length, titleEnd, articleStart }
}

type Named = Pick<Citation, 'law' | 'title' | 'article'>

/** What has become of a citation by that day. */
export function checkCitation({ law, title, article }: Named, asOf: string): CitationFinding {
  if (law.repealedOn !== null && law.repealedOn <= asOf) return { state: 'repealed', on: law.repealedOn }
  const moved = article === null ? undefined : movedTo(law, article, asOf)
  if (moved) return { state: 'renumbered', article: moved.to, on: moved.on, about: moved.about }
  const renamed = renamedTo(law, title, asOf)
  return renamed ? { state: 'renamed', ...renamed } : { state: 'right' }
}

/** Where the article is by that day, over however many moves. */
function movedTo({ renumberings }: Law, article: string, asOf: string) {
  let moved: Law['renumberings'][number] | undefined
  for (const change of renumberings.toSorted((a, b) => (a.on < b.on ? -1 : 1)))
    if (change.from === (moved?.to ?? article) && change.on <= asOf && change.on !== moved?.on) moved = change
  return moved
}

function renamedTo(law: Law, title: string, asOf: string): { title: string; on: string } | null {
  const current = versionOn(law, asOf)
  const known = law.versions.filter((version) => version.title === title)
  if (!current?.from || known.length === 0 || current.title === title) return null
  const { from } = current
  return known.every((version) => version.from === null || version.from < from)
    ? { title: current.title, on: from }
    : null
}

/** 2-1 → 第2條之1 */
export function articleName(article: string): string {
  const [main, sub] = article.split('-')
  return sub ? `第${main}條之${sub}` : `第${main}條`
}

/** How a citation is written on that day: as it was where it is right, by the law that took its place where it is repealed. */
export function writtenOn(citation: Named, asOf: string, { byKey }: Library): string | null {
  const { law, title, article } = citation
  const finding = checkCitation(citation, asOf)
  if (finding.state === 'repealed') {
    const successor = law.successor === null ? undefined : byKey.get(law.successor)
    return successor ? (versionOn(successor, asOf)?.title ?? titleOf(successor)) : null
  }
  const name = renamedTo(law, title, asOf)?.title ?? title
  const number = finding.state === 'renumbered' ? finding.article : article
  return number === null ? name : `${name}${articleName(number)}`
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
export function updateCitations(
  text: string,
  asOf: string,
  library: Library,
): { text: string; changes: CitationUpdate[] } {
  const changes: CitationUpdate[] = []
  let updated = ''
  let from = 0
  for (const citation of citationsIn(text, library)) {
    const finding = checkCitation(citation, asOf)
    if (finding.state === 'right') continue
    const written = text.slice(citation.start, citation.end)
    const next = replacement(text, citation, finding, asOf)
    updated += text.slice(from, citation.start)
    const { on: since, state } = finding
    const { source } = versionOn(citation.law, asOf) ?? citation.law.versions.at(-1)!
    changes.push({ before: written, after: next, since, state, source, start: updated.length })
    updated += next
    from = citation.end
  }
  return { text: updated + text.slice(from), changes }
}

function replacement(text: string, citation: Citation, finding: CitationFinding, asOf: string): string {
  const { law, title, start, end, titleEnd, articleStart } = citation
  if (finding.state === 'repealed') return text.slice(start, end)
  const name = renamedTo(law, title, asOf)?.title ?? title
  if (finding.state !== 'renumbered') return name + text.slice(titleEnd, end)
  return name + text.slice(titleEnd, articleStart) + articleName(finding.article)
}
