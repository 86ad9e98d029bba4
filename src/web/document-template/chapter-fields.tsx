import { longestChapterText, type TemplateChapter } from '#domain/document-template/document-template.ts'
import { paperForms } from '#domain/document-template/paper-forms.ts'
import { t } from '#web/platform/i18n.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { TextArea, TextField } from '#web/platform/ui/text-field.tsx'
import styles from './document-template.module.css'
import type { Cursor, FieldsProps } from './editor-fields.ts'
import { chapterText, faultsAt } from './template-words.ts'

type ChapterFieldsProps = FieldsProps & { onCursor: (cursor: Cursor) => void }

/** Headings in their order: moved, renamed, taken out, and some of one's own. */
export function ChapterFields({ kind, content: { chapters }, faults, change, onCursor }: ChapterFieldsProps) {
  const form = paperForms[kind]
  const put = (next: TemplateChapter[]) => change({ chapters: next })
  const move = (from: number, to: number) => put(chapters.toSpliced(from, 1).toSpliced(to, 0, chapters[from]!))
  const missing = form.chapters.filter((key) => !chapters.some((one) => one.key === key))
  const wrong = faultsAt(kind, faults, 'chapters')
  return (
    <>
      <ol className={styles.chapters}>
        {chapters.map((chapter, at) => {
          const { key, heading, text } = chapter
          const name = heading || t('documentTemplate.chapterOwn')
          const set = (changes: Partial<TemplateChapter>) => put(chapters.with(at, { ...chapter, ...changes }))
          return (
            <li key={key ?? `own ${at}`}>
              <div className={styles.chapter}>
                <TextField
                  label={t(key ? 'documentTemplate.chapter' : 'documentTemplate.chapterOwn')}
                  isRequired
                  maxLength={60}
                  value={heading}
                  error={faultsAt(kind, faults, `chapter.${at}`)}
                  onChange={(typed) => set({ heading: typed })}
                />
                <Button kind="quiet" icon="up" isDisabled={at === 0} onPress={() => move(at, at - 1)}>
                  <span className="visuallyHidden">{t('documentTemplate.chapterUp', { name })}</span>
                </Button>
                <Button
                  kind="quiet"
                  icon="down"
                  isDisabled={at === chapters.length - 1}
                  onPress={() => move(at, at + 1)}
                >
                  <span className="visuallyHidden">{t('documentTemplate.chapterDown', { name })}</span>
                </Button>
                {!(key && form.obligatory.includes(key)) && (
                  <Button kind="quiet" icon="close" onPress={() => put(chapters.toSpliced(at, 1))}>
                    <span className="visuallyHidden">{t('documentTemplate.chapterRemove', { name })}</span>
                  </Button>
                )}
              </div>
              <TextArea
                label={t(key ? 'documentTemplate.chapterText' : 'documentTemplate.chapterOwnText')}
                isRequired={key === null}
                maxLength={longestChapterText}
                value={text}
                onChange={(typed) => set({ text: typed })}
                onSelect={({ currentTarget: { selectionStart, selectionEnd } }) =>
                  onCursor({ at: `chapter.${at}`, start: selectionStart ?? 0, end: selectionEnd ?? 0 })
                }
              />
            </li>
          )
        })}
      </ol>
      {wrong && <p className={styles.wrong}>{wrong}</p>}
      <div className={styles.acts}>
        <Button
          icon="add"
          isDisabled={chapters.length >= 30}
          onPress={() => put([...chapters, { key: null, heading: '', text: '' }])}
        >
          {t('documentTemplate.chapterAdd')}
        </Button>
        {missing.map((key) => {
          const heading = chapterText(kind, key)
          return (
            <Button key={key} kind="quiet" onPress={() => put([...chapters, { key, heading, text: '' }])}>
              {t('documentTemplate.chapterReturn', { name: heading })}
            </Button>
          )
        })}
      </div>
    </>
  )
}
