import { useState } from 'react'
import { reportedOf } from '#domain/sealed-matter/reported-matter.rules.ts'
import type { SealedMatter, SealedReport } from '#domain/sealed-matter/sealed-matter.ts'
import { IssueReportDialog, type ToIssue } from '#web/incident/issue-report-form.tsx'
import { ReportList } from '#web/incident/report-list.tsx'
import { reportText } from '#web/incident/report-text.ts'
import { TelephoneText } from '#web/incident/telephone-text.tsx'
import { useAction } from '#web/platform/action.ts'
import { type MessageKey, type MessageParameters, t } from '#web/platform/i18n.ts'
import { RecordedDownloads } from '#web/platform/ui/recorded-downloads.tsx'
import { MarkMeant } from './mark-meant.tsx'
import styles from './sealed-matter.module.css'
import type { MatterProps } from './sealed-matter.page.tsx'

const say = (key: string, parameters?: MessageParameters): string => t(key as MessageKey, parameters)

/** What is said and what is written of it, by the same forms as for any event; of 機密 and above, neither. */
export function MatterReports(props: MatterProps) {
  const { matter } = props
  if (matter.contentOutside) return null
  const card = reportedOf(matter, say)
  const isReader = matter.capacity !== null
  // Of most of them the routes want nothing said but face to face.
  const isByVoice = card.says.tellings.some(({ means }) => means.includes('telephone'))
  return (
    <>
      {isByVoice && <TelephoneText card={card} />}
      <ReportList
        card={card}
        mayIssue={isReader}
        downloadsOf={(report) => isReader && <Downloads matterId={matter.id} report={report} />}
        dialogOf={(toIssue, onClose) => <SealedReportDialog {...props} toIssue={toIssue} onClose={onClose} />}
      >
        {isReader && <p className={styles.soft}>{t('sealedMatter.reportLeaves')}</p>}
      </ReportList>
    </>
  )
}

function Downloads({ matterId, report }: { matterId: string; report: SealedReport }) {
  const address = `/sealed-matters/${matterId}/reports/${report.id}/report`
  return (
    <span className={styles.acts}>
      <RecordedDownloads address={address} name={reportText(report)} />
    </span>
  )
}

type DialogProps = MatterProps & { toIssue: ToIssue; onClose: () => void }

function SealedReportDialog({ matter, onChange, toIssue, onClose }: DialogProps) {
  const [isMarkMeant, setMarkMeant] = useState(false)
  const issue = useAction<SealedMatter>((answer) => {
    onChange(answer)
    onClose()
  })
  const { id, version } = matter
  return (
    <IssueReportDialog
      card={reportedOf(matter, say)}
      toIssue={toIssue}
      action={issue}
      onSend={(record) =>
        issue.mutate({ address: `/sealed-matters/${id}/reports`, input: { ...record, version, isMarkMeant } })
      }
      onClose={onClose}
      below={(text) => <MarkMeant text={text} isMeant={isMarkMeant} onChange={setMarkMeant} />}
    />
  )
}
