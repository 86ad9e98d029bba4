import type { DeficiencyDetail, Improvement } from '#domain/deficiency/deficiency.ts'
import type { StoredFile } from '#domain/file/file.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { Photos } from '#web/platform/ui/photos.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import styles from './deficiency.module.css'

/** As it was found, and beside it every attempt to mend it, the newest first. */
export function BeforeAfter({
  detail: { deficiency, question, foundFiles, improvements },
}: {
  detail: DeficiencyDetail
}) {
  return (
    <div className={styles.pair}>
      <section className={styles.side}>
        <h2>{t('deficiency.before')}</h2>
        <p className={styles.note}>{deficiency.description}</p>
        {question && <p className={styles.soft}>{question}</p>}
        <Pictures files={foundFiles} />
      </section>
      <section className={styles.side}>
        <h2>{t('deficiency.after')}</h2>
        {improvements.length === 0 && <p>{t('deficiency.notImproved')}</p>}
        {improvements.toReversed().map((improvement) => (
          <Attempt key={improvement.id} improvement={improvement} />
        ))}
      </section>
    </div>
  )
}

const Attempt = ({ improvement }: { improvement: Improvement }) => (
  <div className={styles.attempt}>
    <p className={styles.line}>
      <strong>{improvement.improvedByName}</strong>
      <span className={styles.soft}>{instantText(improvement.improvedAt)}</span>
    </p>
    <p className={styles.note}>{improvement.description}</p>
    <Pictures files={improvement.files} />
    <Decision improvement={improvement} />
  </div>
)

const Pictures = ({ files }: { files: readonly StoredFile[] }) =>
  files.length > 0 ? <Photos large files={files} /> : <p className={styles.soft}>{t('deficiency.noPhotos')}</p>

function Decision({
  improvement: { decision, decidedByName, decidedForName, decidedAt, remark },
}: {
  improvement: Improvement
}) {
  if (!decision) return <StateMark tone="underWay">{t('deficiency.status.improved')}</StateMark>
  const who = decidedForName
    ? t('deficiency.inPlaceOf', { deputy: decidedByName ?? '', person: decidedForName })
    : decidedByName
  return (
    <div>
      <StateMark tone={decision === 'released' ? 'done' : 'attention'}>
        {t(`deficiency.decision.${decision}`)}
      </StateMark>
      <span className={styles.soft}>
        　{who}　{decidedAt && instantText(decidedAt)}
      </span>
      {remark && <p className={styles.note}>{remark}</p>}
    </div>
  )
}
