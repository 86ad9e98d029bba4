import { useState } from 'react'
import type { OutcomeReport, OutcomeReportView } from '#domain/outcome-report/outcome-report.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText, instantText } from '#web/platform/roc-date.ts'
import { useMay, useSession } from '#web/platform/session.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import styles from './outcome-report.module.css'
import { ReportApproval } from './report-approval.tsx'

/** What closing would freeze as not done. */
function openPoints({ totals }: OutcomeReport): string[] {
  const undone = totals.assignments.value - totals.done.value
  const unreleased = totals.deficienciesFound.value - totals.deficienciesReleased.value
  return [
    undone > 0 && t('outcome.undone', { count: undone }),
    totals.late.value > 0 && t('outcome.late', { count: totals.late.value }),
    unreleased > 0 && t('outcome.unreleased', { count: unreleased }),
  ].filter((point) => point !== false)
}

/** Closed: when, by whom, under which hash. Open: what is not yet finished, and the way to close. */
export function Closing({ view }: { view: OutcomeReportView }) {
  const may = useMay()
  const { today } = useSession()
  const [isAsking, setAsking] = useState(false)
  const { report, closedAt, closedByName, hash } = view
  if (closedAt)
    return (
      <>
        <Banner tone="done" title={t('outcome.closed', { when: instantText(closedAt), who: closedByName ?? '' })}>
          <span>{t('outcome.hash')}</span>
          <code className={styles.hash}>{hash}</code>
        </Banner>
        <ReportApproval planId={report.planId} />
      </>
    )
  const points = openPoints(report)
  const missing = report.notDone.filter(({ reason }) => reason === null).length
  const isRunning = today < report.period.end
  return (
    <Banner
      tone={points.length > 0 ? 'due' : 'info'}
      title={t(points.length > 0 ? 'outcome.stillOpen' : 'outcome.nothingOpen')}
    >
      {points.length > 0 && <span>{points.join('；')}</span>}
      {missing > 0 && <span>{t('outcome.missingReasons', { count: missing })}</span>}
      {isRunning && <span>{t('outcome.running', { date: dateText(report.period.end) })}</span>}
      {!isRunning && missing === 0 && may('outcomeReport.close') && (
        <Button onPress={() => setAsking(true)}>{t('outcome.close')}</Button>
      )}
      {isAsking && <CloseDialog report={report} points={points} onClose={() => setAsking(false)} />}
    </Banner>
  )
}

type CloseDialogProps = { report: OutcomeReport; points: string[]; onClose: () => void }

function CloseDialog({ report, points, onClose }: CloseDialogProps) {
  const close = useAction<OutcomeReportView>(onClose)
  return (
    <Dialog title={t('outcome.close')} isOpen mustAnswer onClose={onClose}>
      <p>{t('outcome.closeText')}</p>
      {points.length > 0 && (
        <Banner tone="due" title={t('outcome.stillOpen')}>
          {points.join('；')}
        </Banner>
      )}
      <Failure error={close.error} />
      <Actions>
        <Button
          kind="main"
          isPending={close.isPending}
          onPress={() => close.mutate({ address: `/plans/${report.planId}/outcome-report/close`, input: {} })}
        >
          {t('outcome.closeConfirm')}
        </Button>
        <Button onPress={onClose}>{t('web.cancel')}</Button>
      </Actions>
    </Dialog>
  )
}
