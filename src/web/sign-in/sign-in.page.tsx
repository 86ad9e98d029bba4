import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import { FactorForm } from './factor-form.tsx'
import styles from './sign-in.module.css'
import { type SamplePeople, type SignInAnswer, sampleQuery } from './sign-in.queries.ts'

type SignInPageProps = {
  /** Whose session has just ended; the page beneath is kept for that person. */
  again?: string | undefined
  onSignedIn: () => Promise<void>
}

export default function SignInPage({ again, onSignedIn }: SignInPageProps) {
  const [factorNeeded, setFactorNeeded] = useState(false)
  const { data: sample } = useQuery(sampleQuery)
  const signIn = useAction<SignInAnswer>(async ({ state }) => {
    if (state === 'factorNeeded') setFactorNeeded(true)
    else await onSignedIn()
  })
  const enter = (loginName: string, password: string) =>
    signIn.mutate({ address: '/session', input: { loginName, password } })
  return (
    <main className={styles.signIn}>
      <Page title={t('web.name')} lead={again ? t('signIn.again', { name: again }) : t('signIn.lead')}>
        {factorNeeded ? (
          <FactorForm onDone={onSignedIn} />
        ) : (
          <>
            <PasswordForm isPending={signIn.isPending} onEnter={enter} />
            <Failure error={signIn.error} />
            {sample && <SampleSignIns sample={sample} isPending={signIn.isPending} onEnter={enter} />}
          </>
        )}
      </Page>
    </main>
  )
}

type EnterProps = { isPending: boolean; onEnter: (loginName: string, password: string) => void }

function PasswordForm({ isPending, onEnter }: EnterProps) {
  const [loginName, setLoginName] = useState('')
  const [password, setPassword] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onEnter(loginName, password)
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextField
        label={t('signIn.loginName')}
        autoComplete="username"
        isRequired
        maxLength={64}
        value={loginName}
        onChange={setLoginName}
      />
      <TextField
        label={t('signIn.password')}
        type="password"
        autoComplete="current-password"
        isRequired
        maxLength={128}
        value={password}
        onChange={setPassword}
      />
      <Button type="submit" kind="main" wide isPending={isPending}>
        {t('signIn.enter')}
      </Button>
    </form>
  )
}

/** An exercise installation shows whom one may play. */
function SampleSignIns({ sample, isPending, onEnter }: EnterProps & { sample: SamplePeople }) {
  return (
    <section className={styles.sample} aria-labelledby="sample">
      <h2 id="sample">{t('signIn.sample')}</h2>
      <p>{t('signIn.sampleText', { password: sample.password })}</p>
      <ul className={styles.people}>
        {sample.people.map((person) => (
          <li key={person.loginName}>
            <button
              type="button"
              className={styles.person}
              disabled={isPending}
              onClick={() => onEnter(person.loginName, sample.password)}
            >
              <strong>{person.name}</strong>
              <span>{[person.unitName, person.title].filter(Boolean).join('　')}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
