import { type ComponentProps, type ReactNode, useState } from 'react'
import type { Incident } from '#domain/incident/incident.ts'
import type { RoutesSay } from '#domain/incident/incident-card.ts'
import { checkReport, markValues, nextNumber } from '#domain/incident/incident-report.rules.ts'
import type { IncidentReport, IncidentReportRecord } from '#domain/incident/incident-report.ts'
import { fieldsToType, protectedFields, type ReportField } from '#domain/incident/report-forms.ts'
import { failureText } from '#web/platform/failure.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { refusalOf } from '#web/platform/rule.ts'
import { Banner } from '#web/platform/ui/banner.tsx'
import { MomentField } from '#web/platform/ui/date-field.tsx'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextArea, TextField } from '#web/platform/ui/text-field.tsx'
import styles from './incident.module.css'
import { reportText } from './report-text.ts'

export type ToIssue = Pick<IncidentReport, 'form' | 'stage'>
export type ToReport = {
  incident: Pick<Incident, 'state' | 'handedOver' | 'controlledAt'>
  says: Pick<RoutesSay, 'forms'>
  reports: readonly Pick<IncidentReport, 'form' | 'stage' | 'number' | 'telephone' | 'typed'>[]
}
export type TypedReport = Pick<IncidentReportRecord, 'form' | 'stage' | 'telephone' | 'typed'>
type IssueProps = {
  card: ToReport
  toIssue: ToIssue
  action: ComponentProps<typeof FormActions>['action']
  onSend: (record: TypedReport) => void
  onClose: () => void
  /** What is asked about all that was typed. */
  below?: (text: string) => ReactNode
}

/** What was typed for the report before stands there already: a follow-up says what is new. */
function useRecord({ card: { reports }, toIssue: { form, stage } }: IssueProps) {
  const [record, setRecord] = useState((): TypedReport => {
    const before = reports.findLast((report) => report.form === form)
    const asked = fieldsToType(form, stage).map(({ key }): [string, string] => [key, before?.typed[key] ?? ''])
    return { form, stage, telephone: reports.at(-1)?.telephone ?? '', typed: Object.fromEntries(asked) }
  })
  return {
    record,
    changeTelephone: (telephone: string) => setRecord((now) => ({ ...now, telephone })),
    change: (key: string, value: string) => setRecord((now) => ({ ...now, typed: { ...now.typed, [key]: value } })),
  }
}

/** A short form for what the card cannot know; then the report is made, and stays as it is. */
export function IssueReportDialog(props: IssueProps) {
  const { card, toIssue, action, onSend, onClose, below } = props
  const { record, change, changeTelephone } = useRecord(props)
  const [isTried, setTried] = useState(false)
  const refusal = refusalOf(() => checkReport(card.incident, record, { forms: card.says.forms, issued: card.reports }))
  const isEmpty = record.telephone.trim() === ''
  const send = () => {
    setTried(true)
    if (!isEmpty && !refusal) onSend(record)
  }
  const title = reportText({ ...toIssue, number: nextNumber(card.reports, toIssue) })
  const byHand = protectedFields(toIssue.form, toIssue.stage).map(({ key }) => nameOf('incidentReport.field', key))
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <Form label={title} onSubmit={send}>
        <p className={styles.soft}>{t('incidentReport.issueText')}</p>
        {byHand.length > 0 && (
          <Banner tone="due" quiet>
            {t('incidentReport.markLine', { fields: byHand.join(t('web.comma')) })}
          </Banner>
        )}
        <TextField
          label={t('incidentReport.spoken.callBack')}
          isRequired
          type="tel"
          maxLength={40}
          value={record.telephone}
          onChange={changeTelephone}
          error={isTried && isEmpty ? t('web.required') : null}
        />
        {fieldsToType(toIssue.form, toIssue.stage).map((field) => (
          <FieldInput
            key={field.key}
            field={field}
            value={record.typed[field.key] ?? ''}
            onChange={(value) => change(field.key, value)}
          />
        ))}
        {below?.(Object.values(record.typed).join('\n'))}
        {isTried && refusal && <Banner tone="late">{failureText(refusal)}</Banner>}
        <FormActions action={action} label={t('incidentReport.send')} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}

type FieldInputProps = { field: ReportField; value: string; onChange: (value: string) => void }

function FieldInput({ field: { key, kind, options = [] }, value, onChange }: FieldInputProps) {
  const label = nameOf('incidentReport.field', key)
  if (kind === 'prose') return <TextArea label={label} maxLength={2000} value={value} onChange={onChange} />
  if (kind === 'line') return <TextField label={label} maxLength={200} value={value} onChange={onChange} />
  if (kind === 'moment')
    return <MomentField label={label} value={value || null} onChange={(moment) => onChange(moment ?? '')} />
  const vocabulary = kind === 'mark' ? 'incidentReport.mark' : `incidentReport.option.${key}`
  return (
    <Select
      label={label}
      value={value}
      empty={t('incidentReport.empty')}
      options={(kind === 'mark' ? markValues : options).map((one) => ({ value: one, label: nameOf(vocabulary, one) }))}
      onChange={onChange}
    />
  )
}
