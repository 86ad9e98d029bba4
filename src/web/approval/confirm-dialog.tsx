import { useState } from 'react'
import { useAction } from '#web/platform/action.ts'
import { ApiProblem } from '#web/platform/api.ts'
import { t } from '#web/platform/i18n.ts'
import { useSession } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'

export const needsConfirmation = (error: unknown): boolean =>
  error instanceof ApiProblem && error.code === 'session.confirmation_needed'

type ConfirmDialogProps = { onConfirmed: () => void; onClose: () => void }

/** Whoever signs shows once more to be the one who signed in. */
export function ConfirmDialog({ onConfirmed, onClose }: ConfirmDialogProps) {
  const { hasFactor } = useSession()
  const [secret, setSecret] = useState('')
  const confirm = useAction<object>(onConfirmed)
  const input = hasFactor ? { code: secret } : { password: secret }
  return (
    <Dialog title={t('approval.confirm')} isOpen onClose={onClose}>
      <Form
        label={t('approval.confirm')}
        onSubmit={() => secret && confirm.mutate({ address: '/session/confirm', input })}
      >
        <p>{t('approval.confirmText')}</p>
        <TextField
          label={t(hasFactor ? 'signIn.code' : 'signIn.password')}
          type={hasFactor ? 'text' : 'password'}
          inputMode={hasFactor ? 'numeric' : 'text'}
          autoComplete={hasFactor ? 'one-time-code' : 'current-password'}
          autoFocus
          isRequired
          value={secret}
          onChange={setSecret}
        />
        <Failure error={confirm.error} />
        <Actions>
          <Button type="submit" kind="main" isPending={confirm.isPending}>
            {t('approval.confirmGo')}
          </Button>
          <Button onPress={onClose}>{t('web.cancel')}</Button>
        </Actions>
      </Form>
    </Dialog>
  )
}
