import type { StatusMatrix } from '#domain/status-report/status-report.rules.ts'
import type { CellState, StatusSlot } from '#domain/status-report/status-slot.rules.ts'
import { t } from '#web/platform/i18n.ts'
import { useSession } from '#web/platform/session.ts'
import { Section } from '#web/platform/ui/page.tsx'
import styles from './status-report.module.css'
import { timeText } from './status-text.ts'

const groups = {
  silent: ['missing', 'overdue'],
  abnormal: ['abnormal'],
  open: ['open', 'waiting'],
  normal: ['normal'],
} satisfies Record<string, CellState[]>
const names = Object.keys(groups) as (keyof typeof groups)[]

/** The round that is under way: the one that is open, else the last. */
const currentSlot = (slots: readonly StatusSlot[], now: Date): StatusSlot | undefined =>
  slots.findLast(({ opensAt }) => new Date(opensAt) <= now)

/** How many have said what in this round, in figures for the far end of the room. */
export function StatusCounts({ matrix: { slots, rows }, now }: { matrix: StatusMatrix; now: Date }) {
  const { today } = useSession()
  const slot = currentSlot(slots, now)
  if (!slot) return null
  const states = rows.flatMap(({ cells }) => cells.get(slot.dueAt)?.state ?? [])
  const countOf = (name: keyof typeof groups): number =>
    states.filter((state) => (groups[name] as readonly CellState[]).includes(state)).length
  return (
    <Section title={t('status.countsAt', { time: timeText(slot.dueAt, today) })}>
      <dl className={styles.counts}>
        {names.map((name) => (
          <div key={name} data-tone={name} data-none={countOf(name) === 0 || undefined}>
            <dt>{t(`status.count.${name}`)}</dt>
            <dd>{countOf(name)}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
