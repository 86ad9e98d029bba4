import { useState } from 'react'
import type { IncidentCard, ToTell } from '#domain/incident/incident-card.ts'
import { toldState } from '#domain/incident/telling.rules.ts'
import type { Authority } from '#domain/route/authority.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { useMay } from '#web/platform/session.ts'
import { Button, buttonClass } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Icon } from '#web/platform/ui/icons.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import { useEachSecond } from '#web/platform/use-now.ts'
import { Countdown } from './countdown.tsx'
import styles from './incident.module.css'
import { NoticeDialog, type Suggested } from './notice-form.tsx'
import { BasisText, meansText, roleText } from './routes-say.tsx'

/** Lines that are the same everywhere. */
const publicLines: Partial<Record<Authority, string>> = { police: '110', fire: '119', antiFraud165: '165' }

/** Who is to be told, has been, or is late; one tap logs the call. */
export function Tellings({ card }: { card: IncidentCard }) {
  const may = useMay()
  const [told, setTold] = useState<Suggested | null>(null)
  const { incident, says } = card
  const mayTell = may('incident.addNotice') && incident.state !== 'closed'
  return (
    <Section
      title={t('incident.toTell')}
      aside={
        mayTell && (
          <Button onPress={() => setTold({ authority: null, means: 'telephone', stage: 'first' })}>
            {t('incident.addNotice')}
          </Button>
        )
      }
    >
      {says.tellings.length === 0 ? (
        <EmptyState title={t('incident.nobodyToTell')}>{t('incident.nobodyToTellText')}</EmptyState>
      ) : (
        <ul className={styles.list}>
          {says.tellings.map((telling) => (
            <TellingRow
              key={telling.authority}
              card={card}
              telling={telling}
              onTold={mayTell ? () => setTold(suggestedOf(telling, card)) : null}
            />
          ))}
        </ul>
      )}
      <CallLog card={card} />
      {told && <NoticeDialog card={card} suggested={told} onDone={() => setTold(null)} />}
    </Section>
  )
}

/** The first of the means that are allowed; whoever was told before is told on. */
const suggestedOf = ({ authority, means }: ToTell, { incident }: IncidentCard): Suggested => ({
  authority,
  means: means[0] ?? 'telephone',
  stage: incident.notices.some((notice) => notice.authority === authority && !notice.isVoid) ? 'followUp' : 'first',
})

type TellingRowProps = { card: IncidentCard; telling: ToTell; onTold: (() => void) | null }

function TellingRow({ card, telling, onTold }: TellingRowProps) {
  const { clocks, incident } = card
  const now = useEachSecond()
  const { state, dueAt, toldAt } = toldState(telling, { clocks, notices: incident.notices }, now)
  const isTold = state === 'told' || state === 'toldLate'
  const isOpen = state === 'notYet' || state === 'late'
  const line = publicLines[telling.authority]
  return (
    <li>
      <span className={styles.who}>
        <strong>{t(`route.authority.${telling.authority}`)}</strong>
        <span className={styles.role}>
          {[roleText(telling), meansText(telling)].filter(Boolean).join('　')}
          <BasisText basis={telling.basis} />
        </span>
      </span>
      <span>
        {isTold && (
          <StateMark tone={state === 'told' ? 'done' : 'late'}>
            {t(state === 'told' ? 'incident.toldAtState' : 'incident.toldLate', {
              at: toldAt ? instantText(toldAt) : '',
            })}
          </StateMark>
        )}
        {state === 'ended' && <StateMark tone="nothing">{t('incident.neverTold')}</StateMark>}
        {isOpen && dueAt && (
          <Countdown startedAt={incident.knownAt} dueAt={dueAt} isLate={state === 'late'} now={now} />
        )}
        {isOpen && !dueAt && <StateMark tone="waiting">{t('incident.noTime')}</StateMark>}
      </span>
      <span className={styles.acts}>
        {line && isOpen && (
          <a className={buttonClass()} href={`tel:${line}`}>
            <Icon name="telephone" />
            {line}
          </a>
        )}
        {onTold && (
          <Button kind={isTold ? 'quiet' : 'plain'} onPress={onTold}>
            {t(isTold ? 'incident.toldAgain' : 'incident.wasTold')}
          </Button>
        )}
      </span>
    </li>
  )
}

function CallLog({ card: { incident } }: { card: IncidentCard }) {
  if (incident.notices.length === 0) return null
  return (
    <DataTable
      caption={t('incident.notices')}
      showCaption
      rows={incident.notices}
      keyOf={(notice) => notice.id}
      columns={[
        {
          title: t('incident.recipient'),
          cell: ({ recipient, isVoid }) => (isVoid ? <s>{recipient}</s> : recipient),
        },
        {
          title: t('incident.means'),
          cell: ({ means, stage }) => `${t(`route.means.${means}`)}（${t(`incident.stage.${stage}`)}）`,
        },
        { title: t('incident.toldAt'), cell: ({ toldAt }) => instantText(toldAt) },
        { title: t('incident.answeredBy'), cell: ({ answeredBy }) => answeredBy },
        { title: t('incident.toldBy'), cell: ({ toldBy }) => toldBy },
        {
          title: t('incident.remark'),
          cell: ({ remark, isVoid }) => (isVoid ? t('incident.voided') : remark),
        },
      ]}
    />
  )
}
