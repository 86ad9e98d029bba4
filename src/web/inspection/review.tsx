import type { Answer, ChecklistItem, Verdict } from '#domain/checklist/checklist.ts'
import type { StoredFile } from '#domain/file/file.ts'
import type { InspectionDetail } from '#domain/inspection/inspection.ts'
import { t } from '#web/platform/i18n.ts'
import { Section } from '#web/platform/ui/page.tsx'
import { Photos } from '#web/platform/ui/photos.tsx'
import { StateMark, type Tone } from '#web/platform/ui/state-mark.tsx'
import { byPlace, questionOf, sectionsOf } from './answers.ts'
import styles from './review.module.css'

const tones: Record<Verdict, Tone> = {
  compliant: 'done',
  notCompliant: 'late',
  notApplicable: 'nothing',
}

/** The filled form to be read: first what is wrong, then everything. */
export function Review({ detail: { inspection, checklist, files } }: { detail: InspectionDetail }) {
  const answers = byPlace(inspection.answers)
  const wrong = checklist.items.filter((item) => answers[item.key]?.verdict === 'notCompliant')
  const line = (item: ChecklistItem) => (
    <ReviewedItem key={item.key} item={item} answer={answers[item.key]} files={files} />
  )
  return (
    <>
      {wrong.length > 0 && (
        <Section title={t('inspection.wrong', { count: wrong.length })}>
          <ul className={styles.items}>{wrong.map(line)}</ul>
        </Section>
      )}
      {sectionsOf(checklist).map((section) => (
        <Section key={section.title} title={section.title}>
          <ul className={styles.items}>{section.items.map(line)}</ul>
        </Section>
      ))}
    </>
  )
}

type ReviewedItemProps = {
  item: ChecklistItem
  answer: Answer | undefined
  files: readonly StoredFile[]
}

const ReviewedItem = ({ item, answer, files }: ReviewedItemProps) => (
  <li className={styles.item}>
    <span className={styles.question}>{questionOf(item)}</span>
    {answer?.verdict ? (
      <StateMark tone={tones[answer.verdict]}>{t(`verdict.${answer.verdict}`)}</StateMark>
    ) : (
      <StateMark tone="waiting">{t('inspection.unansweredShort')}</StateMark>
    )}
    {answer && (answer.note || answer.fileIds.length > 0) && (
      <div className={styles.more}>
        {answer.note && <p>{answer.note}</p>}
        <Photos files={files.filter(({ id }) => answer.fileIds.includes(id))} />
      </div>
    )}
  </li>
)
