import type { ReactNode } from 'react'
import styles from './part-links.module.css'

/** Links to the parts of a page; the one that is open bears `aria-current`. */
export const PartLinks = ({ label, children }: { label: string; children: ReactNode }) => (
  <nav className={styles.parts} aria-label={label}>
    {children}
  </nav>
)
