import { memo } from 'react'
import { t } from '#web/platform/i18n.ts'
import { StateMark, type Tone } from '#web/platform/ui/state-mark.tsx'
import styles from './review-list.module.css'
import type { QueueItem } from './review-queue.ts'

type ReviewListProps = {
  items: readonly QueueItem[]
  current: string | null
  pointed: string | null
  onPoint: (key: string | null) => void
  onChoose: (key: string) => void
}

/** Everything in the order of the document, to see how far one is and to go back to what was decided. */
export const ReviewList = ({ items, current, pointed, onPoint, onChoose }: ReviewListProps) => (
  <ol className={styles.list} aria-label={t('plan.review.list')}>
    {items.map((item) => (
      <ReviewListItem
        key={item.key}
        item={item}
        isCurrent={item.key === current}
        isPointed={item.key === pointed}
        onPoint={onPoint}
        onChoose={onChoose}
      />
    ))}
  </ol>
)

function stateOf(item: QueueItem): { tone: Tone; word: string } {
  if (item.kind === 'clause')
    return item.open
      ? { tone: 'attention', word: t('plan.review.unassignedWord') }
      : { tone: 'nothing', word: t('plan.review.needsNone') }
  if (item.duty.status === 'dismissed') return { tone: 'nothing', word: t('duty.status.dismissed') }
  if (item.open && item.duty.status === 'accepted') return { tone: 'attention', word: t('plan.review.unitMissing') }
  return item.open
    ? { tone: 'waiting', word: t('duty.status.proposed') }
    : { tone: 'done', word: t('duty.status.accepted') }
}

type ItemProps = {
  item: QueueItem
  isCurrent: boolean
  isPointed: boolean
  onPoint: (key: string | null) => void
  onChoose: (key: string) => void
}

const isSameRow = (before: ItemProps, after: ItemProps): boolean =>
  before.isCurrent === after.isCurrent &&
  before.isPointed === after.isPointed &&
  before.onChoose === after.onChoose &&
  before.item.open === after.item.open &&
  before.item.clause === after.item.clause &&
  (before.item.kind === 'duty' ? before.item.duty : null) === (after.item.kind === 'duty' ? after.item.duty : null)

const ReviewListItem = memo(({ item, isCurrent, isPointed, onPoint, onChoose }: ItemProps) => {
  const { tone, word } = stateOf(item)
  return (
    <li data-pointed={isPointed || undefined}>
      <button
        type="button"
        className={styles.row}
        aria-current={isCurrent || undefined}
        onClick={() => onChoose(item.key)}
        onMouseEnter={() => onPoint(item.key)}
        onMouseLeave={() => onPoint(null)}
      >
        <StateMark tone={tone}>{word}</StateMark>
        <span className={styles.rowText}>
          <strong>{item.clause.label}</strong>
          {'　'}
          {item.kind === 'duty' ? item.duty.what : item.clause.text || item.clause.heading}
        </span>
      </button>
    </li>
  )
}, isSameRow)
