import styles from './editing.module.css'
import { Icon } from './icons.tsx'

/** What is wrong, beside where it is. */
export const FaultLines = ({ faults }: { faults: readonly string[] }) =>
  faults.length > 0 && (
    <ul className={styles.faults}>
      {faults.map((fault) => (
        <li key={fault} className={styles.fault}>
          <Icon name="late" size={16} />
          <span>{fault}</span>
        </li>
      ))}
    </ul>
  )
