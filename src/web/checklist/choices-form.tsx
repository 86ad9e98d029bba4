import type { ChecklistItem, Choice } from '#domain/checklist/checklist.ts'
import { t } from '#web/platform/i18n.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import { Formula } from './condition-builder.tsx'
import { changed, type ItemChanges } from './editing.ts'
import styles from './fields.module.css'

type ChoicesFormProps = { item: ChecklistItem; change: (changes: ItemChanges) => void }

const freeName = (choices: readonly Choice[]): string => {
  const taken = new Set(choices.map(({ name }) => name))
  let number = choices.length + 1
  while (taken.has(`c${number}`)) number += 1
  return `c${number}`
}

/** The choices in their order, and which of them mean that something is wrong. */
export function ChoicesForm({ item, change }: ChoicesFormProps) {
  const choices = item.choices ?? []
  const put = (next: Choice[]) => change({ choices: next })
  return (
    <fieldset className={styles.group}>
      <legend>{t('checklist.edit.choices')}</legend>
      <ol className={styles.choices}>
        {choices.map((choice, at) => (
          <li key={choice.name} className={styles.choice}>
            <ChoiceRow
              choice={choice}
              number={at + 1}
              onChange={(changes) => put(choices.with(at, changed(choice, changes)))}
              onUp={at > 0 ? () => put(choices.with(at, choices[at - 1]!).with(at - 1, choice)) : null}
              onRemove={() => put(choices.toSpliced(at, 1))}
            />
          </li>
        ))}
      </ol>
      <div>
        <Button icon="add" onPress={() => put([...choices, { name: freeName(choices), label: '' }])}>
          {t('checklist.edit.addChoice')}
        </Button>
      </div>
      <label className={styles.tick}>
        <input
          type="checkbox"
          checked={item.several ?? false}
          onChange={() => change({ several: item.several ? undefined : true })}
        />
        {t('checklist.edit.several')}
      </label>
      <details>
        <summary className={styles.more}>{t('checklist.edit.choiceFilter')}</summary>
        <Formula
          label={t('checklist.edit.choiceFilter')}
          formula={item.choiceFilter ?? ''}
          onChange={(choiceFilter) => change({ choiceFilter })}
        />
      </details>
    </fieldset>
  )
}

type ChoiceRowProps = {
  choice: Choice
  number: number
  onChange: (changes: { [Field in keyof Choice]?: Choice[Field] | undefined }) => void
  onUp: (() => void) | null
  onRemove: () => void
}

const ChoiceRow = ({ choice, number, onChange, onUp, onRemove }: ChoiceRowProps) => (
  <>
    <div className={styles.pair}>
      <TextField
        label={t('checklist.edit.choice', { number })}
        isRequired
        maxLength={200}
        value={choice.label}
        onChange={(label) => onChange({ label })}
      />
      <TextField
        label={t('checklist.edit.choiceEn')}
        maxLength={300}
        value={choice.labelEn ?? ''}
        onChange={(text) => onChange({ labelEn: text || undefined })}
      />
    </div>
    <div className={styles.actions}>
      <label className={styles.tick}>
        <input
          type="checkbox"
          checked={choice.fails ?? false}
          onChange={() => onChange({ fails: choice.fails ? undefined : true })}
        />
        {t('checklist.edit.fails')}
      </label>
      {onUp && (
        <Button kind="quiet" onPress={onUp} aria-label={t('checklist.edit.choiceUp', { number })}>
          {t('checklist.edit.up')}
        </Button>
      )}
      <Button kind="quiet" onPress={onRemove} aria-label={t('checklist.edit.removeChoice', { number })}>
        {t('checklist.edit.remove')}
      </Button>
    </div>
  </>
)
