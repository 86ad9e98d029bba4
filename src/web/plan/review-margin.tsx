import { useMemo, useRef } from 'react'
import type { PlanWarning } from '#domain/plan/compiled-plan.ts'
import type { PlanDetail } from '#domain/plan/plan.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { Icon } from '#web/platform/ui/icons.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import type { PaperPart } from './plan-paper.tsx'
import styles from './review.module.css'
import type { QueueItem } from './review-queue.ts'

const Warnings = ({ warnings }: { warnings: readonly PlanWarning[] }) =>
  warnings.map((warning, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: two may read alike, and their order never changes
    <p key={index} className={styles.warning}>
      <Icon name="attention" size={16} />
      <span>
        <strong>{nameOf('plan.warning', warning.code)}</strong>　{warning.message}
      </span>
    </p>
  ))

/** One word for a clause: how many of its duties wait, or that it has none. */
function Margin({ items, onChoose }: { items: readonly QueueItem[]; onChoose: (key: string) => void }) {
  const open = items.filter((item) => item.open)
  const [first] = open.length > 0 ? open : items
  if (!first) return null
  return (
    <button type="button" className={styles.marginButton} onClick={() => onChoose(first.key)}>
      {first.kind === 'clause' ? (
        <StateMark tone={first.open ? 'attention' : 'nothing'}>
          {t(first.open ? 'plan.review.unassignedWord' : 'plan.review.needsNone')}
        </StateMark>
      ) : open.length > 0 ? (
        <StateMark tone="waiting">{t('plan.review.waiting', { count: open.length })}</StateMark>
      ) : (
        <StateMark tone="done">{t('plan.review.done', { count: items.length })}</StateMark>
      )}
    </button>
  )
}

const none: never[] = []

const partOf = (items: readonly QueueItem[], warnings: readonly PlanWarning[], onChoose: (key: string) => void) => ({
  margin: items.length > 0 && <Margin items={items} onChoose={onChoose} />,
  below: warnings.length > 0 && <Warnings warnings={warnings} />,
})

type Kept = Map<string, { sign: string; part: PaperPart }>

/** What stands beside each clause. One that says the same as before stays the very same, and is not drawn again. */
export function useParts({ clauses, plan }: PlanDetail, queue: readonly QueueItem[], onChoose: (key: string) => void) {
  const kept = useRef<Kept>(new Map())
  return useMemo(() => {
    const itemsOf = Map.groupBy(queue, ({ clause }) => clause.id)
    const warningsOf = Map.groupBy(plan.warnings, ({ clause }) => clause)
    const now: Kept = new Map()
    for (const { id, label } of clauses) {
      const items = itemsOf.get(id) ?? none
      const sign = items.map(({ key, open }) => `${key} ${open}`).join()
      const before = kept.current.get(id)
      const part = before?.sign === sign ? before.part : partOf(items, warningsOf.get(label) ?? none, onChoose)
      now.set(id, { sign, part })
    }
    kept.current = now
    return new Map([...now].map(([id, { part }]) => [id, part]))
  }, [clauses, plan.warnings, queue, onChoose])
}
