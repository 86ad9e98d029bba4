import type { FormEvent, ReactNode } from 'react'
import styles from './form.module.css'

/** Fields one below the other; Enter sends, and the page never reloads. */
export function Form({ label, onSubmit, children }: { label: string; onSubmit: () => void; children: ReactNode }) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <form className={styles.form} aria-label={label} noValidate onSubmit={submit}>
      {children}
    </form>
  )
}
