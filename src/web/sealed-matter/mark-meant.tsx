import { classificationMark } from '#domain/incident/classification.rules.ts'
import { t } from '#web/platform/i18n.ts'
import styles from './sealed-matter.module.css'

type MarkMeantProps = { text: string; isMeant: boolean; onChange: (isMeant: boolean) => void }

/** Asked only where the mark of a higher class stands in what was typed; the text stays in the browser until then. */
export function MarkMeant({ text, isMeant, onChange }: MarkMeantProps) {
  const mark = classificationMark(text)
  if (mark === null) return null
  return (
    <label className={styles.check}>
      <input type="checkbox" checked={isMeant} onChange={(event) => onChange(event.target.checked)} />
      {t('sealedMatter.markMeant', { mark })}
    </label>
  )
}
