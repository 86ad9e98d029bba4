import { useState } from 'react'
import { NoticeStage } from '#domain/incident/incident.ts'
import type { IncidentCard } from '#domain/incident/incident-card.ts'
import { checkReport, nextNumber } from '#domain/incident/incident-report.rules.ts'
import type { IncidentReport } from '#domain/incident/incident-report.ts'
import type { Authority } from '#domain/route/authority.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { isAllowed } from '#web/platform/rule.ts'
import { useMay } from '#web/platform/session.ts'
import { Button, buttonClass } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { Icon } from '#web/platform/ui/icons.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import styles from './incident.module.css'
import { IssueReportDialog, type ToIssue } from './issue-report-form.tsx'
import { reportText } from './report-text.ts'

/** Those that may be issued as the event stands. */
const issuable = ({ incident, says: { forms }, reports }: IncidentCard): ToIssue[] =>
  forms
    .flatMap((form) => NoticeStage.options.map((stage) => ({ form, stage })))
    .filter((one) => isAllowed(() => checkReport(incident, { ...one, typed: {} }, { forms, issued: reports })))

/** The reports on paper: those issued, the next ones, and a page for the fax. */
export function Reports({ card }: { card: IncidentCard }) {
  const may = useMay()
  const [toIssue, setToIssue] = useState<ToIssue | null>(null)
  const next = may('incident.issueReport') ? issuable(card) : []
  const { says, reports } = card
  return (
    <Section title={t('incidentReport.title.section')}>
      {reports.length > 0 ? (
        <Issued card={card} />
      ) : (
        <p>{t(says.forms.length > 0 ? 'incidentReport.none' : 'incidentReport.noForm')}</p>
      )}
      <div className={styles.next}>
        {next.map((one) => (
          <Button key={`${one.form}-${one.stage}`} onPress={() => setToIssue(one)}>
            {t('incidentReport.issue', { form: reportText({ ...one, number: nextNumber(reports, one) }) })}
          </Button>
        ))}
      </div>
      {may('incident.faxPage') && <FaxLink card={card} />}
      {toIssue && <IssueReportDialog card={card} toIssue={toIssue} onClose={() => setToIssue(null)} />}
    </Section>
  )
}

const Issued = ({ card: { incident, reports } }: { card: IncidentCard }) => (
  <DataTable
    caption={t('incidentReport.title.section')}
    rows={reports}
    keyOf={({ id }) => id}
    columns={[
      { title: t('incidentReport.kind'), cell: reportText },
      { title: t('incidentReport.at'), cell: ({ issuedAt }) => instantText(issuedAt) },
      { title: t('incidentReport.writer'), cell: ({ issuedByName }) => issuedByName },
      {
        title: t('incidentReport.download'),
        cell: (report) => <Downloads incidentId={incident.id} report={report} />,
      },
    ]}
  />
)

const endings = ['odt', 'pdf'] as const

const Downloads = ({ incidentId, report }: { incidentId: string; report: IncidentReport }) => (
  <span className={styles.next}>
    {endings.map((ending) => (
      <a
        key={ending}
        className={buttonClass('quiet')}
        href={`/api/incidents/${incidentId}/reports/${report.id}/report.${ending}`}
        download
      >
        <Icon name="download" />
        {ending.toUpperCase()}
      </a>
    ))}
  </span>
)

function FaxLink({ card: { incident, says, reports } }: { card: IncidentCard }) {
  const whom = says.tellings.map(({ authority }) => authority)
  const [chosen, setChosen] = useState<Authority | null>(null)
  const to = chosen ?? whom[0]
  if (!to) return null
  if (says.forbiddenMeans.includes('fax')) return <p>{t('incidentReport.fax.forbidden')}</p>
  const asked = new URLSearchParams({ to, telephone: reports.at(-1)?.telephone ?? '' })
  return (
    <div className={styles.pair}>
      <Select
        label={t('incidentReport.fax.recipient')}
        value={to}
        options={whom.map((value) => ({ value, label: t(`route.authority.${value}`) }))}
        onChange={(value) => setChosen(value as Authority)}
      />
      <a className={buttonClass()} href={`/api/incidents/${incident.id}/fax.pdf?${asked}`} download>
        <Icon name="download" />
        {t('incidentReport.fax.make')}
      </a>
    </div>
  )
}
