import { useId } from 'react'
import styles from './chips.module.css'

type ChipsProps<Value extends string | number> = {
  label: string
  description?: string
  hideLabel?: boolean
  options: readonly { value: Value; label: string }[]
  /** In the order in which they were chosen. */
  chosen: readonly Value[]
  onChange: (chosen: Value[]) => void
}

/** Any number of many: chosen ones keep the order in which they were chosen. */
export function Chips<Value extends string | number>(props: ChipsProps<Value>) {
  const { label, description, hideLabel, options, chosen, onChange } = props
  const id = useId()
  const toggled = (value: Value) =>
    chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]
  return (
    <fieldset className={styles.chips} aria-describedby={description ? id : undefined}>
      <legend className={hideLabel ? 'visuallyHidden' : styles.legend}>{label}</legend>
      {description && (
        <span id={id} className={styles.description}>
          {description}
        </span>
      )}
      {options.map(({ value, label }) => (
        <label key={value} className={styles.chip}>
          <input type="checkbox" checked={chosen.includes(value)} onChange={() => onChange(toggled(value))} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  )
}
