import { useState } from 'react'
import { isLate, isRunning } from '#domain/incident/clock-book.rules.ts'
import type { IncidentCard } from '#domain/incident/incident-card.ts'
import type { IncidentClock } from '#domain/incident/incident-clock.ts'
import { isDoneByEntry } from '#domain/incident/incident-entry.rules.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { useMay } from '#web/platform/session.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import { useEachSecond } from '#web/platform/use-now.ts'
import { dueText } from '#web/route/route-words.ts'
import { YearsAssumed } from '#web/route/years-assumed.tsx'
import { clockText } from './clock-words.ts'
import { Countdown } from './countdown.tsx'
import { EntryDialog } from './entry-form.tsx'
import styles from './incident.module.css'
import { NoticeDialog, type Suggested } from './notice-form.tsx'
import { BasisText } from './routes-say.tsx'

const isTelling = ({ step }: IncidentClock): boolean => step === 'firstNotice' || step === 'relay'

/** What is to be done besides telling, counted down; what ran before a change stays visible. */
export function Clocks({ card }: { card: IncidentCard }) {
  const now = useEachSecond()
  const standing = card.clocks.filter((clock) => clock.supersededAt === null && !isTelling(clock))
  const superseded = card.clocks.filter((clock) => clock.supersededAt !== null)
  const running = standing.filter(isRunning)
  const ended = standing.filter((clock) => !isRunning(clock))
  if (card.clocks.length === 0) return null
  return (
    <Section title={t('incident.clocks')}>
      <YearsAssumed years={card.yearsAssumed} />
      {running.length === 0 && <p className={styles.soft}>{t('incident.noClockRuns')}</p>}
      {running.length > 0 && <ClockList clocks={running} card={card} now={now} />}
      {ended.length > 0 && (
        <details className={styles.more}>
          <summary>{t('incident.endedClocks', { count: ended.length })}</summary>
          <ClockList clocks={ended} card={card} now={now} />
        </details>
      )}
      {superseded.length > 0 && (
        <details className={styles.more}>
          <summary>{t('incident.supersededClocks', { count: superseded.length })}</summary>
          <ClockList clocks={superseded} card={card} now={now} />
        </details>
      )}
    </Section>
  )
}

type ClockListProps = { clocks: readonly IncidentClock[]; card: IncidentCard; now: Date }

const ClockList = ({ clocks, card, now }: ClockListProps) => (
  <ul className={styles.list}>
    {clocks.map((clock) => (
      <ClockRow key={clock.id} clock={clock} card={card} now={now} />
    ))}
  </ul>
)

/** A report in writing, by the first means that is allowed. */
const suggestedFor = ({ authority, step }: IncidentClock, { says }: IncidentCard): Suggested => ({
  authority,
  means: (['officialDocument', 'fax', 'sealedLetter'] as const).find((one) => !says.forbiddenMeans.includes(one))!,
  stage: step === 'finalReport' ? 'final' : 'first',
})

function ClockRow({ clock, card, now }: { clock: IncidentClock; card: IncidentCard; now: Date }) {
  const may = useMay()
  const [isDoing, setDoing] = useState(false)
  const byEntry = isDoneByEntry(clock)
  const isOpen = card.incident.state !== 'closed' && isRunning(clock) && clock.step !== 'damageControl'
  const mayDo = isOpen && may(byEntry ? 'incident.addEntry' : 'incident.addNotice')
  return (
    <li>
      <span className={styles.who}>
        <strong>{clockText(clock)}</strong>
        {clock.repeatUntil && <span className={styles.role}>{t(`incident.repeats.${clock.repeatUntil}`)}</span>}
        <BasisText basis={clock.basis} />
      </span>
      <span className={styles.by}>
        <ClockState clock={clock} card={card} now={now} />
      </span>
      <span className={styles.acts}>
        {mayDo && <Button onPress={() => setDoing(true)}>{t(byEntry ? 'incident.isDone' : 'incident.wasTold')}</Button>}
        {isRunning(clock) && clock.step === 'damageControl' && (
          <span className={styles.role}>{t('incident.metByControl')}</span>
        )}
      </span>
      {isDoing && byEntry && <EntryDialog card={card} kind="measure" clock={clock} onClose={() => setDoing(false)} />}
      {isDoing && !byEntry && (
        <NoticeDialog card={card} suggested={suggestedFor(clock, card)} onDone={() => setDoing(false)} />
      )}
    </li>
  )
}

/** How a clock stands: with its time, and why where it stands no more. */
function ClockState({ clock, card, now }: { clock: IncidentClock; card: IncidentCard; now: Date }) {
  const { metAt, endedAt, supersededAt, supersededBy, dueAt } = clock
  if (supersededAt)
    return (
      <>
        <StateMark tone="nothing">{t('incident.supersededAt', { at: instantText(supersededAt) })}</StateMark>
        <span className={styles.basis}>
          {t('incident.wasDue', { at: dueText(dueAt) })}　{card.entries.find(({ id }) => id === supersededBy)?.text}
        </span>
      </>
    )
  if (metAt)
    return (
      <StateMark tone={isLate(clock, now) ? 'late' : 'done'}>
        {t(isLate(clock, now) ? 'incident.metLate' : 'incident.metAt', { at: instantText(metAt) })}
      </StateMark>
    )
  if (endedAt) return <StateMark tone="nothing">{t('incident.endedAt', { at: instantText(endedAt) })}</StateMark>
  return (
    <>
      <Countdown startedAt={clock.startedAt} dueAt={dueAt} isLate={isLate(clock, now)} now={now} />
      <span className={styles.basis}>{t('incident.atZero', { at: dueText(dueAt) })}</span>
    </>
  )
}
