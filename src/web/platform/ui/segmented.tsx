import { useId } from 'react'
import { Icon, type IconName } from './icons.tsx'
import styles from './segmented.module.css'

export type Segment<Value extends string> = {
  value: Value
  label: string
  icon?: IconName
  tone?: 'done' | 'late' | 'nothing'
}

type SegmentedProps<Value extends string> = {
  label: string
  hideLabel?: boolean
  segments: readonly Segment<Value>[]
  value: Value | null
  onChange: (value: Value) => void
  disabled?: boolean
}

/** A few large answers side by side; arrows move, one of them at most is chosen. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { label, hideLabel, segments, value, onChange, disabled } = props
  const name = useId()
  return (
    <fieldset className={styles.segmented} disabled={disabled}>
      <legend className={hideLabel ? 'visuallyHidden' : styles.legend}>{label}</legend>
      {segments.map((segment) => (
        <label key={segment.value} className={styles.segment} data-tone={segment.tone}>
          <input
            type="radio"
            name={name}
            value={segment.value}
            checked={value === segment.value}
            onChange={() => onChange(segment.value)}
          />
          {segment.icon && <Icon name={segment.icon} size={18} />}
          <span>{segment.label}</span>
        </label>
      ))}
    </fieldset>
  )
}
