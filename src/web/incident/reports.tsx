import { useState } from 'react'
import type { IncidentCard } from '#domain/incident/incident-card.ts'
import type { Authority } from '#domain/route/authority.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { useMay } from '#web/platform/session.ts'
import { buttonClass } from '#web/platform/ui/button.tsx'
import { DocumentLinks } from '#web/platform/ui/document-links.tsx'
import { Icon } from '#web/platform/ui/icons.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import styles from './incident.module.css'
import { IssueReportDialog, type ToIssue } from './issue-report-form.tsx'
import { ReportList } from './report-list.tsx'

/** The reports on paper, and a page for the fax. */
export function Reports({ card }: { card: IncidentCard }) {
  const may = useMay()
  return (
    <ReportList
      card={card}
      mayIssue={may('incident.issueReport')}
      downloadsOf={(report) => <DocumentLinks address={`/incidents/${card.incident.id}/reports/${report.id}/report`} />}
      dialogOf={(toIssue, onClose) => <IncidentReportDialog card={card} toIssue={toIssue} onClose={onClose} />}
    >
      {may('incident.faxPage') && <FaxLink card={card} />}
    </ReportList>
  )
}

type DialogProps = { card: IncidentCard; toIssue: ToIssue; onClose: () => void }

function IncidentReportDialog({ card, ...rest }: DialogProps) {
  const [ids] = useState(() => ({ reportId: newId(), entryId: newId() }))
  const issue = useAction<IncidentCard>(rest.onClose)
  const { id } = card.incident
  return (
    <IssueReportDialog
      {...rest}
      card={card}
      action={issue}
      onSend={(record) => issue.mutate({ address: `/incidents/${id}/reports`, input: { id, ...ids, ...record } })}
    />
  )
}

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
