import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import type { Checklist, ChecklistDraft } from '#domain/checklist/catalogue.ts'
import { faultsOf } from '#domain/checklist/faults.rules.ts'
import { failureText } from '#web/platform/failure.ts'
import { t } from '#web/platform/i18n.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import type { Chosen } from './choice.ts'
import { ConflictDialog } from './conflict-dialog.tsx'
import { type Content, findItem, sectionsOf } from './editing.ts'
import styles from './editor.module.css'
import { FaultList } from './faults.tsx'
import { ItemForm } from './item-form.tsx'
import { Notices } from './notices.tsx'
import { Outline } from './outline.tsx'
import { Preview } from './preview.tsx'
import { PublishDialog } from './publish-dialog.tsx'
import { SectionForm, TitleForm } from './section-form.tsx'
import { type Editor, useEditor, useUndoKeys } from './use-editor.ts'

const panes = ['outline', 'fields', 'preview'] as const
type Pane = (typeof panes)[number]

type EditorProps = { draft: ChecklistDraft; checklist: Checklist; onPublished: () => void }

/** Outline, fields and the phone beside each other at a desk; one after the other on a phone. */
export function ChecklistEditor({ draft, checklist, onPublished }: EditorProps) {
  const editor = useEditor(draft)
  const { content, edit } = editor
  const [wanted, setChosen] = useState<Chosen>({ part: 'item', key: content.items[0]!.key })
  const [pane, setPane] = useState<Pane>('outline')
  const [isPublishing, setPublishing] = useState(false)
  useUndoKeys(editor)
  const chosen = present(editor, wanted)
  const heading = useFocusOnChoice(wanted)
  const choose = (next: Chosen) => {
    setChosen(next)
    setPane('fields')
  }
  // The phone and the faults may lag a moment behind the words that are being typed.
  const settled = useDeferredValue(content)
  const faults = useMemo(() => faultsOf(settled), [settled])
  const faulty = useMemo(() => new Set(faults.flatMap(({ itemKey }) => itemKey ?? [])), [faults])
  return (
    <>
      <Bar editor={editor} faults={faults.length} onPublish={() => setPublishing(true)} />
      <Notices notices={draft.notices} />
      {faults.length > 0 && (
        <details className={styles.faults}>
          <summary>{t('checklist.edit.faults', { count: faults.length })}</summary>
          <FaultList content={content} faults={faults} onChoose={choose} />
        </details>
      )}
      <div className={styles.steps}>
        <Segmented
          label={t('checklist.edit.panes')}
          hideLabel
          value={pane}
          onChange={setPane}
          segments={panes.map((value) => ({ value, label: t(`checklist.edit.pane.${value}`) }))}
        />
      </div>
      <div className={styles.panes} data-pane={pane}>
        <div className={styles.outline}>
          <Outline content={content} chosen={chosen} faulty={faulty} onChoose={choose} edit={edit} />
        </div>
        <section className={styles.fields} aria-labelledby="chosen-part">
          <h2 id="chosen-part" ref={heading} tabIndex={-1} className={styles.heading}>
            {headingOf(chosen)}
          </h2>
          <Fields editor={editor} chosen={chosen} onChoose={choose} />
        </section>
        <section className={styles.preview} aria-label={t('checklist.edit.pane.preview')}>
          <Preview content={settled} current={firstOf(content, chosen)} />
        </section>
      </div>
      {editor.rival && <ConflictDialog editor={editor} rival={editor.rival} />}
      {isPublishing && (
        <PublishDialog
          editor={editor}
          checklist={checklist}
          onChoose={(next) => {
            setPublishing(false)
            choose(next)
          }}
          onPublished={onPublished}
          onClose={() => setPublishing(false)}
        />
      )}
    </>
  )
}

/** What was chosen may be gone: taken back, removed, or never there in the other version. */
function present({ content }: Editor, chosen: Chosen): Chosen {
  if (chosen.part === 'item' && !findItem(content, chosen.key)) return { part: 'form' }
  const isGone = chosen.part === 'section' && !content.items.some(({ section }) => section === chosen.title)
  return isGone ? { part: 'form' } : chosen
}

/** The question that the phone shows: the chosen one, or the first of the section. */
const firstOf = ({ items }: Content, chosen: Chosen): string | null => {
  if (chosen.part === 'item') return chosen.key
  return chosen.part === 'form' ? null : (items.find(({ section }) => section === chosen.title)?.key ?? null)
}

const headingOf = (chosen: Chosen): string => {
  if (chosen.part === 'form') return t('checklist.edit.formHeading')
  return chosen.part === 'section'
    ? t('checklist.edit.sectionHeading')
    : t('checklist.edit.itemHeading', { key: chosen.key })
}

/** Whoever chooses in the outline goes on in the fields; a question that has no words yet waits for them. */
function useFocusOnChoice(chosen: Chosen) {
  const heading = useRef<HTMLHeadingElement>(null)
  const before = useRef(chosen)
  useEffect(() => {
    const isTyping = chosen.part === 'section' && before.current.part === 'section'
    if (before.current !== chosen && !isTyping) {
      const words = heading.current?.parentElement?.querySelector('textarea')
      const target = chosen.part === 'item' && words?.value === '' ? words : heading.current
      target?.focus({ preventScroll: true })
      heading.current?.scrollIntoView({ block: 'nearest' })
    }
    before.current = chosen
  }, [chosen])
  return heading
}

type FieldsProps = { editor: Editor; chosen: Chosen; onChoose: (chosen: Chosen) => void }

function Fields({ editor: { content, edit }, chosen, onChoose }: FieldsProps) {
  if (chosen.part === 'form') return <TitleForm content={content} edit={edit} />
  if (chosen.part === 'item')
    return <ItemForm key={chosen.key} item={findItem(content, chosen.key)!} {...{ content, edit, onChoose }} />
  const section = sectionsOf(content).find(({ title }) => title === chosen.title)!
  return <SectionForm key={section.items[0]!.key} {...{ content, section, edit, onChoose }} />
}

type BarProps = { editor: Editor; faults: number; onPublish: () => void }

function Bar({ editor, faults, onPublish }: BarProps) {
  const { saving } = editor
  return (
    <div className={styles.bar}>
      <span role="status">
        {saving.state === 'failed' ? (
          <StateMark tone="due">{failureText(saving.error)}</StateMark>
        ) : (
          <StateMark tone={saving.state === 'saved' ? 'done' : 'underWay'}>
            {t(`checklist.edit.${saving.state}`)}
          </StateMark>
        )}
      </span>
      <Button kind="quiet" isDisabled={!editor.canUndo} onPress={editor.undo}>
        {t('checklist.edit.undo')}
      </Button>
      <Button kind="quiet" isDisabled={!editor.canRedo} onPress={editor.redo}>
        {t('checklist.edit.redo')}
      </Button>
      <Button kind="main" onPress={onPublish}>
        {faults > 0 ? t('checklist.edit.publishFaulty', { count: faults }) : t('checklist.edit.publish')}
      </Button>
    </div>
  )
}
