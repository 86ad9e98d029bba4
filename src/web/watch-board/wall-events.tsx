import type { WallEvent } from '#domain/watch-board/watch-board.ts'
import { clockText } from '#web/incident/clock-words.ts'
import { spanText } from '#web/incident/span-text.ts'
import { t } from '#web/platform/i18n.ts'
import styles from './wall.module.css'

const mostEvents = 4
const soonMs = 30 * 60_000

type WallEventsProps = { events: readonly WallEvent[]; sealed: number; now: Date }

/** What is not closed, with the clock that ends next; of sealed matters their number and nothing else. */
export function WallEvents({ events, sealed, now }: WallEventsProps) {
  return (
    <section>
      <h2>{t('wall.events')}</h2>
      {events.length === 0 && sealed === 0 && <p>{t('wall.noEvents')}</p>}
      <ul className={styles.events}>
        {events.slice(0, mostEvents).map((event) => (
          <li key={event.number}>
            <strong>{nameOf(event)}</strong>
            <Clock event={event} now={now} />
          </li>
        ))}
      </ul>
      {events.length > mostEvents && <p>{t('wall.moreEvents', { count: events.length - mostEvents })}</p>}
      {sealed > 0 && <p className={styles.sealed}>{t('wall.sealed', { count: sealed })}</p>}
    </section>
  )
}

const nameOf = ({ kinds, unitName, number }: WallEvent): string =>
  [kinds.map((kind) => t(`route.kind.${kind}`)).join('、') || t('wall.restricted'), number, unitName]
    .filter(Boolean)
    .join('　')

function Clock({ event: { clocks, isControlled }, now }: { event: WallEvent; now: Date }) {
  const [next] = clocks
  if (!next) return <span>{isControlled ? t('wall.controlled') : null}</span>
  const left = Date.parse(next.dueAt) - now.getTime()
  const tone = left < 0 ? 'late' : left < soonMs ? 'due' : undefined
  return (
    <span className={styles.clockLine} data-tone={tone} role="timer">
      <span>{clockText(next)}</span>
      <b>{left < 0 ? t('wall.over', { span: spanText(-left) }) : t('wall.left', { span: spanText(left) })}</b>
    </span>
  )
}
