import { useState } from 'react'
import type { z } from 'zod'
import type { PasswordChange } from '#domain/session/session.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'

const shortest = 12

export function PasswordForm() {
  const [password, setPassword] = useState('')
  const [newPassword, setNewPassword] = useState('')
  const [isTried, setTried] = useState(false)
  const change = useAction(() => {
    setPassword('')
    setNewPassword('')
    setTried(false)
  })
  const send = () => {
    setTried(true)
    const input: z.infer<typeof PasswordChange> = { password, newPassword }
    if (password !== '' && newPassword.length >= shortest) change.mutate({ address: '/session/password', input })
  }
  return (
    <Form label={t('me.password')} onSubmit={send}>
      <TextField
        label={t('me.passwordNow')}
        type="password"
        autoComplete="current-password"
        isRequired
        maxLength={128}
        value={password}
        onChange={setPassword}
        error={isTried && password === '' ? t('web.required') : null}
      />
      <TextField
        label={t('me.passwordNew')}
        description={t('me.passwordRule')}
        type="password"
        autoComplete="new-password"
        isRequired
        maxLength={128}
        value={newPassword}
        onChange={setNewPassword}
        error={isTried && newPassword.length < shortest ? t('me.passwordRule') : null}
      />
      <Failure error={change.error} />
      {change.isSuccess && <Banner tone="done">{t('me.passwordChanged')}</Banner>}
      <div>
        <Button type="submit" isPending={change.isPending}>
          {t('me.passwordSave')}
        </Button>
      </div>
    </Form>
  )
}
