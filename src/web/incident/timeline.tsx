import { useState } from 'react'
import { isLate } from '#domain/incident/clock-book.rules.ts'
import type { Notice } from '#domain/incident/incident.ts'
import type { IncidentCard } from '#domain/incident/incident-card.ts'
import { voidOf } from '#domain/incident/incident-entry.rules.ts'
import type { IncidentEntry } from '#domain/incident/incident-entry.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { useMay } from '#web/platform/session.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { Photos } from '#web/platform/ui/photos.tsx'
import { StateMark, type Tone } from '#web/platform/ui/state-mark.tsx'
import { useEachSecond } from '#web/platform/use-now.ts'
import { dueText } from '#web/route/route-words.ts'
import { clockText } from './clock-words.ts'
import { EntryDialog } from './entry-form.tsx'
import styles from './incident.module.css'
import { kindsText } from './incident-words.ts'
import { reportText } from './report-text.ts'

const tones: Record<IncidentEntry['kind'], Tone> = {
  recorded: 'attention',
  handedOver: 'done',
  factsChanged: 'due',
  severityJudged: 'due',
  notice: 'underWay',
  measure: 'underWay',
  receipt: 'underWay',
  note: 'standing',
  file: 'standing',
  correction: 'due',
  controlled: 'done',
  closed: 'done',
  reportIssued: 'underWay',
}

const laterMs = 10 * 60_000
const isTypedLater = ({ at, recordedAt }: IncidentEntry): boolean => Date.parse(recordedAt) - Date.parse(at) > laterMs

/** Everything that happened, in the order of time, and each time that passed by; nothing of it can be edited. */
export function Timeline({ card }: { card: IncidentCard }) {
  const may = useMay()
  const now = useEachSecond()
  const [corrected, setCorrected] = useState<IncidentEntry | null>(null)
  const isVoid = voidOf(card.entries)
  const mayCorrect = may('incident.addEntry') && card.incident.handedOver === null
  const lines = [
    ...card.entries.map((entry) => ({
      at: entry.at,
      line: (
        <EntryLine
          key={entry.id}
          entry={entry}
          card={card}
          isVoid={isVoid.has(entry.id)}
          onCorrect={mayCorrect ? () => setCorrected(entry) : null}
        />
      ),
    })),
    ...overs(card, now).map((clock) => ({
      at: clock.dueAt,
      line: (
        <li key={clock.id} className={styles.entry}>
          <p className={styles.line}>
            <StateMark tone="late">{t('incident.clockOver')}</StateMark>
            <span className={styles.soft}>{dueText(clock.dueAt)}</span>
          </p>
          <p>{clockText(clock)}</p>
        </li>
      ),
    })),
  ].toSorted((one, other) => one.at.localeCompare(other.at))
  return (
    <Section title={t('incident.timeline')}>
      <ol className={styles.history}>{lines.map(({ line }) => line)}</ol>
      {corrected && (
        <EntryDialog card={card} kind="correction" corrected={corrected} onClose={() => setCorrected(null)} />
      )}
    </Section>
  )
}

/** Clocks whose time is over, while they ran. */
const overs = ({ clocks }: IncidentCard, now: Date) =>
  clocks.filter((clock) => isLate({ ...clock, endedAt: clock.endedAt ?? clock.supersededAt }, now))

type EntryLineProps = { entry: IncidentEntry; card: IncidentCard; isVoid: boolean; onCorrect: (() => void) | null }

function EntryLine({ entry, card, isVoid, onCorrect }: EntryLineProps) {
  const { kind, at, recordedAt, byName, text, detail } = entry
  const notice = card.incident.notices.find(({ id }) => id === entry.id)
  const facts = kind === 'recorded' || kind === 'factsChanged' || kind === 'severityJudged' ? detail.facts : undefined
  const of = card.entries.find(({ id }) => id === entry.corrects)
  return (
    <li className={styles.entry} data-void={isVoid || undefined}>
      <p className={styles.line}>
        <StateMark tone={tones[kind]}>{t(`incident.entry.${kind}`)}</StateMark>
        <span className={styles.soft}>
          {instantText(at)}　{byName}
          {isTypedLater(entry) && `　${t('incident.typedAt', { at: instantText(recordedAt) })}`}
          {isVoid && `　${t('incident.voided')}`}
        </span>
      </p>
      {notice && <p className={styles.what}>{noticeText(notice)}</p>}
      {facts && <p>{kindsText(facts)}</p>}
      {detail.receipt && <p>{`${t(`route.authority.${detail.receipt.authority}`)}　${detail.receipt.number}`}</p>}
      {detail.report && <p>{reportText(detail.report)}</p>}
      {of && <p className={styles.soft}>{t('incident.correctsOf', { at: instantText(of.at) })}</p>}
      {text && <p className={styles.what}>{text}</p>}
      {detail.followedBy && (
        <p className={styles.soft}>
          {t('followUpCase.wentOn', {
            kinds: detail.followedBy.map((one) => t(`followUpCase.kind.${one}`)).join(t('web.comma')),
          })}
        </p>
      )}
      <ClocksOfEntry entry={entry} card={card} />
      <Photos files={entry.files} />
      {onCorrect && kind !== 'correction' && (
        <div>
          <Button kind="quiet" onPress={onCorrect}>
            {t('incident.write.correction')}
          </Button>
        </div>
      )}
    </li>
  )
}

const noticeText = ({ recipient, means, stage, answeredBy, remark }: Notice): string =>
  [
    t('incident.noticeLine', {
      who: recipient,
      means: t(`route.means.${means}`),
      stage: t(`incident.stage.${stage}`),
    }),
    answeredBy && t('incident.answeredLine', { who: answeredBy }),
    remark,
  ]
    .filter(Boolean)
    .join('\n')

/** What this line did to the clocks. */
function ClocksOfEntry({ entry, card: { clocks } }: { entry: IncidentEntry; card: IncidentCard }) {
  const met = clocks.filter(({ metBy }) => metBy === entry.id)
  const superseded = clocks.filter(({ supersededBy }) => supersededBy === entry.id)
  return (
    <>
      {met.length > 0 && (
        <p className={styles.soft}>{t('incident.metClocks', { clocks: met.map(clockText).join(t('web.comma')) })}</p>
      )}
      {superseded.length > 0 && (
        <p className={styles.soft}>
          {t('incident.changedClocks', {
            count: superseded.length,
            clocks: superseded.map(clockText).join(t('web.comma')),
          })}
        </p>
      )}
    </>
  )
}
