import type { Answer, ChecklistItem, Verdict } from '#domain/checklist/checklist.ts'
import type { StoredFile } from '#domain/file/file.ts'
import { gapOf } from '#domain/inspection/answers.rules.ts'
import { t } from '#web/platform/i18n.ts'
import { FilePicker } from '#web/platform/ui/file-picker.tsx'
import { type Segment, Segmented } from '#web/platform/ui/segmented.tsx'
import { TextArea } from '#web/platform/ui/text-field.tsx'
import { questionOf } from './answers.ts'
import styles from './question.module.css'

const looks: Record<Verdict, Pick<Segment<string>, 'icon' | 'tone'>> = {
  compliant: { icon: 'done', tone: 'done' },
  notCompliant: { icon: 'notCompliant', tone: 'late' },
  notApplicable: { icon: 'nothing', tone: 'nothing' },
}

const verdicts: readonly Verdict[] = ['compliant', 'notCompliant', 'notApplicable']

type QuestionProps = {
  item: ChecklistItem
  number: number
  answer: Answer | undefined
  showGap: boolean
  files: readonly StoredFile[]
  onAnswer: (answer: Answer) => void
  onFile: (file: StoredFile) => void
}

export function Question({ item, number, answer, showGap, files, onAnswer, onFile }: QuestionProps) {
  const gap = gapOf(answer)
  const question = questionOf(item)
  const change = (changes: Partial<Answer>) =>
    onAnswer({
      itemKey: item.key,
      verdict: 'notApplicable',
      fileIds: [],
      ...answer,
      ...changes,
    })
  return (
    <div className={styles.question} id={`item-${item.key}`} data-gap={showGap && gap ? true : undefined}>
      <h3 className={styles.text}>
        <span className={styles.number}>{number}</span>
        {question}
      </h3>
      {(item.guidance || item.basis) && (
        <details className={styles.guidance}>
          <summary>{t('inspection.guidance')}</summary>
          {item.guidance && <p>{item.guidance}</p>}
          {item.basis && <p>{t('inspection.basis', { basis: item.basis })}</p>}
        </details>
      )}
      <Segmented
        label={question}
        hideLabel
        value={answer?.verdict ?? null}
        onChange={(verdict) => change({ verdict })}
        segments={verdicts.map((value) => ({
          value,
          label: t(`verdict.${value}`),
          ...looks[value],
        }))}
      />
      {showGap && gap === 'unanswered' && <p className={styles.gap}>{t('inspection.unanswered')}</p>}
      {answer && (
        <More isOpen={answer.verdict === 'notCompliant'} hasContent={Boolean(answer.note) || answer.fileIds.length > 0}>
          <TextArea
            label={answer.verdict === 'notCompliant' ? t('inspection.noteWrong') : t('inspection.note')}
            isRequired={answer.verdict === 'notCompliant'}
            maxLength={2000}
            value={answer.note ?? ''}
            error={showGap && gap === 'noteMissing' ? t('inspection.noteMissing') : null}
            onChange={(note) => change({ note })}
          />
          <FilePicker
            label={question}
            files={files.filter(({ id }) => answer.fileIds.includes(id))}
            onAdd={(file) => {
              onFile(file)
              change({ fileIds: [...answer.fileIds, file.id] })
            }}
            onRemove={(id) =>
              change({
                fileIds: answer.fileIds.filter((other) => other !== id),
              })
            }
          />
        </More>
      )}
    </div>
  )
}

/** Note and photographs stand open where they are needed, folded where they are only possible. */
function More({ isOpen, hasContent, children }: { isOpen: boolean; hasContent: boolean; children: React.ReactNode }) {
  if (isOpen || hasContent) return <div className={styles.more}>{children}</div>
  return (
    <details className={styles.guidance}>
      <summary>{t('inspection.addNote')}</summary>
      <div className={styles.more}>{children}</div>
    </details>
  )
}
