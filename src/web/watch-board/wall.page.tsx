import { dateInTaipei, timeInTaipei } from '#domain/date.ts'
import { progressOf } from '#domain/watch-board/watch-board.rules.ts'
import type { Wall } from '#domain/watch-board/watch-board.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { useDeviceSecond, useFullScreen, useWakeLock } from './use-kiosk.ts'
import { type Heard, useWall } from './use-wall.ts'
import styles from './wall.module.css'
import { WallEvents } from './wall-events.tsx'
import { WallMatrix } from './wall-matrix.tsx'
import { WallCounts, WallDuty, WallOverdue } from './wall-parts.tsx'

/** Longer than two pulses of silence: what is seen is no longer known to be so. */
const silentMs = 40_000
const minuteMs = 60_000

/** Hangs on a wall without anybody: one looks at it, and can do nothing else. */
export function WallPage() {
  const heard = useWall()
  const device = useDeviceSecond()
  useWakeLock()
  const { wall, isEnded } = heard
  if (isEnded) return <Notice title={t('wall.ended')} text={t('wall.endedText')} />
  if (!wall) return <Notice title={t('wall.title')} text={t('wall.waiting')} />
  const now = new Date(device + heard.ahead)
  return (
    <main className={styles.wall} data-stale={device - heard.heardAt > silentMs || undefined}>
      <Head wall={wall} now={now} />
      <Age heard={heard} device={device} />
      <div className={styles.columns}>
        <WallMatrix wall={wall} today={dateInTaipei(now)} />
        <div className={styles.side}>
          <WallCounts counts={wall.today} />
          <WallEvents events={wall.events} sealed={wall.sealed} now={now} />
          <WallDuty people={wall.onDuty} />
          <WallOverdue overdue={wall.overdue} />
        </div>
      </div>
    </main>
  )
}

const Notice = ({ title, text }: { title: string; text: string }) => (
  <main className={styles.notice}>
    <h1>{title}</h1>
    <p>{text}</p>
  </main>
)

function Head({ wall, now }: { wall: Wall; now: Date }) {
  const isFull = useFullScreen()
  const today = dateInTaipei(now)
  return (
    <header className={styles.head}>
      <div>
        <h1>
          {wall.agencyName}
          {wall.isExercise && <em>{t('wall.exercise')}</em>}
        </h1>
        <p className={styles.plan}>{wall.plan?.title ?? t('wall.title')}</p>
      </div>
      <Countdown plan={wall.plan} today={today} />
      <p className={styles.clock}>
        <strong>{timeInTaipei(now)}</strong>
        <span>{dateText(today)}</span>
        {!isFull && <Button onPress={() => void document.documentElement.requestFullscreen()}>{t('wall.full')}</Button>}
      </p>
    </header>
  )
}

function Countdown({ plan, today }: { plan: Wall['plan']; today: string }) {
  if (!plan) return <p className={styles.countdown}>{t('wall.noPlan')}</p>
  const progress = progressOf(plan, today)
  if (progress.stage === 'after') return <p className={styles.countdown}>{t('wall.after')}</p>
  const isBefore = progress.stage === 'before'
  return (
    <p className={styles.countdown}>
      <span>{t(isBefore ? 'wall.before' : 'wall.during')}</span>
      <strong>{isBefore ? t('wall.days', { days: progress.days }) : t('wall.day', progress)}</strong>
    </p>
  )
}

/** How old is what one sees; said loudly once nothing is heard any more. */
function Age({ heard: { heardAt, ahead }, device }: { heard: Heard; device: number }) {
  const time = timeInTaipei(new Date(heardAt + ahead))
  const silence = device - heardAt
  if (silence <= silentMs) return <p className={styles.age}>{t('wall.asOf', { time })}</p>
  return (
    <p className={styles.stale} role="status">
      {t('wall.stale', { time, minutes: Math.max(1, Math.floor(silence / minuteMs)) })}
    </p>
  )
}
