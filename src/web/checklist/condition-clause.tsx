import type { AnswerKind, ChecklistItem } from '#domain/checklist/checklist.ts'
import { t } from '#web/platform/i18n.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { DateField } from '#web/platform/ui/date-field.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import type { Clause, Relation } from './condition.ts'
import styles from './condition-builder.module.css'
import { itemTitle, optionsOf } from './words.ts'

const presence: readonly Relation[] = ['answered', 'unanswered']
const equality: readonly Relation[] = ['is', 'isNot', ...presence]
const size: readonly Relation[] = ['is', 'isNot', 'more', 'atLeast', 'less', 'atMost', ...presence]

const byKind: Record<AnswerKind, readonly Relation[]> = {
  verdict: equality,
  choice: equality,
  text: equality,
  code: equality,
  number: size,
  calculation: size,
  date: size,
  photograph: presence,
  signature: presence,
  note: presence,
}

const relationsOf = (item: ChecklistItem | undefined): readonly Relation[] => {
  if (!item) return equality
  return item.answerKind === 'choice' && item.several ? ['has', 'hasNot', ...presence] : byKind[item.answerKind]
}

const firstValue = (item: ChecklistItem | undefined): string => {
  if (item?.answerKind === 'verdict') return 'notCompliant'
  if (item?.answerKind === 'choice') return item.choices?.[0]?.name ?? ''
  return item?.answerKind === 'number' || item?.answerKind === 'calculation' ? '0' : ''
}

const begun = (name: string, item: ChecklistItem | undefined): Clause => ({
  name,
  relation: relationsOf(item)[0]!,
  value: firstValue(item),
})

/** What is asked most often comes first: that the question before is not compliant. */
export function firstClause(
  items: readonly ChecklistItem[],
  near: string | undefined,
  self: ChecklistItem | undefined,
): Clause {
  const first = items.find(({ key }) => key === near) ?? items[0]
  return self ? begun('.', self) : begun(first?.key ?? '', first)
}

type ClauseRowProps = {
  clause: Clause
  items: readonly ChecklistItem[]
  self: ChecklistItem | undefined
  onChange: (clause: Clause) => void
  onRemove: () => void
}

export function ClauseRow({ clause, items, self, onChange, onRemove }: ClauseRowProps) {
  const find = (name: string) => (name === '.' ? self : items.find(({ key }) => key === name))
  const item = find(clause.name)
  const names = [
    ...(self ? [{ value: '.', label: t('checklist.condition.self') }] : []),
    ...items.map((one) => ({ value: one.key, label: `${one.key} ${itemTitle(one)}` })),
    ...(item ? [] : [{ value: clause.name, label: t('checklist.condition.unknown', { name: clause.name }) }]),
  ]
  const hasValue = !presence.includes(clause.relation)
  return (
    <div className={styles.clause}>
      <Select
        label={t('checklist.condition.question')}
        value={clause.name}
        options={names}
        onChange={(name) => onChange(begun(name, find(name)))}
      />
      <Select
        label={t('checklist.condition.relation')}
        value={clause.relation}
        options={optionsOf('checklist.relation', withCurrent(relationsOf(item), clause.relation))}
        onChange={(relation) =>
          onChange({ ...clause, relation: relation as Relation, value: clause.value || firstValue(item) })
        }
      />
      {hasValue && <Value item={item} value={clause.value} onChange={(value) => onChange({ ...clause, value })} />}
      <Button kind="quiet" icon="close" onPress={onRemove}>
        {t('checklist.condition.remove')}
      </Button>
    </div>
  )
}

const withCurrent = (relations: readonly Relation[], current: Relation): readonly Relation[] =>
  relations.includes(current) ? relations : [current, ...relations]

type ValueProps = { item: ChecklistItem | undefined; value: string; onChange: (value: string) => void }

function Value({ item, value, onChange }: ValueProps) {
  const label = t('checklist.condition.value')
  if (item?.answerKind === 'verdict')
    return (
      <Select
        label={label}
        value={value}
        options={optionsOf('verdict', ['compliant', 'notCompliant', 'notApplicable'])}
        onChange={onChange}
      />
    )
  if (item?.answerKind === 'choice')
    return (
      <Select
        label={label}
        value={value}
        options={(item.choices ?? []).map((choice) => ({ value: choice.name, label: choice.label || choice.name }))}
        onChange={onChange}
      />
    )
  if (item?.answerKind === 'date')
    return <DateField label={label} value={value || null} onChange={(date) => date && onChange(date)} />
  return <TextField label={label} isRequired value={value} onChange={onChange} />
}
