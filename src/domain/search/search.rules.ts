import { Problem } from '#domain/problem.ts'

const mostTerms = 5
const shortestTerm = 2

/** What must be there, in small letters; a single character is in too much to be looked for. */
export function termsOf(words: string): string[] {
  const terms = [...new Set(words.toLowerCase().split(/\s+/u).filter(Boolean))].slice(0, mostTerms)
  if (terms.some((term) => [...term].length < shortestTerm) || terms.length === 0) throw new Problem('search.too_short')
  return terms
}

const before = 24
const after = 96

/** As much as a line shows, from shortly before the first of the terms. */
export function excerptOf(text: string, terms: readonly string[]): string {
  const characters = [...text.replaceAll(/\s+/gu, ' ').trim()]
  const folded = characters.map((character) => character.toLowerCase()).join('')
  const places = terms.map((term) => folded.indexOf(term)).filter((place) => place >= 0)
  const first = places.length === 0 ? 0 : [...folded.slice(0, Math.min(...places))].length
  const start = first <= before ? 0 : first - before
  const end = Math.min(characters.length, start + before + after)
  return `${start > 0 ? '…' : ''}${characters.slice(start, end).join('')}${end < characters.length ? '…' : ''}`
}

/** The text cut where a term begins and ends: every second part is one of the terms. */
export function cutByTerms(text: string, terms: readonly string[]): string[] {
  const longestFirst = terms.toSorted((a, b) => b.length - a.length)
  const any = longestFirst.map((term) => term.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')
  return text.split(new RegExp(`(${any})`, 'iu'))
}
