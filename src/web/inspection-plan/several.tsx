import { ChoiceList } from '#web/platform/ui/choice-list.tsx'
import styles from './inspection-plan.module.css'

type SeveralProps = {
  label: string
  options: readonly { value: string; label: string }[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}

/** Several of a list, under a name that is seen. */
export const Several = ({ label, ...rest }: SeveralProps) => (
  <div className={styles.picker}>
    <span className={styles.label} aria-hidden="true">
      {label}
    </span>
    <ChoiceList label={label} several {...rest} />
  </div>
)
