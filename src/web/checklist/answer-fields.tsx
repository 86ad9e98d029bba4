import type { ChecklistItem } from '#domain/checklist/checklist.ts'
import { t } from '#web/platform/i18n.ts'
import { TextField } from '#web/platform/ui/text-field.tsx'
import { ChoicesForm } from './choices-form.tsx'
import { Formula } from './condition-builder.tsx'
import { changed, type ItemChanges } from './editing.ts'
import styles from './fields.module.css'
import { NumberField } from './number-field.tsx'

type AnswerFieldsProps = {
  item: ChecklistItem
  items: readonly ChecklistItem[]
  change: (changes: ItemChanges) => void
}

/** What only this kind of answer asks. */
export function AnswerFields({ item, change }: AnswerFieldsProps) {
  if (item.answerKind === 'number') return <NumberFields item={item} change={change} />
  if (item.answerKind === 'choice') return <ChoicesForm item={item} change={change} />
  if (item.answerKind !== 'calculation') return null
  return (
    <Formula
      label={t('checklist.edit.calculation')}
      formula={item.calculation ?? ''}
      onChange={(calculation) => change({ calculation })}
    />
  )
}

function NumberFields({ item: { number = {} }, change }: Omit<AnswerFieldsProps, 'items'>) {
  const put = (changes: { [Field in keyof typeof number]?: (typeof number)[Field] | undefined }) =>
    change({ number: changed(number, changes) })
  return (
    <fieldset className={styles.group}>
      <legend>{t('checklist.edit.limits')}</legend>
      <p className={styles.hint}>{t('checklist.edit.limitsText')}</p>
      <div className={styles.triple}>
        <NumberField label={t('checklist.edit.least')} value={number.least} onChange={(least) => put({ least })} />
        <NumberField label={t('checklist.edit.most')} value={number.most} onChange={(most) => put({ most })} />
        <TextField
          label={t('checklist.edit.unit')}
          maxLength={20}
          value={number.unit ?? ''}
          onChange={(unit) => put({ unit: unit || undefined })}
        />
      </div>
      <label className={styles.tick}>
        <input
          type="checkbox"
          checked={number.whole ?? false}
          onChange={() => put({ whole: number.whole ? undefined : true })}
        />
        {t('checklist.edit.whole')}
      </label>
    </fieldset>
  )
}
