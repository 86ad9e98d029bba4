import type { InspectionPlan } from '#domain/inspection-plan/inspection-plan.ts'
import type { OutcomeReport } from '#domain/outcome-report/outcome-report.ts'
import { deficiencySections, inspectionSections } from './deficiency-drafts.ts'
import { dayText, section, type ToldDeficiency, type Wording } from './draft-sections.ts'
import type { Letterhead } from './letterhead.ts'
import type { Say } from './official-document.document.ts'
import type { DocumentContent, DocumentKind, DocumentOccasion, SectionName } from './official-document.ts'

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

/** A first wording from the records, in plain official language; an officer changes what does not fit. */
export function documentDraft(told: Told, drafter: Drafter, say: Say): DocumentContent {
  const kind = kindOf[told.occasion]
  return {
    kind,
    urgency: 'ordinary',
    classification: null,
    releaseCondition: '',
    attachments: [],
    originals: [],
    copies: [],
    submittedTo: kind === 'memo' ? [...drafter.upTo] : [],
    sender: kind === 'letter' || kind === 'informalLetter' ? senderOf(drafter, say) : [],
    signer: signerOf(kind, drafter),
    delegatedTo: '',
    fileNumber: '',
    retentionYears: null,
    ...wordingOf(told, drafter, say),
  }
}

function wordingOf(told: Told, drafter: Drafter, say: Say): Wording {
  switch (told.occasion) {
    case 'outcomeLetter':
      return outcomeWording(told.report, drafter, say)
    case 'deficiencyLetter':
    case 'deficiencyMemo':
      return deficiencySections(told.occasion, told.deficiencies, say)
    case 'inspectionMemo':
      return inspectionSections(told.plan, say)
    default:
      return planWording(told, drafter, say)
  }
}

const periodText = (period: Period | null): string => (period ? `${dayText(period.start)}至${dayText(period.end)}` : '')

function outcomeWording({ title, period, totals }: OutcomeReport, { agencyName }: Drafter, say: Say): Wording {
  const superior = superiorOf(agencyName)
  const parameters = {
    plan: title,
    period: periodText(period),
    owed: totals.assignments.value,
    done: totals.done.value,
    inspections: totals.inspections.value,
    found: totals.deficienciesFound.value,
    released: totals.deficienciesReleased.value,
  }
  return {
    subject: say('officialDocument.draft.outcomeLetter.subject', parameters),
    sections: [section('explanation', ['outcomeLetter.period', 'outcomeLetter.figures'], parameters, say)],
    attachments: [say('officialDocument.draft.outcomeLetter.attachment', parameters)],
    originals: superior ? [superior] : [],
  }
}

/** A township stands under the government of its county or city; of other names nothing is guessed. */
const superiorOf = (agencyName: string): string | null => {
  const county = /^(..[縣市])..+[鄉鎮市區]公所$/.exec(agencyName)?.[1]
  return county ? `${county}政府` : null
}

type PlanOccasion = Extract<Told, { title: string }>
const planSections: Record<PlanOccasion['occasion'], [SectionName, readonly string[]][]> = {
  planLetter: [
    ['explanation', ['planLetter.period', 'planLetter.system']],
    ['method', ['planLetter.duties', 'planLetter.events']],
  ],
  planMemo: [
    ['explanation', ['planMemo.why', 'planMemo.period']],
    ['proposal', ['planMemo.issue', 'planMemo.report']],
  ],
  planAnnouncement: [
    ['basis', ['planAnnouncement.basis']],
    ['matters', ['planAnnouncement.period', 'planAnnouncement.visitors', 'planAnnouncement.suspicious']],
  ],
}

function planWording({ occasion, title, period }: PlanOccasion, { unitNames }: Drafter, say: Say): Wording {
  const parameters = { plan: title, period: periodText(period) }
  return {
    subject: say(`officialDocument.draft.${occasion}.subject`, parameters),
    sections: planSections[occasion].map(([name, keys]) => section(name, keys, parameters, say)),
    ...(occasion === 'planLetter' && {
      originals: [...unitNames],
      attachments: [say('officialDocument.draft.planLetter.attachment', parameters)],
    }),
  }
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
