import { z } from 'zod'
import { checkOpenToActs } from '#domain/incident/incident.rules.ts'
import type { Incident, NoticeStage } from '#domain/incident/incident.ts'
import type { IncidentReport, IncidentReportRecord, TypedFields } from '#domain/incident/incident-report.ts'
import { Problem } from '#domain/problem.ts'
import type { IncidentForm } from '#domain/route/route.ts'
import { fieldsToType, type ReportField, sectionsOf } from './report-forms.ts'

type Issued = Pick<IncidentReport, 'form' | 'stage' | 'number'>
type Standing = Pick<Incident, 'state' | 'handedOver' | 'controlledAt'>
type Asked = Pick<IncidentReportRecord, 'form' | 'stage' | 'typed'>

/** The number of the next report of this stage by this form. */
export const nextNumber = (issued: readonly Issued[], { form, stage }: Pick<Issued, 'form' | 'stage'>): number =>
  1 + issued.filter((one) => one.form === form && one.stage === stage).length

/** `forms` are those by which the routes of the event have it reported, `issued` what was issued of it before. */
export function checkReport(
  incident: Standing,
  asked: Asked,
  { forms, issued }: { forms: readonly IncidentForm[]; issued: readonly Issued[] },
): void {
  // The final report of an event that is closed is what its closing asks for.
  if (incident.handedOver !== null || asked.stage !== 'final') checkOpenToActs(incident)
  if (!forms.includes(asked.form)) throw new Problem('incident.report_form_unknown')
  const stages = new Set(issued.filter(({ form }) => form === asked.form).map(({ stage }) => stage))
  checkOrder(asked.stage, stages)
  if (asked.stage === 'final' && incident.controlledAt === null) throw new Problem('incident.report_not_controlled')
  checkTyped(asked)
}

function checkOrder(stage: NoticeStage, before: ReadonlySet<NoticeStage>): void {
  if (before.has('final')) throw new Problem('incident.report_already_final')
  if (stage === 'first' && before.has('first')) throw new Problem('incident.report_already_first')
  if (stage !== 'first' && !before.has('first')) throw new Problem('incident.report_first_missing')
}

function checkTyped({ form, stage, typed }: Asked): void {
  const asked = new Map(fieldsToType(form, stage).map((field) => [field.key, field]))
  const all = sectionsOf(form, stage).flatMap(({ fields }) => fields)
  for (const [key, value] of Object.entries(typed)) {
    const field = asked.get(key)
    if (!field && all.some((one) => one.key === key && one.protected))
      throw new Problem('incident.report_field_protected', { field: key })
    if (!field) throw new Problem('incident.report_field_unknown', { field: key })
    if (value !== '' && !fits(field, value)) throw new Problem('incident.report_value_unfit', { field: key })
  }
}

export const markValues = ['yes', 'no', 'unknown'] as const
const longestLine = 200
const Moment = z.iso.datetime()

const fitting: Record<ReportField['kind'], (value: string, field: ReportField) => boolean> = {
  line: (value) => value.length <= longestLine && !/[\n\r]/.test(value),
  prose: () => true,
  moment: (value) => Moment.safeParse(value).success,
  mark: (value) => (markValues as readonly string[]).includes(value),
  choice: (value, { options = [] }) => options.includes(value),
}
const fits = (field: ReportField, value: string): boolean => fitting[field.kind](value, field)

/** What was left empty is not kept. */
export const filledIn = (typed: TypedFields): TypedFields =>
  Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== ''))
