import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { isWaiting } from '#domain/sealed-matter/sealed-glass.rules.ts'
import type { SealedGlass } from '#domain/sealed-matter/sealed-glass.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { useSession } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import { TextArea, TextField } from '#web/platform/ui/text-field.tsx'
import { useNow } from '#web/platform/use-now.ts'
import styles from './sealed-matter.module.css'
import { sealedGlassesQuery } from './sealed-matter.queries.ts'

/** Who looked, or asks to look, at a matter they are no reader of. */
export function Glasses() {
  const { data: glasses, error } = useQuery(sealedGlassesQuery)
  const [isAsking, setAsking] = useState(false)
  return (
    <Section
      title={t('sealedGlass.title')}
      aside={<Button onPress={() => setAsking(true)}>{t('sealedGlass.ask')}</Button>}
    >
      <p className={styles.soft}>{t('sealedGlass.text')}</p>
      <Failure error={error} />
      <ul className={styles.list}>
        {glasses?.map((glass) => (
          <GlassRow key={glass.id} glass={glass} />
        ))}
      </ul>
      {isAsking && <AskDialog onClose={() => setAsking(false)} />}
    </Section>
  )
}

function GlassRow({ glass }: { glass: SealedGlass }) {
  const { person } = useSession()
  const grant = useAction<unknown>()
  const { id, number, reason, askedByName, askedById, askedAt, brokenByName, endsAt, hours, looks } = glass
  const now = useNow()
  const waits = isWaiting(glass, new Date(now()))
  return (
    <li className={styles.row}>
      <p className={styles.line}>
        <strong>{number}</strong>
        {t('sealedGlass.askedBy', { name: askedByName, at: instantText(askedAt), hours })}
      </p>
      <p>{reason}</p>
      {brokenByName && endsAt && (
        <p>
          <StateMark tone="attention">
            {t('sealedGlass.brokenBy', { name: brokenByName, until: instantText(endsAt), count: looks.length })}
          </StateMark>
        </p>
      )}
      {!brokenByName && (
        <p>
          <StateMark tone={waits ? 'due' : 'nothing'}>
            {t(waits ? 'sealedGlass.waits' : 'sealedGlass.lapsed')}
          </StateMark>
        </p>
      )}
      <Failure error={grant.error} />
      {waits && askedById !== person.id && (
        <div>
          <Button
            isPending={grant.isPending}
            onPress={() => grant.mutate({ address: `/sealed-glasses/${id}/break`, input: {} })}
          >
            {t('sealedGlass.grant')}
          </Button>
        </div>
      )}
    </li>
  )
}

type Hours = '1' | '2' | '4'

function AskDialog({ onClose }: { onClose: () => void }) {
  const [number, setNumber] = useState('')
  const [reason, setReason] = useState('')
  const [hours, setHours] = useState<Hours>('1')
  const [isTried, setTried] = useState(false)
  const ask = useAction<unknown>(onClose)
  const missing = (text: string) => (isTried && text.trim() === '' ? t('web.required') : null)
  const send = () => {
    setTried(true)
    if (number.trim() === '' || reason.trim() === '') return
    ask.mutate({ address: '/sealed-glasses', input: { number, reason, hours: Number(hours) } })
  }
  return (
    <Dialog title={t('sealedGlass.ask')} isOpen onClose={onClose}>
      <p>{t('sealedGlass.askText')}</p>
      <Form label={t('sealedGlass.ask')} onSubmit={send}>
        <TextField
          label={t('sealedMatter.number')}
          isRequired
          maxLength={20}
          value={number}
          onChange={setNumber}
          error={missing(number)}
        />
        <TextArea
          label={t('sealedGlass.reason')}
          isRequired
          maxLength={500}
          value={reason}
          onChange={setReason}
          error={missing(reason)}
        />
        <Segmented
          label={t('sealedGlass.hours')}
          segments={(['1', '2', '4'] as const).map((value) => ({
            value,
            label: t('sealedGlass.hoursOf', { hours: value }),
          }))}
          value={hours}
          onChange={setHours}
        />
        <FormActions action={ask} label={t('sealedGlass.ask')} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
