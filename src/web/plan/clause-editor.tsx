import { type CSSProperties, type KeyboardEvent, useEffect, useRef } from 'react'
import type { Draft } from '#domain/plan/plan-writing.rules.ts'
import { t } from '#web/platform/i18n.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { TextArea, TextField } from '#web/platform/ui/text-field.tsx'
import { CheckedCitations, CitationInsert, ReferenceInsert } from './clause-insertions.tsx'
import styles from './plan-editor.module.css'
import type { PlanEditor } from './use-plan-editor.ts'

type RowProps = { clause: Draft; marker: string; editor: PlanEditor; asOf: string }

/** A clause as it stands on paper; the one that is being written opens below it. */
export function ClauseRow({ clause, marker, editor, asOf }: RowProps) {
  const { key, level, heading, text } = clause
  const isCurrent = editor.current === key
  const button = useRef<HTMLButtonElement>(null)
  // A clause that moves takes the focus along; it is not left on what stands there now.
  useEffect(() => {
    if (isCurrent) button.current?.scrollIntoView({ block: 'nearest' })
  }, [isCurrent])
  return (
    <li
      className={styles.row}
      style={{ '--level': level } as CSSProperties}
      aria-current={isCurrent || undefined}
      onKeyDown={(event) => actOn(event, key, editor)}
    >
      <button
        ref={button}
        type="button"
        className={styles.clause}
        aria-expanded={isCurrent}
        onClick={() => editor.choose(isCurrent ? null : key)}
      >
        <span className={styles.marker}>{marker.replace('\t', ' ')}</span>
        <span className={styles.words}>
          {heading && <strong>{heading}</strong>}
          {text && <span>{text}</span>}
          {!heading && !text && <em className={styles.empty}>{t('plan.write.empty')}</em>}
        </span>
      </button>
      {isCurrent && <ClauseForm clause={clause} editor={editor} asOf={asOf} />}
    </li>
  )
}

const byArrow = (key: string, { move, shift }: PlanEditor) =>
  new Map([
    ['ArrowUp', () => move(key, 'up')],
    ['ArrowDown', () => move(key, 'down')],
    ['ArrowRight', () => shift(key, 1)],
    ['ArrowLeft', () => shift(key, -1)],
  ])

/** Alt and an arrow moves a clause, Ctrl and Enter begins the next one. */
function actOn(event: KeyboardEvent, key: string, editor: PlanEditor): void {
  const isControl = event.ctrlKey || event.metaKey
  const act = event.altKey
    ? byArrow(key, editor).get(event.key)
    : isControl && event.key === 'Enter' && (() => editor.add(key))
  if (!act) return
  event.preventDefault()
  act()
}

function ClauseForm({ clause: { key, heading, text }, editor, asOf }: Omit<RowProps, 'marker'>) {
  const form = useRef<HTMLDivElement>(null)
  const { write, move, shift, add, remove } = editor
  /** Where the writing stopped, else at the end. */
  const insert = (words: string) => {
    const at = form.current?.querySelector('textarea')?.selectionStart ?? text.length
    write(key, { text: text.slice(0, at) + words + text.slice(at) })
  }
  return (
    <div className={styles.form} ref={form}>
      <div className={styles.acts} role="toolbar" aria-label={t('plan.write.acts')}>
        <Button onPress={() => move(key, 'up')}>{t('plan.write.up')}</Button>
        <Button onPress={() => move(key, 'down')}>{t('plan.write.down')}</Button>
        <Button onPress={() => shift(key, -1)}>{t('plan.write.out')}</Button>
        <Button onPress={() => shift(key, 1)}>{t('plan.write.in')}</Button>
        <Button icon="add" onPress={() => add(key)}>
          {t('plan.write.add')}
        </Button>
        <Button onPress={() => remove(key)}>{t('plan.write.remove')}</Button>
      </div>
      <TextField
        label={t('plan.write.heading')}
        maxLength={200}
        value={heading}
        onChange={(typed) => write(key, { heading: typed })}
      />
      <TextArea
        label={t('plan.write.text')}
        maxLength={20_000}
        value={text}
        onChange={(typed) => write(key, { text: typed })}
      />
      <CheckedCitations text={text} asOf={asOf} onUpdate={(updated) => write(key, { text: updated })} />
      <details>
        <summary>{t('plan.write.insertions')}</summary>
        <ReferenceInsert editor={editor} onInsert={insert} />
        <CitationInsert asOf={asOf} onInsert={insert} />
      </details>
    </div>
  )
}
