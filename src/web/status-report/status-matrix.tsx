import { useState } from 'react'
import { weekdayName } from '#domain/date.ts'
import {
  countsOf,
  inOrderOfNeed,
  type StatusMatrix as Matrix,
  type StatusRow,
} from '#domain/status-report/status-report.rules.ts'
import type { StatusBoard, StatusPlace } from '#domain/status-report/status-report.ts'
import { type StatusSlot, subjectKey } from '#domain/status-report/status-slot.rules.ts'
import { t } from '#web/platform/i18n.ts'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { CellButton, CellLegend } from './cell-button.tsx'
import { CellDialog } from './cell-dialog.tsx'
import styles from './status-report.module.css'

type Opened = { place: StatusPlace; slot: StatusSlot }
/** `day` null is the whole period. */
type StatusMatrixProps = { board: StatusBoard; matrix: Matrix; day: string | null }

/** Units by times; those of which nothing is heard stand first. */
export function StatusMatrix({ board, matrix, day }: StatusMatrixProps) {
  const [opened, setOpened] = useState<Opened | null>(null)
  const slots = matrix.slots.filter(({ date }) => day === null || date === day)
  if (slots.length === 0) return <EmptyState title={t('status.nobody')} />
  const rows = inOrderOfNeed(matrix.rows).filter(({ cells }) => slots.some(({ dueAt }) => cells.has(dueAt)))
  const isOpened = opened && matrix.rows.find(({ place }) => subjectKey(place) === subjectKey(opened.place))
  const cell = isOpened?.cells.get(opened!.slot.dueAt)
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard */}
      <section className={styles.scroll} aria-label={t('status.matrix')} tabIndex={0}>
        <table className={styles.matrix} data-view={day === null ? 'period' : 'day'}>
          <caption className="visuallyHidden">{t('status.matrix')}</caption>
          <Head slots={slots} isPeriod={day === null} />
          <tbody>
            {rows.map((row) => (
              <Row key={subjectKey(row.place)} row={row} slots={slots} isPeriod={day === null} onOpen={setOpened} />
            ))}
          </tbody>
        </table>
      </section>
      {day === null && <CellLegend />}
      {opened && cell && (
        <CellDialog
          asked={{ planId: board.planId, place: opened.place, dueAt: opened.slot.dueAt }}
          cell={cell}
          reports={board.reports}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  )
}

const dayText = (date: string): string => `${Number(date.slice(5, 7))}/${Number(date.slice(8))}（${weekdayName(date)}）`

function Head({ slots, isPeriod }: { slots: readonly StatusSlot[]; isPeriod: boolean }) {
  const days = Map.groupBy(slots, ({ date }) => date)
  return (
    <thead>
      {isPeriod && (
        <tr>
          <th scope="col" rowSpan={2}>
            {t('status.place')}
          </th>
          {[...days].map(([date, of]) => (
            <th key={date} scope="colgroup" colSpan={of.length}>
              {dayText(date)}
            </th>
          ))}
        </tr>
      )}
      <tr>
        {!isPeriod && <th scope="col">{t('status.place')}</th>}
        {slots.map(({ dueAt, time }) => (
          <th key={dueAt} scope="col">
            {time}
          </th>
        ))}
      </tr>
    </thead>
  )
}

type RowProps = {
  row: StatusRow
  slots: readonly StatusSlot[]
  isPeriod: boolean
  onOpen: (opened: Opened) => void
}

function Row({ row, slots, isPeriod, onOpen }: RowProps) {
  const { place, cells } = row
  const { expected, onTime } = countsOf(row)
  return (
    <tr>
      <th scope="row">
        {place.pointName ?? place.unitName}
        {place.pointName && <small>{place.unitName}</small>}
        {isPeriod && <small>{t('status.shareText', { onTime, expected })}</small>}
      </th>
      {slots.map((slot) => {
        const cell = cells.get(slot.dueAt)
        return (
          <td key={slot.dueAt}>
            {cell && (
              <CellButton
                cell={cell}
                place={place}
                slot={slot}
                isShort={isPeriod}
                onPress={() => onOpen({ place, slot })}
              />
            )}
          </td>
        )
      })}
    </tr>
  )
}
