import type { InspectionPlan } from '#domain/inspection-plan/inspection-plan.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'

/** On its way to those who approve it. */
export function SubmitPlan({ plan: { id, version } }: { plan: InspectionPlan }) {
  const submit = useAction<InspectionPlan>()
  return (
    <>
      <Failure error={submit.error} />
      <div>
        <Button
          kind="main"
          isPending={submit.isPending}
          onPress={() => submit.mutate({ address: `/inspection-plans/${id}/submit`, input: { version } })}
        >
          {t('inspectionPlan.submit')}
        </Button>
      </div>
    </>
  )
}
