import { AnswerKind, type ChecklistItem, Grade } from '#domain/checklist/checklist.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextArea, TextField } from '#web/platform/ui/text-field.tsx'
import { AnswerFields } from './answer-fields.tsx'
import type { Chosen } from './choice.ts'
import { ClauseField } from './clause-field.tsx'
import { ConditionBuilder } from './condition-builder.tsx'
import { type Content, changeItem, changeKind, copyItem, type ItemChanges, moveItem, removeItem } from './editing.ts'
import styles from './fields.module.css'
import type { Edit } from './use-editor.ts'
import { optionsOf } from './words.ts'

/** An empty field is one that is not there. */
const orNone = (text: string): string | undefined => text || undefined

type ItemFormProps = {
  content: Content
  item: ChecklistItem
  edit: Edit
  onChoose: (chosen: Chosen) => void
}

/** Everything about one question. */
export function ItemForm({ content, item, edit, onChoose }: ItemFormProps) {
  const change = (changes: ItemChanges) =>
    edit((now) => changeItem(now, item.key, changes), `${item.key}.${Object.keys(changes)}`)
  const isAsked = item.answerKind !== 'note' && item.answerKind !== 'calculation'
  return (
    <div className={styles.fields}>
      <TextArea
        label={t('checklist.edit.question')}
        isRequired
        maxLength={500}
        value={item.question}
        onChange={(question) => change({ question })}
      />
      <TextArea
        label={t('checklist.edit.questionEn')}
        maxLength={800}
        value={item.questionEn ?? ''}
        onChange={(text) => change({ questionEn: orNone(text) })}
      />
      <TextArea
        label={t('checklist.edit.guidance')}
        maxLength={1000}
        value={item.guidance ?? ''}
        onChange={(text) => change({ guidance: orNone(text) })}
      />
      <Select
        label={t('checklist.edit.answerKind')}
        value={item.answerKind}
        options={optionsOf('checklist.answerKind', AnswerKind.options)}
        onChange={(kind) => edit((now) => changeKind(now, item.key, kind as AnswerKind))}
      />
      <AnswerFields item={item} items={content.items} change={change} />
      {isAsked && <Demands item={item} change={change} />}
      <ConditionBuilder
        key={`${item.key} shown`}
        label={t('checklist.edit.shownIf')}
        description={t('checklist.edit.shownIfText')}
        formula={item.shownIf}
        items={askable(content, item.key)}
        near={before(content, item)}
        onChange={(shownIf) => change({ shownIf })}
      />
      {isAsked && <Constraint content={content} item={item} change={change} />}
      <ClauseField value={item.clause} onChange={(clause) => change({ clause })} />
      <TextField
        label={t('checklist.edit.basis')}
        maxLength={200}
        value={item.basis ?? ''}
        onChange={(text) => change({ basis: orNone(text) })}
      />
      <ItemActions content={content} item={item} edit={edit} onChoose={onChoose} />
    </div>
  )
}

/** The question that stands before it and is answered. */
const before = ({ items }: Content, item: ChecklistItem): string | undefined =>
  items.slice(0, items.indexOf(item)).findLast(({ answerKind }) => answerKind !== 'note')?.key

const askable = ({ items }: Content, but: string): ChecklistItem[] =>
  items.filter(({ key, answerKind }) => key !== but && answerKind !== 'note')

type PartProps = { item: ChecklistItem; change: (changes: ItemChanges) => void }

/** Whether it must be answered, with what proof, and how bad a failure is. */
const Demands = ({ item, change }: PartProps) => (
  <>
    <label className={styles.tick}>
      <input type="checkbox" checked={item.required} onChange={() => change({ required: !item.required })} />
      {t('checklist.edit.required')}
    </label>
    <Select
      label={t('checklist.edit.evidence')}
      value={item.evidence}
      options={optionsOf('checklist.evidence', ['optional', 'whenNotCompliant', 'always'])}
      onChange={(evidence) => change({ evidence: evidence as ChecklistItem['evidence'] })}
    />
    <Segmented
      label={t('checklist.edit.grade')}
      value={item.grade}
      segments={Grade.options.map((value) => ({ value, label: nameOf('grade', value) }))}
      onChange={(grade) => change({ grade })}
    />
  </>
)

function Constraint({ content, item, change }: PartProps & { content: Content }) {
  const { constraint } = item
  const put = (changes: Partial<NonNullable<ChecklistItem['constraint']>>) =>
    constraint && change({ constraint: { ...constraint, ...changes } })
  return (
    <>
      <ConditionBuilder
        key={`${item.key} constraint`}
        label={t('checklist.edit.constraint')}
        description={t('checklist.edit.constraintText')}
        formula={constraint?.holds}
        items={askable(content, item.key)}
        self={item}
        onChange={(holds) =>
          change({ constraint: holds === undefined ? undefined : { message: '', ...constraint, holds } })
        }
      />
      {constraint && (
        <TextField
          label={t('checklist.edit.message')}
          description={t('checklist.edit.messageText')}
          maxLength={300}
          value={constraint.message}
          onChange={(message) => put({ message })}
        />
      )}
    </>
  )
}

function ItemActions({ content, item, edit, onChoose }: ItemFormProps) {
  const at = content.items.indexOf(item)
  const copy = () => {
    const { content: next, key } = copyItem(content, item.key)
    edit(() => next)
    onChoose({ part: 'item', key })
  }
  const remove = () => {
    const next = content.items[at + 1] ?? content.items[at - 1]
    edit((now) => removeItem(now, item.key))
    if (next) onChoose({ part: 'item', key: next.key })
  }
  return (
    <div className={styles.actions}>
      <Button isDisabled={at === 0} onPress={() => edit((now) => moveItem(now, item.key, -1))}>
        {t('checklist.edit.up')}
      </Button>
      <Button isDisabled={at === content.items.length - 1} onPress={() => edit((now) => moveItem(now, item.key, 1))}>
        {t('checklist.edit.down')}
      </Button>
      <Button onPress={copy}>{t('checklist.edit.copyItem')}</Button>
      <Button isDisabled={content.items.length === 1} onPress={remove}>
        {t('checklist.edit.removeItem')}
      </Button>
    </div>
  )
}
