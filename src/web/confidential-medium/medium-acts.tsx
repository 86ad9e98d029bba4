import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Medium, MediumParticulars } from '#domain/confidential-medium/confidential-medium.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button, buttonClass } from '#web/platform/ui/button.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { DestroyDialog } from './destruction.tsx'
import { PlacingFields } from './medium-fields.tsx'

/** What whoever answers for a thing may do with it. It moves only once its sealed particulars are open. */
export function MediumActs({ medium, opened }: { medium: Medium; opened: MediumParticulars | undefined }) {
  const [dialog, setDialog] = useState<'move' | 'destroy' | null>(null)
  const close = () => setDialog(null)
  if (medium.state === 'destroyed') return null
  return (
    <Actions>
      {medium.state === 'kept' && (
        <Link to="/media/permits/new" search={{ mediumId: medium.id }} className={buttonClass('main')}>
          {t('medium.apply')}
        </Link>
      )}
      {opened && <Button onPress={() => setDialog('move')}>{t('medium.change')}</Button>}
      {medium.state === 'kept' && !medium.destruction && (
        <Button kind="quiet" onPress={() => setDialog('destroy')}>
          {t('medium.destroy')}
        </Button>
      )}
      {dialog === 'move' && opened && <MoveDialog medium={medium} opened={opened} onClose={close} />}
      {dialog === 'destroy' && <DestroyDialog medium={medium} onClose={close} />}
    </Actions>
  )
}

type MoveProps = { medium: Medium; opened: MediumParticulars; onClose: () => void }

function MoveDialog({ medium: { id, version, keeperId, pointId }, opened, onClose }: MoveProps) {
  const [placing, setPlacing] = useState({ keeperId, pointId, ...opened })
  const move = useAction<unknown>(onClose)
  const send = () =>
    move.mutate({ method: 'PATCH', address: `/confidential-media/${id}`, input: { version, ...placing } })
  return (
    <Dialog title={t('medium.change')} isOpen onClose={onClose}>
      <Form label={t('medium.change')} onSubmit={send}>
        <PlacingFields placing={placing} onChange={(changes) => setPlacing((all) => ({ ...all, ...changes }))} />
        <Failure error={move.error} />
        <Actions>
          <Button type="submit" kind="main" isPending={move.isPending}>
            {t('web.save')}
          </Button>
          <Button onPress={onClose}>{t('web.cancel')}</Button>
        </Actions>
      </Form>
    </Dialog>
  )
}
