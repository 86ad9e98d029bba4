import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { isOpen } from '#domain/contact/contact-drill.rules.ts'
import type { ContactDrill, ContactDrillEntry, ContactDrillState } from '#domain/contact/contact-drill.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DocumentLinks } from '#web/platform/ui/document-links.tsx'
import { Facts } from '#web/platform/ui/facts.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { StateMark, type Tone } from '#web/platform/ui/state-mark.tsx'
import styles from './contact.module.css'
import { contactDrillQuery } from './contact.queries.ts'
import { DrillCall } from './drill-call.tsx'
import { EndDrillDialog } from './end-drill-dialog.tsx'

/** One call after the other, by thumb. */
export function ContactDrillPage() {
  const { drillId } = useParams({ from: '/contacts/drills/$drillId' })
  const { data: drill, error } = useQuery(contactDrillQuery(drillId))
  return (
    <Page
      title={t('contact.drill')}
      above={<Link to="/contacts/drills">{t('contact.drill')}</Link>}
      lead={drill?.planTitle}
      actions={drill?.endedAt && <DocumentLinks address={`/contact-drills/${drillId}/record`} />}
    >
      <Failure error={error} />
      {!drill && !error && <Skeleton lines={6} />}
      {drill && (drill.endedAt ? <Ended drill={drill} /> : <Running drill={drill} />)}
      {drill && <Entries drill={drill} />}
    </Page>
  )
}

function Running({ drill }: { drill: ContactDrill }) {
  const may = useMay()
  const [isEnding, setEnding] = useState(false)
  // Whoever did not answer may be tried again from the list; those to correct come after those to call.
  const next =
    drill.entries.find(({ state }) => state === 'waiting') ?? drill.entries.find(({ state }) => state === 'wrongNumber')
  const done = drill.entries.filter((entry) => !isOpen(entry)).length
  const size = drill.entries.length
  return (
    <>
      <div className={styles.progress}>
        <span>{t('contact.drill.progress', { done, size })}</span>
        <progress max={size} value={done} aria-label={t('contact.drill')} />
      </div>
      {next && <DrillCall key={next.contact.id} drillId={drill.id} entry={next} />}
      {!next && (
        <Section title={t('contact.drill.allDone')}>
          {may('contactDrill.end') && (
            <div>
              <Button kind="main" onPress={() => setEnding(true)}>
                {t('contact.drill.end')}
              </Button>
            </div>
          )}
        </Section>
      )}
      {isEnding && <EndDrillDialog drill={drill} onClose={() => setEnding(false)} />}
    </>
  )
}

const Ended = ({
  drill: { startedAt, startedByName, endedAt, endedByName, assignmentId, ...drill },
}: {
  drill: ContactDrill
}) => (
  <>
    <Facts
      facts={[
        [t('contact.drill.started'), `${instantText(startedAt)}　${startedByName}`],
        [t('contact.drill.ended'), endedAt && `${instantText(endedAt)}　${endedByName}`],
        [t('contact.drill.answered'), t('contact.drill.answeredOf', { answered: drill.answered, size: drill.size })],
      ]}
    />
    {assignmentId && (
      <Link to="/assignments/$assignmentId" params={{ assignmentId }}>
        {t('contact.drill.toEvidence')}
      </Link>
    )}
  </>
)

const tones: Record<ContactDrillState, Tone> = {
  waiting: 'waiting',
  answered: 'done',
  notAnswered: 'due',
  wrongNumber: 'late',
  dropped: 'nothing',
}

function Entries({ drill }: { drill: ContactDrill }) {
  const [again, setAgain] = useState<string | null>(null)
  return (
    <Section title={t('contact.drill.all')}>
      <ul className={styles.contacts}>
        {drill.entries.map((entry) => (
          <li key={entry.contact.id} className={styles.contact}>
            <span className={styles.who}>
              <strong>{entry.contact.name}</strong>
              <span className={styles.soft}>{callsText(entry)}</span>
              <StateMark tone={tones[entry.state]}>{t(`contact.drill.state.${entry.state}`)}</StateMark>
            </span>
            {!drill.endedAt && entry.state === 'notAnswered' && again !== entry.contact.id && (
              <span className={styles.calls}>
                <Button onPress={() => setAgain(entry.contact.id)}>{t('contact.drill.again')}</Button>
              </span>
            )}
            {again === entry.contact.id && !drill.endedAt && entry.state === 'notAnswered' && (
              <DrillCall drillId={drill.id} entry={entry} />
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

const callsText = ({ calls }: ContactDrillEntry): string =>
  calls
    .map(({ madeAt, telephone, madeByName, note }) =>
      [instantText(madeAt), telephone, madeByName, note].filter(Boolean).join('　'),
    )
    .join('\n')
