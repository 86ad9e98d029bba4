import type { TemplateContent, TextKey } from '#domain/document-template/document-template.ts'
import { filled } from '#domain/document-template/placeholder.rules.ts'
import { examples, type PlaceholderValues } from '#domain/document-template/placeholders.ts'
import { textOf } from '#domain/document-template/template.rules.ts'
import type { InspectionPlan } from '#domain/inspection-plan/inspection-plan.ts'
import type { OutcomeReport } from '#domain/outcome-report/outcome-report.ts'
import { deficiencyValues, inspectionValues } from './deficiency-drafts.ts'
import { dayText, distinct, onOneLine, type ToldDeficiency } from './draft-sections.ts'
import type { Letterhead } from './letterhead.ts'
import type { Say } from './official-document.document.ts'
import { isAddressed, sectionsOf } from './official-document.rules.ts'
import type { DocumentContent, DocumentKind, DocumentOccasion, SectionName } from './official-document.ts'
import { renumbered } from './section.rules.ts'

/** Whoever writes it, and in whose name. */
export type Drafter = {
  agencyName: string
  letterhead: Letterhead
  unitName: string | null
  officer: { name: string; title: string }
  head: { name: string; title: string } | null
  /** Titles that a memo passes on its way up. */
  upTo: readonly string[]
  unitNames: readonly string[]
}

type Period = { start: string; end: string }

/** The records that it tells of. */
export type Told =
  | { occasion: 'outcomeLetter'; report: OutcomeReport }
  | { occasion: 'planLetter' | 'planMemo' | 'planAnnouncement'; title: string; period: Period | null }
  | { occasion: 'deficiencyLetter' | 'deficiencyMemo'; deficiencies: readonly ToldDeficiency[] }
  | { occasion: 'inspectionMemo'; plan: InspectionPlan }

const kindOf: Record<DocumentOccasion, DocumentKind> = {
  outcomeLetter: 'letter',
  planLetter: 'letter',
  planMemo: 'memo',
  planAnnouncement: 'announcement',
  deficiencyLetter: 'informalLetter',
  deficiencyMemo: 'memo',
  inspectionMemo: 'memo',
}

/** A first wording from the records by the agency's template; an officer changes what does not fit. */
export const documentDraft = (told: Told, drafter: Drafter, template: TemplateContent, say: Say): DocumentContent =>
  draftOf(told.occasion, { values: valuesOf(told, drafter, say), originals: originalsOf(told, drafter) }, template, {
    drafter,
    say,
  })

/** As a draft would be, where no record is there yet. */
export const exampleDraft = (
  occasion: DocumentOccasion,
  drafter: Drafter,
  template: TemplateContent,
  say: Say,
): DocumentContent =>
  draftOf(occasion, { values: examples, originals: addressed(occasion) ? [examples.units] : [] }, template, {
    drafter,
    say,
  })

type Facts = { values: PlaceholderValues; originals: string[] }
type Writing = { drafter: Drafter; say: Say }

function draftOf(
  occasion: DocumentOccasion,
  { values, originals }: Facts,
  template: TemplateContent,
  { drafter, say }: Writing,
): DocumentContent {
  const kind = kindOf[occasion]
  const { leftOut } = template
  const text = (key: TextKey): string => filled(textOf(template, key), values)
  const isNothing = occasion === 'inspectionMemo' && values.count === '0'
  const hasContact = isAddressed(kind) && !leftOut.includes('contact')
  return {
    kind,
    urgency: 'ordinary',
    classification: null,
    releaseCondition: '',
    subject: onOneLine(text('subject')),
    sections: sectionsOf[kind].flatMap((name) => {
      const said = renumbered(text(isNothing ? nothingText[name] : name))
      return said === '' ? [] : [{ name, text: said }]
    }),
    attachments: text('attachments').split('\n').filter(Boolean),
    originals,
    copies: [],
    submittedTo: kind === 'memo' ? [...drafter.upTo] : [],
    sender: hasContact ? senderOf(drafter, say) : [],
    signer: signerOf(kind, drafter),
    delegatedTo: '',
    fileNumber: '',
    retentionYears: null,
    ...(leftOut.length > 0 && { leftOut }),
  }
}

/** What is said instead where nothing was found. */
const nothingText = {
  explanation: 'explanationNothing',
  proposal: 'proposalNothing',
  method: 'method',
  basis: 'basis',
  matters: 'matters',
} as const satisfies Record<SectionName, TextKey>

const addressed = (occasion: DocumentOccasion): boolean => isAddressed(kindOf[occasion])

const periodText = (period: Period | null): string => (period ? `${dayText(period.start)}至${dayText(period.end)}` : '')

function valuesOf(told: Told, { agencyName, unitName, officer }: Drafter, say: Say): PlaceholderValues {
  const writers = { agency: agencyName, unit: unitName ?? '', officer: `${officer.title}${officer.name}` }
  switch (told.occasion) {
    case 'outcomeLetter':
      return { ...writers, ...outcomeValues(told.report) }
    case 'deficiencyLetter':
    case 'deficiencyMemo':
      return { ...writers, ...deficiencyValues(told.deficiencies, say) }
    case 'inspectionMemo':
      return { ...writers, ...inspectionValues(told.plan, say) }
    default:
      return { ...writers, plan: told.title, period: periodText(told.period) }
  }
}

/** What an outcome report comes to, also in its own headings. */
export const outcomeValues = ({ title, period, totals }: OutcomeReport) => ({
  plan: title,
  period: periodText(period),
  owed: String(totals.assignments.value),
  done: String(totals.done.value),
  inspections: String(totals.inspections.value),
  found: String(totals.deficienciesFound.value),
  released: String(totals.deficienciesReleased.value),
})

function originalsOf(told: Told, { agencyName, unitNames }: Drafter): string[] {
  if (told.occasion === 'outcomeLetter') return superiorOf(agencyName)
  if (told.occasion === 'planLetter') return [...unitNames]
  if (told.occasion === 'deficiencyLetter') return distinct(told.deficiencies.map(({ unitName }) => unitName))
  return []
}

/** A township stands under the government of its county or city; of other names nothing is guessed. */
const superiorOf = (agencyName: string): string[] => {
  const county = /^(..[縣市])..+[鄉鎮市區]公所$/.exec(agencyName)?.[1]
  return county ? [`${county}政府`] : []
}

/** Who is asked, and by which ways. */
function senderOf({ letterhead, officer }: Drafter, say: Say): string[] {
  const line = (key: string, value: string) => (value ? [say(`officialDocument.sender.${key}`, { value })] : [])
  return [
    ...line('address', letterhead.address),
    ...line('officer', `${officer.title}${officer.name}`),
    ...line('telephone', letterhead.telephone),
    ...line('fax', letterhead.fax),
    ...line('email', letterhead.email),
  ]
}

/** The head signs letters and announcements; whoever writes a memo signs it, and the agency an informal letter. */
function signerOf(kind: DocumentKind, { agencyName, head, officer, unitName }: Drafter): string {
  if (kind === 'informalLetter') return agencyName
  if (kind === 'memo') return [unitName, officer.title, officer.name].filter(Boolean).join('　')
  return head ? `${head.title}　${head.name}` : ''
}
