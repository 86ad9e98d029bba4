import { placeName } from '#domain/status-report/status-report.rules.ts'
import type { StatusPlace } from '#domain/status-report/status-report.ts'
import type { CellState, StatusCell, StatusSlot } from '#domain/status-report/status-slot.rules.ts'
import { t } from '#web/platform/i18n.ts'
import { Icon } from '#web/platform/ui/icons.tsx'
import { iconOf } from '#web/platform/ui/state-mark.tsx'
import styles from './status-report.module.css'
import { isLate, isSentLater, toneOf } from './status-text.ts'

type CellButtonProps = {
  cell: StatusCell
  place: StatusPlace
  slot: StatusSlot
  isShort: boolean
  onPress: () => void
}

function remarkOf(cell: StatusCell, isShort: boolean): string | null {
  if (isLate(cell)) return t(isShort ? 'status.short.late' : 'status.late')
  return isSentLater(cell) && !isShort ? t('status.sentLater') : null
}

/** One report in word and icon; it opens who gave it and when. */
export function CellButton({ cell, place, slot, isShort, onPress }: CellButtonProps) {
  const state = t(`status.state.${cell.state}`)
  const remark = remarkOf(cell, isShort)
  const spoken = [state, isLate(cell) ? t('status.late') : null].filter(Boolean).join(' ')
  return (
    <button type="button" className={styles.cell} data-state={cell.state} onClick={onPress}>
      <Icon name={iconOf(toneOf[cell.state])} size={isShort ? 18 : 28} />
      <span aria-hidden="true">
        {isShort ? t(`status.short.${cell.state}`) : state}
        {remark && <small>{remark}</small>}
      </span>
      <span className="visuallyHidden">
        {t('status.details', { place: placeName(place), time: slot.time, state: spoken })}
      </span>
    </button>
  )
}

const states = Object.keys(toneOf) as CellState[]

export const CellLegend = () => (
  <p className={styles.legend}>
    {states.map((state) => (
      <span key={state}>
        {t('status.legend', { short: t(`status.short.${state}`), word: t(`status.state.${state}`) })}
      </span>
    ))}
    <span>{t('status.legend', { short: t('status.short.late'), word: t('status.late') })}</span>
  </p>
)
