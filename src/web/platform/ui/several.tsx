import styles from './choice-list.module.css'
import { ChoiceList } from './choice-list.tsx'

type SeveralProps = {
  label: string
  options: readonly { value: string; label: string }[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}

/** Several of a list, under a name that is seen. */
export const Several = ({ label, ...rest }: SeveralProps) => (
  <div className={styles.several}>
    <span className={styles.label} aria-hidden="true">
      {label}
    </span>
    <ChoiceList label={label} several {...rest} />
  </div>
)
