import { useNavigate } from '@tanstack/react-router'
import type { PatrolRoute } from '#domain/patrol/patrol.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'

type RetireRouteDialogProps = { route: PatrolRoute; onClose: () => void }

export function RetireRouteDialog({ route: { id, name, version }, onClose }: RetireRouteDialogProps) {
  const navigate = useNavigate()
  const retire = useAction<PatrolRoute>(() => navigate({ to: '/patrols' }))
  return (
    <Dialog title={t('patrol.retireOf', { name })} isOpen onClose={onClose} mustAnswer>
      <p>{t('patrol.retireText')}</p>
      <Failure error={retire.error} />
      <Actions>
        <Button
          kind="main"
          isPending={retire.isPending}
          onPress={() => retire.mutate({ address: `/patrol-routes/${id}/retire`, input: { version } })}
        >
          {t('patrol.retire')}
        </Button>
        <Button onPress={onClose}>{t('web.cancel')}</Button>
      </Actions>
    </Dialog>
  )
}
