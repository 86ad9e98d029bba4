import { formOf } from '#domain/checklist/form.rules.ts'
import { dateInTaipei } from '#domain/date.ts'
import type { InspectionDetail, InspectionSubmission, SubmittedInspection } from '#domain/inspection/inspection.ts'
import { useAction } from '#web/platform/action.ts'
import { backToTop } from '#web/platform/back-to-top.ts'
import { t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { type Answers, byPlace, inOrder } from './answers.ts'
import { progressOf } from './form-groups.ts'
import { keepUnsent } from './unsent.ts'

type SubmitInspectionProps = { detail: InspectionDetail; answers?: Answers }

/** The unit head's signature: what is not compliant opens its deficiencies. */
export function SubmitInspection({ detail: { inspection, checklist }, answers }: SubmitInspectionProps) {
  const submit = useAction<SubmittedInspection>(() => {
    keepUnsent(inspection.id, {})
    backToTop()
  })
  const given = answers ?? byPlace(inspection.answers)
  const form = formOf(checklist, Object.values(given), dateInTaipei(new Date()))
  const found = form.entries.filter(({ verdict }) => verdict === 'notCompliant').length
  const input: InspectionSubmission = {
    id: inspection.id,
    checklistVersionId: inspection.checklistVersionId,
    unitId: inspection.unitId,
    assignmentId: inspection.assignmentId,
    origin: inspection.origin,
    pointId: inspection.pointId,
    claimedAt: null,
    version: inspection.version,
    answers: inOrder(checklist, given),
  }
  return (
    <>
      <Failure error={submit.error} />
      <Button
        kind="main"
        isDisabled={progressOf(form).gaps.length > 0}
        isPending={submit.isPending}
        onPress={() =>
          submit.mutate({
            address: `/inspections/${inspection.id}/submit`,
            input,
          })
        }
      >
        {found > 0 ? t('inspection.submitFound', { count: found }) : t('inspection.submit')}
      </Button>
    </>
  )
}
