import type { DeficiencyDetail } from '#domain/deficiency/deficiency.ts'
import { t } from '#web/platform/i18n.ts'
import { Photos } from '#web/platform/ui/photos.tsx'
import styles from './deficiency.module.css'

/** As it was found, and as it is now. */
export function BeforeAfter({
  detail: { deficiency, question, foundFiles, improvements },
}: {
  detail: DeficiencyDetail
}) {
  const latest = improvements.at(-1)
  return (
    <div className={styles.pair}>
      <section className={styles.side}>
        <h2>{t('deficiency.before')}</h2>
        <p className={styles.note}>{deficiency.description}</p>
        <p className={styles.soft}>{question}</p>
        {foundFiles.length > 0 ? <Photos large files={foundFiles} /> : <NoPhotos />}
      </section>
      <section className={styles.side}>
        <h2>{t('deficiency.after')}</h2>
        {latest ? <p className={styles.note}>{latest.description}</p> : <p>{t('deficiency.notImproved')}</p>}
        {latest && latest.files.length > 0 ? <Photos large files={latest.files} /> : <NoPhotos />}
      </section>
    </div>
  )
}

const NoPhotos = () => <p className={styles.soft}>{t('deficiency.noPhotos')}</p>
