import { type DragEvent, type KeyboardEvent, memo, useRef, useState } from 'react'
import type { ChecklistItem } from '#domain/checklist/checklist.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { Icon } from '#web/platform/ui/icons.tsx'
import type { Chosen } from './choice.ts'
import { addItem, addSection, type Content, moveItem, moveSection, placeItem, sectionsOf } from './editing.ts'
import styles from './outline.module.css'
import type { Edit } from './use-editor.ts'
import { formTitle, itemTitle, sectionTitle } from './words.ts'

type OutlineProps = {
  content: Content
  chosen: Chosen
  /** Items in which something is wrong. */
  faulty: ReadonlySet<string>
  onChoose: (chosen: Chosen) => void
  edit: Edit
}

/** Sections and items in their order; dragging, or Alt with an arrow, moves what is chosen. */
export function Outline({ content, chosen, faulty, onChoose, edit }: OutlineProps) {
  const [drag, setDrag] = useState<Dragging | null>(null)
  const [said, setSaid] = useState('')
  const dragged = useRef(drag)
  dragged.current = drag
  const drop = () => {
    const { key, over, after } = dragged.current ?? nothing
    if (over) edit((now) => placeItem(now, key, over, after))
    setDrag(null)
  }
  const move = (key: string, step: 1 | -1) => {
    edit((now) => moveItem(now, key, step))
    setSaid(t('checklist.edit.moved', { key }))
    // What moves to another place of the page loses the focus there.
    requestAnimationFrame(() => document.getElementById(`outline-${key}`)?.focus())
  }
  return (
    <nav className={styles.outline} aria-label={t('checklist.edit.outline')}>
      <button
        type="button"
        className={styles.form}
        aria-current={chosen.part === 'form' || undefined}
        onClick={() => onChoose({ part: 'form' })}
      >
        {formTitle(content)}
      </button>
      {sectionsOf(content).map((section, index) => (
        <div key={`${section.title} ${section.items[0]!.key}`} className={styles.group}>
          <button
            type="button"
            className={styles.section}
            aria-current={(chosen.part === 'section' && chosen.title === section.title) || undefined}
            onClick={() => onChoose({ part: 'section', title: section.title })}
            onKeyDown={(event) => moves(event, (step) => edit((now) => moveSection(now, section.title, step)))}
          >
            {sectionTitle(section)}
          </button>
          <ol className={styles.items} start={firstNumber(content, index)}>
            {section.items.map((item) => (
              <Row
                key={item.key}
                item={item}
                number={content.items.indexOf(item) + 1}
                isChosen={chosen.part === 'item' && chosen.key === item.key}
                isFaulty={faulty.has(item.key)}
                mark={drag?.over === item.key ? (drag.after ? 'after' : 'before') : null}
                onChoose={onChoose}
                onMove={(step) => move(item.key, step)}
                onDrag={setDrag}
                onDrop={drop}
              />
            ))}
          </ol>
        </div>
      ))}
      <p className="visuallyHidden" role="status">
        {said}
      </p>
      <Additions content={content} chosen={chosen} onChoose={onChoose} edit={edit} />
    </nav>
  )
}

const firstNumber = (content: Content, section: number): number =>
  sectionsOf(content)
    .slice(0, section)
    .reduce((count, { items }) => count + items.length, 1)

type Dragging = { key: string; over: string | null; after: boolean }
const nothing: Dragging = { key: '', over: null, after: false }

function moves(event: KeyboardEvent, move: (step: 1 | -1) => void): void {
  if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
  event.preventDefault()
  move(event.key === 'ArrowUp' ? -1 : 1)
}

type RowProps = {
  item: ChecklistItem
  number: number
  isChosen: boolean
  isFaulty: boolean
  mark: 'before' | 'after' | null
  onChoose: (chosen: Chosen) => void
  onMove: (step: 1 | -1) => void
  onDrag: (change: (before: Dragging | null) => Dragging | null) => void
  onDrop: () => void
}

const isBelow = (event: DragEvent): boolean => {
  const { top, height } = event.currentTarget.getBoundingClientRect()
  return event.clientY > top + height / 2
}

/** Its callbacks do the same whoever made them, so a row is drawn anew only when it looks different. */
const Row = memo(
  function Row({ item, number, isChosen, isFaulty, mark, onChoose, onMove, onDrag, onDrop }: RowProps) {
    const over = (event: DragEvent) => {
      event.preventDefault()
      const after = isBelow(event)
      onDrag((before) => before && { ...before, over: item.key, after })
    }
    return (
      <li
        className={styles.row}
        data-mark={mark ?? undefined}
        draggable
        onDragStart={() => onDrag(() => ({ key: item.key, over: null, after: false }))}
        onDragOver={over}
        onDrop={onDrop}
        onDragEnd={onDrop}
      >
        <button
          type="button"
          id={`outline-${item.key}`}
          className={styles.item}
          aria-current={isChosen || undefined}
          onClick={() => onChoose({ part: 'item', key: item.key })}
          onKeyDown={(event) => moves(event, onMove)}
        >
          <span className={styles.number}>{number}</span>
          <span className={styles.title}>{itemTitle(item)}</span>
          {item.answerKind !== 'verdict' && (
            <span className={styles.kind}>{nameOf('checklist.answerKind', item.answerKind)}</span>
          )}
          {isFaulty && (
            <span className={styles.fault}>
              <Icon name="late" size={16} />
              <span className="visuallyHidden">{t('checklist.edit.hasFault')}</span>
            </span>
          )}
        </button>
      </li>
    )
  },
  (one, other) =>
    one.item === other.item &&
    one.number === other.number &&
    one.isChosen === other.isChosen &&
    one.isFaulty === other.isFaulty &&
    one.mark === other.mark,
)

type AdditionsProps = Pick<OutlineProps, 'content' | 'chosen' | 'onChoose' | 'edit'>

function Additions({ content, chosen, onChoose, edit }: AdditionsProps) {
  const last = content.items.at(-1)!
  const near =
    chosen.part === 'item'
      ? content.items.find(({ key }) => key === chosen.key)
      : chosen.part === 'section'
        ? content.items.findLast(({ section }) => section === chosen.title)
        : last
  const after = near ?? last
  const add = ({ content: next, key }: { content: Content; key: string }) => {
    edit(() => next)
    onChoose({ part: 'item', key })
  }
  return (
    <div className={styles.additions}>
      <Button icon="add" onPress={() => add(addItem(content, after.key))}>
        {t('checklist.edit.addItem')}
      </Button>
      <Button
        kind="quiet"
        icon="add"
        onPress={() => add(addSection(content, after.section, t('checklist.edit.newSection')))}
      >
        {t('checklist.edit.addSection')}
      </Button>
      <p className={styles.hint}>{t('checklist.edit.moveHint')}</p>
    </div>
  )
}
