import type { Assignment } from '#domain/assignment/assignment.ts'
import type { CampaignSummary } from '#domain/awareness-campaign/awareness-campaign.ts'
import type { Deficiency } from '#domain/deficiency/deficiency.ts'
import type { Incident } from '#domain/incident/incident.ts'
import type { Inspection } from '#domain/inspection/inspection.ts'
import type { MeetingsOfPlan } from '#domain/meeting/meeting.ts'
import type { PhotographSource } from '#domain/outcome-report/outcome-draft.ts'
import type { OutcomeReportView } from '#domain/outcome-report/outcome-report.ts'
import type { CountedKind, OutcomeTable } from '#domain/outcome-report/statistics.ts'
import type { TrainingSummary } from '#domain/training/training.ts'
import { kindText, titleText } from '#web/meeting/meeting-words.tsx'
import { call } from '#web/platform/api.ts'
import { t } from '#web/platform/i18n.ts'
import { answerOf } from '#web/platform/queries.ts'
import { dateText, instantText } from '#web/platform/roc-date.ts'

export const outcomeReportQuery = (planId: string) => answerOf<OutcomeReportView>(`/plans/${planId}/outcome-report`)

export const photographSourcesQuery = (planId: string) =>
  answerOf<PhotographSource[]>(`/plans/${planId}/outcome-photographs`)
export const outcomeTableQuery = answerOf<OutcomeTable>('/outcome-table')

type RecordKind = CountedKind
export type RecordLine = { id: string; kind: RecordKind; name: string; unitName: string; when: string }

async function allOf<Row>(list: 'deficiencies' | 'inspections', planId: string): Promise<Row[]> {
  const all: Row[] = []
  let after: string | null = null
  do {
    const address: string = `/${list}?planId=${planId}${after ? `&after=${after}` : ''}`
    const page: { items: Row[]; next: string | null } = await call('GET', address)
    all.push(...page.items)
    after = page.next
  } while (after)
  return all
}

const readers: Record<RecordKind, (planId: string) => Promise<RecordLine[]>> = {
  assignment: async (planId) => {
    const all = await call<Assignment[]>('GET', `/assignments?planId=${planId}`)
    return all.map(({ id, what, unitName, state, dueDate }) => ({
      id,
      kind: 'assignment',
      name: what,
      unitName,
      when: [t(`assignment.state.${state}`), dueDate && dateText(dueDate)].filter(Boolean).join('　'),
    }))
  },
  inspection: async (planId) => {
    const all = await allOf<Inspection>('inspections', planId)
    return all.map(({ id, title, unitName, submittedAt }) => ({
      id,
      kind: 'inspection',
      name: title,
      unitName,
      when: submittedAt ? instantText(submittedAt) : '',
    }))
  },
  deficiency: async (planId) => {
    const all = await allOf<Deficiency>('deficiencies', planId)
    return all.map(({ id, description, unitName, status, foundOn }) => ({
      id,
      kind: 'deficiency',
      name: description,
      unitName,
      when: `${t(`deficiency.status.${status}`)}　${dateText(foundOn)}`,
    }))
  },
  incident: async (planId) => {
    const all = await call<Incident[]>('GET', `/incidents?planId=${planId}`)
    return all.map(({ id, what, place, occurredAt }) => ({
      id,
      kind: 'incident',
      name: what,
      unitName: place,
      when: instantText(occurredAt),
    }))
  },
  meeting: async (planId) => {
    const { meetings } = await call<MeetingsOfPlan>('GET', `/plans/${planId}/meetings`)
    return meetings.map((one) => ({
      id: one.id,
      kind: 'meeting',
      name: titleText(one),
      unitName: kindText(one),
      when: instantText(one.startsAt),
    }))
  },
  awarenessCampaign: async (planId) => {
    const all = await call<CampaignSummary[]>('GET', `/awareness-campaigns?planId=${planId}`)
    return all.map(({ id, title, sentAt, count }) => ({
      id,
      kind: 'awarenessCampaign',
      name: title,
      unitName: t('awareness.doneOf', count),
      when: sentAt ? instantText(sentAt) : '',
    }))
  },
  training: async (planId) => {
    const all = await call<TrainingSummary[]>('GET', `/trainings?planId=${planId}`)
    return all.map(({ id, title, place, startsAt }) => ({
      id,
      kind: 'training',
      name: title,
      unitName: place,
      when: instantText(startsAt),
    }))
  },
}

/** The records of a plan of one kind, as lines of a list; asked for when a figure is opened. */
export const recordsQuery = (planId: string, kind: RecordKind) => ({
  queryKey: ['outcome records', planId, kind],
  queryFn: () => readers[kind](planId),
})
