import { t } from '#web/platform/i18n.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { type Answers, type Changes, sectionOf } from './answers.ts'
import styles from './fill-in.module.css'
import { type FormGroup, type FormObject, placeOfEntry } from './form-groups.ts'
import { Question } from './question.tsx'
import type { GiveAnswer, LastTime } from './question-props.ts'
import { nameOfObject, objectAdded, objectRemoved } from './section-answers.ts'
import { SectionConfirmation } from './section-confirmation.tsx'

export type FormSectionProps = {
  group: FormGroup
  answers: Answers
  numbers: ReadonlyMap<string, number>
  last: ReadonlyMap<string, LastTime>
  showGaps: boolean
  /** How many of its questions are drawn by now. */
  drawn: number
  onAnswer: GiveAnswer
  onChange: (changes: Changes) => void
}

/** A section of the form, once or for each object that is looked at. */
export function FormSection(props: FormSectionProps) {
  const { group, answers, drawn, onChange } = props
  const { objects, items, state } = group
  const title = titleOfGroup(group)
  const { repeats } = state
  let before = 0
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.head}>
        <h2>{title}</h2>
        <SectionConfirmation
          title={title}
          entries={objects.flatMap(({ entries }) => entries)}
          answers={answers}
          onChange={onChange}
        />
      </div>
      {objects.map((object) => {
        const room = drawn - before
        before += object.entries.length
        return (
          <div key={object.at ?? 'only'} className={styles.object}>
            {repeats && (
              <ObjectHead
                object={object}
                answers={answers}
                mayGo={state.times > repeats.least}
                onRemove={() => onChange(objectRemoved(items, object.at ?? 0, state.times, answers))}
              />
            )}
            <Questions {...props} object={object} drawn={room} />
          </div>
        )
      })}
      {repeats && state.times < repeats.most && (
        <div className={styles.add}>
          <Button icon="add" onPress={() => onChange(objectAdded(items, state.times))}>
            {t('inspection.addObject')}
          </Button>
        </div>
      )}
    </section>
  )
}

export const titleOfGroup = ({ items, state }: FormGroup): string => (items[0] ? sectionOf(items[0]) : state.title)

const Questions = ({
  object,
  answers,
  numbers,
  last,
  showGaps,
  drawn,
  onAnswer,
}: FormSectionProps & { object: FormObject }) =>
  object.entries.slice(0, Math.max(0, drawn)).map((entry) => {
    const place = placeOfEntry(entry)
    return (
      <Question
        key={place}
        entry={entry}
        number={numbers.get(entry.item.key) ?? null}
        answer={answers[place]}
        last={last.get(place)}
        showGap={showGaps}
        onAnswer={onAnswer}
      />
    )
  })

type ObjectHeadProps = { object: FormObject; answers: Answers; mayGo: boolean; onRemove: () => void }

const ObjectHead = ({ object, answers, mayGo, onRemove }: ObjectHeadProps) => {
  const title = titleOfObject(object, answers)
  return (
    <div className={styles.objectHead}>
      <strong>{title}</strong>
      {mayGo && (
        <Button kind="quiet" aria-label={t('inspection.removeNamed', { name: title })} onPress={onRemove}>
          {t('inspection.removeObject')}
        </Button>
      )}
    </div>
  )
}

/** 第 2 件：櫃檯電腦 */
export function titleOfObject({ at = 0, entries }: FormObject, answers: Answers): string {
  const name = nameOfObject(entries, answers)
  const number = at + 1
  return name ? t('inspection.objectNamed', { number, name }) : t('inspection.object', { number })
}
