import { type ReactNode, useEffect } from 'react'
import { t } from '#web/platform/i18n.ts'
import styles from './page.module.css'

type PageProps = {
  title: string
  /** A line above the title: where this is, as a link back. */
  above?: ReactNode
  /** A line below the title. */
  lead?: ReactNode
  actions?: ReactNode
  /** Wide pages are tables and documents; the others keep to a readable measure. */
  wide?: boolean
  children: ReactNode
}

/** The frame of every page: its title is the document's, and receives the focus when one comes here. */
export function Page({ title, above, lead, actions, wide, children }: PageProps) {
  useEffect(() => {
    document.title = title === t('web.name') ? title : `${title}｜${t('web.name')}`
  }, [title])
  return (
    <div className={wide ? styles.wide : styles.page}>
      <header className={styles.header}>
        <div className={styles.titles}>
          {above && <div className={styles.above}>{above}</div>}
          <h1 tabIndex={-1}>{title}</h1>
          {lead && <div className={styles.lead}>{lead}</div>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  )
}

export function Section({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <div className={styles.sectionHead}>
        <h2>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  )
}
