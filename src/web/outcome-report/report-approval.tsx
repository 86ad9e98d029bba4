import { useQuery } from '@tanstack/react-query'
import { approvalsOfQuery } from '#web/approval/approval.queries.ts'
import { ApprovalPanel } from '#web/approval/approval-panel.tsx'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'

/** A closed report goes to those who approve it, and again if it came back. */
export function ReportApproval({ planId }: { planId: string }) {
  const may = useMay()
  const { data: approvals } = useQuery(approvalsOfQuery('outcomeReport', planId))
  const submit = useAction<object>()
  const isOnItsWay = approvals?.some(({ state }) => state === 'waiting' || state === 'approved')
  return (
    <>
      <ApprovalPanel kind="outcomeReport" subjectId={planId} />
      <Failure error={submit.error} />
      {approvals && !isOnItsWay && may('outcomeReport.submit') && (
        <div>
          <Button
            kind="main"
            isPending={submit.isPending}
            onPress={() => submit.mutate({ address: `/plans/${planId}/outcome-report/submit`, input: {} })}
          >
            {t('approval.submit')}
          </Button>
        </div>
      )}
    </>
  )
}
