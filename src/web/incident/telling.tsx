import { useState } from 'react'
import type { Incident } from '#domain/incident/incident.ts'
import { t } from '#web/platform/i18n.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import styles from './incident.module.css'
import { useEventDuties } from './incident.queries.ts'
import { NoticeForm } from './notice-form.tsx'

/** Whom the plan wants told and who has been, each one tap from being recorded. */
export function Telling({ incident }: { incident: Incident }) {
  const { duties } = useEventDuties()
  const [recipient, setRecipient] = useState('')
  const recipients = duties.find(({ id }) => id === incident.dutyId)?.recipients ?? []
  const isTold = (name: string) => incident.notices.some((notice) => notice.recipient === name)
  return (
    <>
      {recipients.length > 0 && (
        <Section title={t('incident.mustTell')}>
          <ul className={styles.list}>
            {recipients.map(({ name, role, via }) => (
              <li key={`${role}-${name}`}>
                <strong>{name}</strong>
                <span className={styles.role}>
                  {[t(`plan.recipient.${role}`), via && t('incident.via', { via })].filter(Boolean).join('　')}
                </span>
                {isTold(name) ? (
                  <StateMark tone="done">{t('incident.hasBeenTold')}</StateMark>
                ) : (
                  <Button onPress={() => setRecipient(name)}>{t('incident.wasTold')}</Button>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('incident.addNotice')}>
        <NoticeForm key={`${recipient}-${incident.notices.length}`} incident={incident} suggested={recipient} />
      </Section>
    </>
  )
}
