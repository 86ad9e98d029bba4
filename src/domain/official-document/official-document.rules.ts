import { type Acting, isHead } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'
import type { DocumentContent, DocumentKind, DocumentNumber, SectionName } from './official-document.ts'
import { partsOf, skipsLevel } from './section.rules.ts'

/** Which sections a kind has below its subject, in their order; each may be left out. */
export const sectionsOf: Record<DocumentKind, readonly [SectionName, SectionName]> = {
  letter: ['explanation', 'method'],
  informalLetter: ['explanation', 'method'],
  memo: ['explanation', 'proposal'],
  announcement: ['basis', 'matters'],
}

/** Letters go to somebody; a memo goes up, an announcement to everybody. */
export const isAddressed = (kind: DocumentKind): boolean => kind === 'letter' || kind === 'informalLetter'

export const documentFaultCodes = [
  'sectionNotOfKind',
  'sectionOutOfOrder',
  'levelSkipped',
  'originalsMissing',
  'recipientsUnasked',
  'submittedToMissing',
  'submittedToUnasked',
  'releaseConditionMissing',
  'announcementClassified',
] as const
export type DocumentFault = (typeof documentFaultCodes)[number]

/** What keeps it from being issued. */
export function documentFaults(content: DocumentContent): DocumentFault[] {
  const { kind, sections, originals, copies, submittedTo, classification } = content
  const places = sections.map(({ name }) => sectionsOf[kind].indexOf(name))
  const found: Record<DocumentFault, boolean> = {
    sectionNotOfKind: places.includes(-1),
    sectionOutOfOrder: places.some((place, index) => index > 0 && place <= places[index - 1]!),
    levelSkipped: sections.some(({ text }) => skipsLevel(partsOf(text))),
    originalsMissing: isAddressed(kind) && originals.length === 0,
    recipientsUnasked: !isAddressed(kind) && originals.length + copies.length > 0,
    submittedToMissing: kind === 'memo' && submittedTo.length === 0,
    submittedToUnasked: kind !== 'memo' && submittedTo.length > 0,
    releaseConditionMissing: classification !== null && content.releaseCondition === '',
    announcementClassified: kind === 'announcement' && classification !== null,
  }
  return documentFaultCodes.filter((code) => found[code])
}

type Stored = { version: number; issuedOn: string | null; madeBy: string }

/** What was issued stays as it is. */
export function checkUnissued({ version, issuedOn }: Stored, asked: number): void {
  if (issuedOn !== null) throw new Problem('officialDocument.issued')
  if (version !== asked) throw new Problem('changed_meanwhile', { version })
}

export function checkIssue(content: DocumentContent, word: string): void {
  const faults = documentFaults(content)
  if (faults.length > 0) throw new Problem('officialDocument.faulty', { faults })
  if (word === '') throw new Problem('officialDocument.word_missing')
}

/** What is confidential is for whoever wrote it and for the heads. */
export const maySeeDocument = (actor: Acting, document: { classified: boolean; madeBy: string }): boolean =>
  !document.classified || document.madeBy === actor.personId || isHead(actor)

const serialDigits = 7

export const serialText = (serial: number): string => String(serial).padStart(serialDigits, '0')

export const numberText = ({ word, rocYear, serial }: DocumentNumber): string =>
  `${word}字第${rocYear}${serialText(serial)}號`

/** One recipient by name; several are named at the end of the letter. */
export const addresseeOf = ({ originals }: Pick<DocumentContent, 'originals'>): string | null =>
  originals.length === 1 ? originals[0]! : null
