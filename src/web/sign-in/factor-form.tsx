import { type FormEvent, useState } from 'react'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import styles from './sign-in.module.css'

type FactorFormProps = { address?: '/session/factor' | '/session/totp/confirm'; onDone: () => Promise<void> | void }

/** The six digits of the authenticator. */
export function FactorForm({ address = '/session/factor', onDone }: FactorFormProps) {
  const [code, setCode] = useState('')
  const confirm = useAction(onDone)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    confirm.mutate({ address, input: { code: code.normalize('NFKC').replace(/\s/g, '') } })
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextField
        label={t('signIn.code')}
        description={t('signIn.codeText')}
        autoComplete="one-time-code"
        inputMode="numeric"
        autoFocus
        isRequired
        maxLength={8}
        value={code}
        onChange={setCode}
      />
      <Button type="submit" kind="main" wide isPending={confirm.isPending}>
        {t('signIn.confirm')}
      </Button>
      <Failure error={confirm.error} />
    </form>
  )
}
