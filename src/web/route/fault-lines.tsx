import type { RouteFault } from '#domain/route/route-faults.rules.ts'
import { Icon } from '#web/platform/ui/icons.tsx'
import styles from './editing.module.css'
import { faultText } from './route-words.ts'

/** What is wrong, beside where it is. */
export const FaultLines = ({ faults }: { faults: readonly RouteFault[] }) =>
  faults.length > 0 && (
    <ul className={styles.faults}>
      {faults.map((fault) => (
        <li key={JSON.stringify(fault)} className={styles.fault}>
          <Icon name="late" size={16} />
          <span>{faultText(fault)}</span>
        </li>
      ))}
    </ul>
  )
