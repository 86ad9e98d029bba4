import type { ReactNode } from 'react'
import type { ChecklistDifference } from '#domain/checklist/catalogue.ts'
import { ChecklistItem, type Choice } from '#domain/checklist/checklist.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import styles from './difference-list.module.css'
import type { Content } from './editing.ts'
import { itemTitle } from './words.ts'

type DifferenceListProps = {
  differences: readonly ChecklistDifference[]
  /** Where the words of an item are found: the newer form, then the older. */
  contents: readonly Content[]
}

/** What one version says otherwise than another, item by item. */
export const DifferenceList = ({ differences, contents }: DifferenceListProps) => (
  <ul className={styles.differences}>
    {differences.map((difference) => (
      <li key={`${difference.of} ${difference.key} ${difference.change}`} className={styles.difference}>
        <p className={styles.head}>
          <span className={styles.change} data-change={difference.change}>
            {t(`checklist.change.${difference.change}`)}
          </span>
          <strong>{nameOfDifference(difference, contents)}</strong>
        </p>
        {difference.fields.length > 0 && (
          <dl className={styles.fields}>
            {difference.fields.map(({ field, before, after }) => (
              <div key={field}>
                <dt>{fieldName(field)}</dt>
                <dd>
                  <BeforeAfter before={valueText(field, before)} after={valueText(field, after)} />
                </dd>
              </div>
            ))}
          </dl>
        )}
      </li>
    ))}
  </ul>
)

function nameOfDifference({ of, key }: ChecklistDifference, contents: readonly Content[]): string {
  if (of === 'form') return t('checklist.change.form')
  if (of === 'section') return t('checklist.change.section', { title: key || t('checklist.edit.noSection') })
  const item = contents.flatMap(({ items }) => items.find((one) => one.key === key) ?? [])[0]
  return item ? `${key} ${itemTitle(item)}` : key
}

const BeforeAfter = ({ before, after }: { before: ReactNode; after: ReactNode }) => (
  <>
    <del>
      <span className="visuallyHidden">{t('checklist.change.before')}</span>
      {before}
    </del>
    <ins>
      <span className="visuallyHidden">{t('checklist.change.after')}</span>
      {after}
    </ins>
  </>
)

export const fieldName = (field: string): string => nameOf('checklist.field', field)

const vocabularies: Record<string, string> = {
  grade: 'grade',
  answerKind: 'checklist.answerKind',
  evidence: 'checklist.evidence',
}

/** A value of a form in words; whoever needs the exact formula sees the formula. */
export function valueText(field: string, value: unknown): string {
  if (value === undefined || value === null || value === '') return t('checklist.change.nothing')
  if (value === true || value === false) return t(value ? 'checklist.change.yes' : 'checklist.change.no')
  const vocabulary = vocabularies[field]
  if (vocabulary) return nameOf(vocabulary, String(value))
  if (field === 'choices') return (value as Choice[]).map(({ name, label }) => label || name).join('、')
  if (field === 'number') return limitsText(value as NonNullable<ChecklistItem['number']>)
  if (field === 'constraint') return constraintText(value as NonNullable<ChecklistItem['constraint']>)
  if (field === 'item') return ChecklistItem.safeParse(value).data?.question ?? ''
  if (field === 'repeats') return Object.values(value as object).join('–')
  return typeof value === 'string' ? value : JSON.stringify(value)
}

const limitsText = ({ least, most, unit = '' }: NonNullable<ChecklistItem['number']>): string =>
  `${least ?? ''}–${most ?? ''} ${unit}`.trim()

const constraintText = ({ holds, message }: NonNullable<ChecklistItem['constraint']>): string =>
  message ? `${holds}（${message}）` : holds
