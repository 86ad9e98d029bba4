import { useState } from 'react'
import type { OffDutyExemption, OffDutyRoom } from '#domain/off-duty-check/off-duty-check.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'

type ExemptRoomProps = { room: OffDutyRoom; date: string }

/** Somebody works late, or nobody was here: then nobody is told that the room is missing. */
export function ExemptRoom({ room, date }: ExemptRoomProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <div>
      <Button kind="quiet" onPress={() => setOpen(true)}>
        {t('offDutyCheck.exempt')}
      </Button>
      {isOpen && <ExemptDialog room={room} date={date} onClose={() => setOpen(false)} />}
    </div>
  )
}

function ExemptDialog({ room: { pointId, name }, date, onClose }: ExemptRoomProps & { onClose: () => void }) {
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const save = useAction<OffDutyExemption>(onClose)
  const isMissing = reason.trim() === ''
  const send = () => {
    setTried(true)
    if (!isMissing) save.mutate({ address: '/off-duty-exemptions', input: { pointId, date, reason } })
  }
  return (
    <Dialog title={t('offDutyCheck.exemptOf', { name })} isOpen onClose={onClose}>
      <Form label={t('offDutyCheck.exempt')} onSubmit={send}>
        <TextField
          label={t('offDutyCheck.reason')}
          description={t('offDutyCheck.reasonText')}
          isRequired
          maxLength={120}
          value={reason}
          onChange={setReason}
          error={isTried && isMissing ? t('web.required') : null}
        />
        <FormActions action={save} label={t('offDutyCheck.exempt')} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
