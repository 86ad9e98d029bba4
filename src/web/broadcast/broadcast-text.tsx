import type { BroadcastDue } from '#domain/broadcast/broadcast.rules.ts'
import { mayRead } from '#domain/broadcast/broadcast.rules.ts'
import type { Broadcast } from '#domain/broadcast/broadcast.ts'
import { timeInTaipei } from '#domain/date.ts'
import { mayKeep } from '#domain/point/point.rules.ts'
import { t } from '#web/platform/i18n.ts'
import { useActing } from '#web/platform/rule.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import styles from './broadcast.module.css'
import { toneOf } from './due-text.ts'
import { ReadAloud } from './read-aloud.tsx'
import { useRead } from './use-read.ts'

type BroadcastTextProps = { broadcast: Broadcast; dues: readonly BroadcastDue[]; onChange: () => void }

/** A text as it is read out, when, and the one tap that says it was. */
export function BroadcastText({ broadcast, dues, onChange }: BroadcastTextProps) {
  const actor = useActing()
  const { title, text, days, times, unitName } = broadcast
  return (
    <li className={styles.text}>
      <h2>{title}</h2>
      <p className={styles.soft}>
        {t(`broadcast.days.${days}`)}　{times.join('、')}　{unitName}
      </p>
      <p className={styles.words}>{text}</p>
      <Actions>
        <ReadAloud title={title} text={text} />
        {mayKeep(actor, broadcast.unitId) && (
          <Button kind="quiet" aria-label={t('broadcast.changeOf', { title })} onPress={onChange}>
            {t('web.change')}
          </Button>
        )}
      </Actions>
      {dues.map((due) => (
        <DueLine key={due.dueAt} due={due} />
      ))}
      {days === 'onDemand' && <OnDemand broadcast={broadcast} />}
    </li>
  )
}

function DueLine({ due: { broadcast, dueAt, state, reading } }: { due: BroadcastDue }) {
  const actor = useActing()
  const { record, isKept, isPending, error } = useRead(broadcast, dueAt)
  const time = timeInTaipei(new Date(dueAt))
  const isOpen = (state === 'due' || state === 'forgotten') && mayRead(actor, broadcast)
  return (
    <div className={styles.due}>
      <strong>{time}</strong>
      <StateMark tone={toneOf[state]}>{t(`broadcast.state.${state}`)}</StateMark>
      {reading && (
        <span className={styles.soft}>
          {reading.readByName}　{timeInTaipei(new Date(reading.readAt))}
        </span>
      )}
      {isOpen && isKept && <StateMark tone="due">{t('status.waitsHere')}</StateMark>}
      {isOpen && !isKept && (
        <Button
          kind="main"
          icon="done"
          aria-label={t('broadcast.markReadOf', { title: broadcast.title, time })}
          isPending={isPending}
          onPress={record}
        >
          {t('broadcast.markRead')}
        </Button>
      )}
      <Failure error={error} />
    </div>
  )
}

function OnDemand({ broadcast }: { broadcast: Broadcast }) {
  const { record, isPending, error } = useRead(broadcast, null)
  return (
    <div className={styles.due}>
      <Button
        icon="done"
        aria-label={t('broadcast.markNowOf', { title: broadcast.title })}
        isPending={isPending}
        onPress={record}
      >
        {t('broadcast.markNow')}
      </Button>
      <Failure error={error} />
    </div>
  )
}
