import type { Point, PointDetail } from '#domain/point/point.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'

export function RetireDialog({ point: { id, name, version }, onClose }: { point: Point; onClose: () => void }) {
  const retire = useAction<PointDetail>(onClose)
  return (
    <Dialog title={t('point.retireOf', { name })} isOpen onClose={onClose} mustAnswer>
      <p>{t('point.retireText')}</p>
      <Failure error={retire.error} />
      <Actions>
        <Button
          kind="main"
          isPending={retire.isPending}
          onPress={() => retire.mutate({ address: `/points/${id}/retire`, input: { version } })}
        >
          {t('point.retire')}
        </Button>
        <Button onPress={onClose}>{t('web.cancel')}</Button>
      </Actions>
    </Dialog>
  )
}
