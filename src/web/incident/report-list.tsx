import { type ReactNode, useState } from 'react'
import { NoticeStage } from '#domain/incident/incident.ts'
import { checkReport, nextNumber } from '#domain/incident/incident-report.rules.ts'
import type { IncidentReport } from '#domain/incident/incident-report.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { isAllowed } from '#web/platform/rule.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import styles from './incident.module.css'
import type { ToIssue, ToReport } from './issue-report-form.tsx'
import { reportText } from './report-text.ts'

/** Those that may be issued as the event stands. */
const issuable = ({ incident, says: { forms }, reports }: ToReport): ToIssue[] =>
  forms
    .flatMap((form) => NoticeStage.options.map((stage) => ({ form, stage })))
    .filter((one) => isAllowed(() => checkReport(incident, { ...one, typed: {} }, { forms, issued: reports })))

type Report = Omit<IncidentReport, 'sha256'>
type ReportListProps<R extends Report> = {
  card: ToReport & { reports: readonly R[] }
  mayIssue: boolean
  downloadsOf: (report: R) => ReactNode
  dialogOf: (toIssue: ToIssue, onClose: () => void) => ReactNode
  children?: ReactNode
}

/** Those issued, and the next ones. */
export function ReportList<R extends Report>(props: ReportListProps<R>) {
  const { card, mayIssue, downloadsOf, dialogOf, children } = props
  const { says, reports } = card
  const [toIssue, setToIssue] = useState<ToIssue | null>(null)
  return (
    <Section title={t('incidentReport.title.section')}>
      {reports.length > 0 ? (
        <Issued reports={reports} downloadsOf={downloadsOf} />
      ) : (
        <p>{t(says.forms.length > 0 ? 'incidentReport.none' : 'incidentReport.noForm')}</p>
      )}
      <div className={styles.next}>
        {(mayIssue ? issuable(card) : []).map((one) => (
          <Button key={`${one.form}-${one.stage}`} onPress={() => setToIssue(one)}>
            {t('incidentReport.issue', { form: reportText({ ...one, number: nextNumber(reports, one) }) })}
          </Button>
        ))}
      </div>
      {children}
      {toIssue && dialogOf(toIssue, () => setToIssue(null))}
    </Section>
  )
}

type IssuedProps<R extends Report> = { reports: readonly R[]; downloadsOf: (report: R) => ReactNode }

const Issued = <R extends Report>({ reports, downloadsOf }: IssuedProps<R>) => (
  <DataTable
    caption={t('incidentReport.title.section')}
    rows={reports}
    keyOf={({ id }) => id}
    columns={[
      { title: t('incidentReport.kind'), cell: reportText },
      { title: t('incidentReport.at'), cell: ({ issuedAt }) => instantText(issuedAt) },
      { title: t('incidentReport.writer'), cell: ({ issuedByName }) => issuedByName },
      { title: t('incidentReport.download'), cell: downloadsOf },
    ]}
  />
)
