import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Plan } from '#domain/plan/plan.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'

/** The plan that runs goes on as it is; asked once more, since the draft does not come back. */
export function DropAmendment({ plan }: { plan: Plan }) {
  const may = useMay()
  const navigate = useNavigate()
  const [isOpen, setOpen] = useState(false)
  const drop = useAction<Plan>(async () => {
    if (plan.amendsId) await navigate({ to: '/plans/$planId', params: { planId: plan.amendsId } })
  })
  if (!may('plan.dropAmendment')) return null
  return (
    <div>
      <Button kind="quiet" onPress={() => setOpen(true)}>
        {t('plan.amend.drop')}
      </Button>
      <Dialog title={t('plan.amend.drop')} isOpen={isOpen} onClose={() => setOpen(false)} mustAnswer>
        <p>{t('plan.amend.dropText')}</p>
        <Failure error={drop.error} />
        <Actions>
          <Button
            kind="main"
            isPending={drop.isPending}
            onPress={() =>
              drop.mutate({ address: `/plans/${plan.id}/drop`, input: { id: plan.id, version: plan.version } })
            }
          >
            {t('plan.amend.drop')}
          </Button>
          <Button onPress={() => setOpen(false)}>{t('web.cancel')}</Button>
        </Actions>
      </Dialog>
    </div>
  )
}
