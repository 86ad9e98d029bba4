import { useState } from 'react'
import type { z } from 'zod'
import type { FactorEnrolment } from '#domain/session/session.ts'
import { useAction } from '#web/platform/action.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { useSession } from '#web/platform/session.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { FactorForm } from '#web/sign-in/factor-form.tsx'
import { OwnChannels } from '#web/telling/own-channels.tsx'
import styles from './me.module.css'
import { PasswordForm } from './password-form.tsx'

type Enrolment = z.infer<typeof FactorEnrolment>

export function MePage() {
  const { person, hasFactor } = useSession()
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null)
  const enrol = useAction<Enrolment>(setEnrolment)
  return (
    <Page title={t('me.title')} lead={`${person.name}　${person.title}`}>
      <Section title={t('me.roles')}>
        <p>{person.roles.map((role) => nameOf('role', role)).join(t('web.comma'))}</p>
      </Section>
      <Section title={t('me.factor')}>
        {hasFactor ? <Banner tone="done">{t('me.factorOn')}</Banner> : <p>{t('me.factorOff')}</p>}
        {enrolment && !hasFactor ? (
          <Enrol enrolment={enrolment} onDone={() => setEnrolment(null)} />
        ) : (
          !hasFactor && (
            <div>
              <Button
                kind="main"
                isPending={enrol.isPending}
                onPress={() => enrol.mutate({ address: '/session/totp', input: {} })}
              >
                {t('me.factorStart')}
              </Button>
            </div>
          )
        )}
        <Failure error={enrol.error} />
      </Section>
      <OwnChannels />
      <Section title={t('me.password')}>
        <PasswordForm />
      </Section>
    </Page>
  )
}

/** The secret in groups of four, to be typed; on the same phone the link opens the authenticator. */
const Enrol = ({ enrolment, onDone }: { enrolment: Enrolment; onDone: () => void }) => (
  <div className={styles.enrol}>
    <p>{t('me.factorSecret')}</p>
    <p className={styles.secret}>{enrolment.secret.match(/.{1,4}/g)?.join(' ')}</p>
    <p>
      <a href={enrolment.uri}>{t('me.factorLink')}</a>
    </p>
    <FactorForm address="/session/totp/confirm" onDone={onDone} />
  </div>
)
