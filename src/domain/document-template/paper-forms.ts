import { MinutesChapter } from '#domain/meeting/minutes-chapter.ts'
import type { HeadField } from '#domain/official-document/official-document.ts'
import { SectionKey } from '#domain/outcome-report/outcome-draft.ts'
import type { TemplateChapter, TemplateKind, TextKey } from './document-template.ts'
import type { PlaceholderKey } from './placeholders.ts'

type ChapterKey = NonNullable<TemplateChapter['key']>

/** What an agency may set in a kind of paper. */
type PaperForm = {
  texts: readonly TextKey[]
  /** Headings that the paper has; those that it cannot go without may be moved, not dropped. */
  chapters: readonly ChapterKey[]
  obligatory: readonly ChapterKey[]
  fields: readonly HeadField[]
  placeholders: readonly PlaceholderKey[]
  /** In which texts a list must stand, for without it the paper would not say what it is for. */
  asks: Partial<Record<TextKey, PlaceholderKey>>
}

const nothing = { chapters: [], obligatory: [], fields: [], placeholders: [], texts: [], asks: {} }
const writers = ['agency', 'unit', 'officer'] as const
const marks = ['fileNumber', 'retention', 'urgency', 'classification', 'attachments'] as const
const letterFields = [...marks, 'contact'] as const
const figures = ['owed', 'done', 'inspections', 'found', 'released'] as const
const sitting = ['agency', 'meeting', 'date', 'place', 'chair', 'recorder'] as const

const ofPlan = [...writers, 'plan', 'period'] as const
const ofDeficiencies = [...writers, 'count', 'units', 'list'] as const

export const paperForms: Record<TemplateKind, PaperForm> = {
  outcomeLetter: {
    ...nothing,
    texts: ['subject', 'explanation', 'method', 'attachments'],
    fields: letterFields,
    placeholders: [...ofPlan, ...figures],
  },
  planLetter: {
    ...nothing,
    texts: ['subject', 'explanation', 'method', 'attachments'],
    fields: letterFields,
    placeholders: ofPlan,
  },
  planMemo: {
    ...nothing,
    texts: ['subject', 'explanation', 'proposal', 'attachments'],
    fields: marks,
    placeholders: ofPlan,
  },
  planAnnouncement: {
    ...nothing,
    texts: ['subject', 'basis', 'matters', 'attachments'],
    fields: ['fileNumber', 'retention', 'attachments'],
    placeholders: ofPlan,
  },
  deficiencyLetter: {
    ...nothing,
    texts: ['subject', 'explanation', 'method', 'attachments'],
    fields: letterFields,
    placeholders: ofDeficiencies,
    asks: { explanation: 'list' },
  },
  deficiencyMemo: {
    ...nothing,
    texts: ['subject', 'explanation', 'proposal', 'attachments'],
    fields: marks,
    placeholders: ofDeficiencies,
    asks: { explanation: 'list' },
  },
  inspectionMemo: {
    ...nothing,
    texts: ['subject', 'explanation', 'proposal', 'explanationNothing', 'proposalNothing', 'attachments'],
    fields: marks,
    placeholders: [...ofDeficiencies, 'title', 'dates', 'inspectors'],
    asks: { explanation: 'list' },
  },
  meetingNotice: {
    ...nothing,
    texts: ['subject', 'note', 'noteConfidential'],
    fields: marks,
    placeholders: [...sitting, 'agenda'],
    asks: { note: 'agenda', noteConfidential: 'agenda' },
  },
  minutes: {
    ...nothing,
    chapters: MinutesChapter.options,
    obligatory: MinutesChapter.options,
    placeholders: sitting,
  },
  outcomeReport: {
    ...nothing,
    chapters: SectionKey.options,
    obligatory: ['period', 'execution', 'inspection', 'reporting', 'review', 'attachments'],
    placeholders: ['agency', 'plan', 'period', ...figures],
  },
  look: nothing,
}
