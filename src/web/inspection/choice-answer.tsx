import type { Choice } from '#domain/checklist/checklist.ts'
import { t } from '#web/platform/i18n.ts'
import { ChoiceList } from '#web/platform/ui/choice-list.tsx'
import fields from '#web/platform/ui/field.module.css'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import { choiceOf } from './answers.ts'
import type { KindProps } from './question-props.ts'

/** More than these are looked for in the device's own list. */
const mostInView = 12

export function ChoiceAnswer(props: KindProps) {
  const { entry, label, answer, give } = props
  const { item, choices, verdict } = entry
  const chosen = chosenOf(answer?.value)
  const options = choices.map((choice) => ({ value: choice.name, label: choiceOf(choice) }))
  const isLong = !item.several && choices.length > mostInView
  return (
    <>
      {isLong ? (
        <LongList {...props} chosen={chosen[0] ?? ''} choices={choices} />
      ) : (
        <ChoiceList
          label={label}
          options={options}
          several={item.several ?? false}
          chosen={chosen}
          onChange={(names) => give({ value: item.several ? given(names) : names[0], verdict: undefined })}
        />
      )}
      {verdict === 'notCompliant' && <StateMark tone="late">{t('inspection.choiceFails')}</StateMark>}
    </>
  )
}

const chosenOf = (value: string | number | string[] | undefined): string[] =>
  Array.isArray(value) ? value : value === undefined || value === '' ? [] : [String(value)]

const given = (names: string[]): string[] | undefined => (names.length > 0 ? names : undefined)

type LongListProps = KindProps & { choices: readonly Choice[]; chosen: string }

const LongList = ({ choices, chosen, labelledBy, give }: LongListProps) => (
  <select
    className={fields.input}
    aria-labelledby={labelledBy}
    value={chosen}
    onChange={(event) => give({ value: event.target.value || undefined, verdict: undefined })}
  >
    <option value="">{t('inspection.choose')}</option>
    {choices.map((choice) => (
      <option key={choice.name} value={choice.name}>
        {choiceOf(choice)}
      </option>
    ))}
  </select>
)
