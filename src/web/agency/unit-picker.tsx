import { type KeyboardEvent, useRef } from 'react'
import type { Unit } from '#domain/agency/agency.ts'
import { t } from '#web/platform/i18n.ts'
import styles from './unit-picker.module.css'

type UnitPickerProps = {
  label: string
  units: readonly Unit[]
  chosen: readonly string[]
  onChange: (unitIds: string[]) => void
  autoFocus?: boolean
}

const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

/** Units to tick: arrows move, Enter or space ticks, 0 ticks all. Past the last one stands what comes after. */
export function UnitPicker({ label, units, chosen, onChange, autoFocus }: UnitPickerProps) {
  const group = useRef<HTMLFieldSetElement>(null)
  const toggle = (id: string) =>
    onChange(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id])
  const toggleAll = () => onChange(chosen.length === units.length ? [] : units.map((unit) => unit.id))
  const onKeyDown = (event: KeyboardEvent, id: string | null) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const step = steps[event.key]
    if (step) move(group.current, event.currentTarget as HTMLElement, step)
    else if (event.key === 'Enter') id === null ? toggleAll() : toggle(id)
    else if (event.key === '0') toggleAll()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <fieldset ref={group} className={styles.picker}>
      <legend className={styles.legend}>{label}</legend>
      <div className={styles.units}>
        <label className={styles.unit}>
          <input
            type="checkbox"
            // biome-ignore lint/a11y/noAutofocus: the question has just been opened by the person who answers it
            autoFocus={autoFocus}
            disabled={units.length === 0}
            checked={units.length > 0 && chosen.length === units.length}
            onChange={toggleAll}
            onKeyDown={(event) => onKeyDown(event, null)}
          />
          <span>{t('agency.unit.all')}</span>
        </label>
        {units.map((unit) => (
          <label key={unit.id} className={styles.unit}>
            <input
              type="checkbox"
              checked={chosen.includes(unit.id)}
              onChange={() => toggle(unit.id)}
              onKeyDown={(event) => onKeyDown(event, unit.id)}
            />
            <span>{unit.name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function move(group: HTMLElement | null, from: HTMLElement, step: number): void {
  const boxes = [...(group?.querySelectorAll<HTMLElement>('input') ?? [])]
  const next = boxes[boxes.indexOf(from) + step]
  if (next) next.focus()
  else if (step > 0) group?.parentElement?.querySelector<HTMLElement>('[data-after-units]')?.focus()
}
