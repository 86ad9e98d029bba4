import { useId } from 'react'
import styles from './field.module.css'

export type SelectOption = { value: string; label: string }

type SelectProps = {
  label: string
  options: readonly SelectOption[]
  value: string
  onChange: (value: string) => void
  description?: string
  /** The first line, for "none yet" or "all". */
  empty?: string
  disabled?: boolean
}

/** The system's own list: on a phone nothing is easier to hit. */
export function Select({ label, options, value, onChange, description, empty, disabled }: SelectProps) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {description && (
        <span id={`${id}-description`} className={styles.description}>
          {description}
        </span>
      )}
      <select
        id={id}
        className={styles.input}
        value={value}
        disabled={disabled}
        aria-describedby={description ? `${id}-description` : undefined}
        onChange={(event) => onChange(event.target.value)}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}
