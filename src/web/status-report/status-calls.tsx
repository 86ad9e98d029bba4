import { useState } from 'react'
import { placeName } from '#domain/status-report/status-report.rules.ts'
import type { StatusCall } from '#domain/status-report/status-report.ts'
import { subjectKey } from '#domain/status-report/status-slot.rules.ts'
import { t } from '#web/platform/i18n.ts'
import { useSession } from '#web/platform/session.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import { LaterStatusDialog } from './later-status-dialog.tsx'
import styles from './status-report.module.css'
import { timeText } from './status-text.ts'

/** Nothing was heard of these: whom to ask, and the place for the answer. */
export function StatusCalls({ calls }: { calls: readonly StatusCall[] }) {
  if (calls.length === 0) return null
  return (
    <Section title={t('status.calls')} aside={t('today.count', { count: calls.length })}>
      <ul className={styles.own}>
        {calls.map((call) => (
          <Call key={subjectKey(call)} call={call} />
        ))}
      </ul>
    </Section>
  )
}

function Call({ call }: { call: StatusCall }) {
  const { today } = useSession()
  const [isRecording, setRecording] = useState(false)
  const { planId, dueAt, headName, telephone, ...place } = call
  const asked = { planId, dueAt, place: { ...place, headName, telephone } }
  return (
    <li className={styles.call}>
      <span className={styles.callText}>
        <strong>{placeName(call)}</strong>
        <StateMark tone="late">{t('status.callText', { time: timeText(dueAt, today) })}</StateMark>
        <span>
          {headName ? t('status.callHead', { name: headName }) : t('status.callNobody')}
          {telephone && (
            <>
              {'　'}
              <a href={`tel:${telephone.replaceAll(/[^\d+#*,]/g, '')}`}>{telephone}</a>
            </>
          )}
        </span>
      </span>
      <Button onPress={() => setRecording(true)}>{t('status.callOnBehalf')}</Button>
      {isRecording && <LaterStatusDialog kind="onBehalf" asked={asked} onClose={() => setRecording(false)} />}
    </li>
  )
}
