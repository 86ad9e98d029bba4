import { useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import type { CampaignReading } from '#domain/awareness-campaign/awareness-campaign.ts'
import { LinkDigits, typedSecret } from '#domain/awareness-campaign/awareness-link.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import styles from './awareness.module.css'
import { Reading } from './reading.tsx'

/** For those who never sign in: the slip's code and four digits open this one campaign, and nothing else. */
export function LinkPage() {
  const hash = useLocation({ select: (location) => location.hash })
  const [typed, setTyped] = useState('')
  const [digits, setDigits] = useState('')
  const [reading, setReading] = useState<CampaignReading | null>(null)
  const [isTried, setTried] = useState(false)
  const open = useAction<CampaignReading>(setReading)
  const secret = typedSecret(hash || typed)
  const shown = { secret, digits: digits.normalize('NFKC').trim() }
  const isWhole = secret !== '' && LinkDigits.safeParse(shown.digits).success
  const ask = () => open.mutate({ address: '/awareness-link/open', input: shown })
  const submit = () => {
    setTried(true)
    if (isWhole) ask()
  }
  if (reading)
    return (
      <div className={styles.open}>
        <Page title={reading.title} lead={`${reading.agencyName}　${t('awareness.read.iAm', { name: reading.name })}`}>
          <Reading
            reading={reading}
            confirm={{ address: '/awareness-link/confirm', input: shown }}
            answer={(answers) => ({ address: '/awareness-link/answer', input: { ...shown, answers } })}
            onAgain={ask}
          />
          <Failure error={open.error} />
        </Page>
      </div>
    )
  return (
    <div className={styles.open}>
      <Page title={t('awareness.read.title')} lead={t('awareness.read.lead')}>
        <Form label={t('awareness.read.title')} onSubmit={submit}>
          {hash === '' && (
            <TextField
              label={t('awareness.read.code')}
              isRequired
              autoComplete="off"
              maxLength={60}
              value={typed}
              onChange={setTyped}
            />
          )}
          <TextField
            label={t('awareness.read.digits')}
            description={t('awareness.read.digitsText')}
            isRequired
            inputMode="numeric"
            autoComplete="off"
            maxLength={4}
            value={digits}
            error={isTried && !isWhole ? t('awareness.read.digitsWrong') : null}
            onChange={setDigits}
          />
          <Failure error={open.error} />
          <Button type="submit" kind="main" wide isPending={open.isPending}>
            {t('awareness.read.open')}
          </Button>
        </Form>
      </Page>
    </div>
  )
}
