import { documentFormats } from '#domain/document.ts'
import { t } from '#web/platform/i18n.ts'
import styles from './document-links.module.css'
import { Icon } from './icons.tsx'

type DocumentLinksProps = {
  /** Of the document, without its ending. */
  address: string
  /** What it is made of, as the address says it. */
  asked?: string
  /** What it is, where a page has several. */
  name?: string
}

/** One document in every format that there is. */
export function DocumentLinks({ address, asked, name }: DocumentLinksProps) {
  const label = name ?? t('web.downloads')
  return (
    <fieldset className={styles.links} aria-label={label}>
      <span className={styles.name} aria-hidden="true">
        <Icon name="download" />
        {label}
      </span>
      {documentFormats.map((format) => (
        <a
          key={format}
          href={`/api${address}.${format}${asked ? `?${asked}` : ''}`}
          aria-label={[name, t('web.download', { format: format.toUpperCase() })].filter(Boolean).join(' ')}
          download
        >
          {format.toUpperCase()}
        </a>
      ))}
    </fieldset>
  )
}
