import { isEthics } from '#domain/person/person.rules.ts'
import type { Point } from '#domain/point/point.ts'
import { useBeginInspection } from '#web/inspection/begin-inspection.ts'
import { t } from '#web/platform/i18n.ts'
import { useActing } from '#web/platform/rule.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'

/** The one thing that is done at a point: its own unit fills in the form, and ethics inspects with the same one. */
export function BeginAtPoint({ point }: { point: Point }) {
  const actor = useActing()
  const { begin, isPending, error } = useBeginInspection()
  const { id, unitId, unitName, checklistVersionId, checklistTitle } = point
  const isOwn = actor.unitId === unitId
  if (!isOwn && !isEthics(actor)) return <Banner quiet>{t('point.notOwn', { unit: unitName })}</Banner>
  if (!checklistVersionId) return <Banner tone="due">{t('point.noForm')}</Banner>
  const start = () =>
    begin({
      checklistVersionId,
      unitId,
      assignmentId: null,
      pointId: id,
      origin: isOwn ? 'selfInspection' : 'inspection',
    })
  return (
    <>
      <Failure error={error} />
      <Button kind="main" wide icon="checks" isPending={isPending} onPress={start}>
        {t('point.begin', { title: checklistTitle ?? '' })}
      </Button>
    </>
  )
}
