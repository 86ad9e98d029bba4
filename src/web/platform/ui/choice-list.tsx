import { useId } from 'react'
import styles from './choice-list.module.css'

type ChoiceListProps = {
  /** Heard, not seen: it stands above already. */
  label: string
  options: readonly { value: string; label: string }[]
  several: boolean
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}

/** Choices one below the other, each as large as a finger. */
export function ChoiceList({ label, options, several, chosen, onChange }: ChoiceListProps) {
  const name = useId()
  const toggled = (value: string) =>
    options.map((one) => one.value).filter((one) => (one === value) !== chosen.includes(one))
  return (
    <fieldset className={styles.list}>
      <legend className="visuallyHidden">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={styles.choice}>
          <input
            type={several ? 'checkbox' : 'radio'}
            name={name}
            checked={chosen.includes(option.value)}
            onChange={() => onChange(several ? toggled(option.value) : [option.value])}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  )
}
