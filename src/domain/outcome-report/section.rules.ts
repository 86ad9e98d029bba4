import type { Assignment } from '#domain/assignment/assignment.ts'
import { formatRocDate, formatRocDateLong } from '#domain/calendar.ts'
import type { MeetingCounts } from '#domain/meeting/meeting.ts'
import type { Plan } from '#domain/plan/plan.ts'
import { sumOf } from '#domain/status-report/status-report.rules.ts'
import { type OutcomeDraft, type ReportSection, SectionKey } from './outcome-draft.ts'
import type { Say } from './outcome-report.rules.ts'
import type { OutcomeReport } from './outcome-report.ts'

export type SectionFacts = {
  plan: Pick<Plan, 'title' | 'basis'>
  owed: readonly Assignment[]
  meetings: MeetingCounts
  report: Pick<OutcomeReport, 'period' | 'totals' | 'units' | 'clauses' | 'statusReports' | 'notDone' | 'photographs'>
}

/** Each section as the records propose it, with what an officer wrote instead. */
export const sectionsOf = (facts: SectionFacts, texts: OutcomeDraft['texts'], say: Say): ReportSection[] =>
  SectionKey.options.map((key) => ({
    key,
    proposal: proposals[key](facts, say),
    text: texts.find((one) => one.key === key)?.text ?? null,
  }))

/** The sum of the report in one sentence; reports that were closed before there were sections have no other. */
export const totalsSentence = ({ period, totals }: Pick<OutcomeReport, 'period' | 'totals'>, say: Say): string =>
  say('outcome.document.totals', {
    days: period.days,
    owed: totals.assignments.value,
    done: totals.done.value,
    late: totals.late.value,
    inspections: totals.inspections.value,
    answers: totals.answers,
    found: totals.deficienciesFound.value,
    released: totals.deficienciesReleased.value,
    incidents: totals.incidents.value,
  })

type Propose = (facts: SectionFacts, say: Say) => string

const ofActions =
  (name: 'meetings' | 'awareness' | 'rewards', ...actions: Assignment['action'][]): Propose =>
  ({ owed }, say) => {
    const own = owed.filter(({ action }) => actions.includes(action))
    if (own.length === 0) return say(`outcome.propose.${name}None`, {})
    return say(`outcome.propose.${name}`, {
      owed: own.length,
      done: own.filter(({ state }) => state === 'done').length,
    })
  }

const proposals: Record<SectionKey, Propose> = {
  basis: ({ plan }, say) => {
    const named = plan.basis.map(({ kind, issuer, date, number, title }) =>
      kind === 'letter'
        ? say('outcome.propose.letter', {
            issuer: issuer ?? title,
            date: date ? formatRocDateLong(date) : '',
            number: number ?? '',
          })
        : `「${title}」`,
    )
    return named.length > 0
      ? say('outcome.propose.basis', { basis: named.join('、'), plan: plan.title })
      : say('outcome.propose.basisPlan', { plan: plan.title })
  },
  period: ({ report: { period } }, say) =>
    say('outcome.propose.period', {
      start: formatRocDate(period.start),
      end: formatRocDate(period.end),
      days: period.days,
    }),
  plan: ({ plan, report: { clauses, units, totals } }, say) =>
    say('outcome.propose.plan', {
      plan: plan.title,
      clauses: clauses.length,
      units: units.length,
      owed: totals.assignments.value,
    }),
  execution: ({ report }, say) => totalsSentence(report, say),
  inspection: ({ report: { totals } }, say) => {
    const [found, released] = [totals.deficienciesFound.value, totals.deficienciesReleased.value]
    const checked = say('outcome.propose.inspection', {
      inspections: totals.inspections.value,
      answers: totals.answers,
    })
    if (found === 0) return checked + say('outcome.propose.noDeficiency', {})
    const percent = Math.round((released / found) * 100)
    return checked + say('outcome.propose.deficiencies', { found, released, percent, open: found - released })
  },
  meetings: (facts, say) => {
    const { held } = facts.meetings
    const owed = ofActions('meetings', 'meeting')(facts, say)
    if (held === 0) return owed
    const ofDuty = facts.owed.filter(({ action }) => action === 'meeting').length
    const asked = ofDuty > 0 ? say('outcome.propose.meetings', { owed: ofDuty, done: held }) : owed
    return asked + say('outcome.propose.meetingsHeld', facts.meetings)
  },
  awareness: ofActions('awareness', 'awareness', 'broadcast'),
  reporting: ({ report: { totals, statusReports } }, say) => {
    const events = say('outcome.propose.reporting', { incidents: totals.incidents.value })
    return statusReports.length > 0 ? events + say('outcome.status.total', sumOf(statusReports)) : events
  },
  review: ({ report: { notDone } }, say) =>
    notDone.length > 0
      ? say('outcome.propose.review', { count: notDone.length })
      : say('outcome.propose.reviewNone', {}),
  rewards: ofActions('rewards', 'reward_discipline'),
  attachments: ({ report: { photographs } }, say) =>
    photographs.length > 0
      ? say('outcome.propose.attachmentsPhotographs', { count: photographs.length })
      : say('outcome.propose.attachments', {}),
}
