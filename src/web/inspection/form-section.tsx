import { memo } from 'react'
import { t } from '#web/platform/i18n.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { sectionOf } from './answers.ts'
import styles from './fill-in.module.css'
import { type FormGroup, type FormObject, questionsOf } from './form-groups.ts'
import { Question } from './question.tsx'
import type { GiveAnswer, GiveChanges, LastTime } from './question-props.ts'
import { nameOfObject, objectAdded, objectRemoved } from './section-answers.ts'
import { SectionConfirmation } from './section-confirmation.tsx'

export type FormSectionProps = {
  group: FormGroup
  numbers: ReadonlyMap<string, number>
  last: ReadonlyMap<string, LastTime>
  showGaps: boolean
  /** How many of its questions are drawn by now. */
  drawn: number
  onAnswer: GiveAnswer
  onChange: GiveChanges
}

/** A section of the form, once or for each object that is looked at. */
export const FormSection = memo(function FormSection(props: FormSectionProps) {
  const { group, drawn, onChange } = props
  const { objects, items, state } = group
  const title = titleOfGroup(group)
  let before = 0
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.head}>
        <h2>{title}</h2>
        <SectionConfirmation title={title} questions={questionsOf(group)} onChange={onChange} />
      </div>
      {objects.map((object) => {
        const room = drawn - before
        before += object.questions.length
        return (
          <div key={object.at ?? 'only'} className={styles.object}>
            <ObjectHead group={group} object={object} onChange={onChange} />
            <Questions {...props} object={object} drawn={room} />
          </div>
        )
      })}
      {state.repeats && state.times < state.repeats.most && (
        <div className={styles.add}>
          <Button icon="add" onPress={() => onChange(() => objectAdded(items, state.times))}>
            {t('inspection.addObject')}
          </Button>
        </div>
      )}
    </section>
  )
})

export const titleOfGroup = ({ items, state }: FormGroup): string => (items[0] ? sectionOf(items[0]) : state.title)

type QuestionsProps = Omit<FormSectionProps, 'group' | 'onChange'> & { object: FormObject }

const Questions = ({ object, numbers, last, showGaps, drawn, onAnswer }: QuestionsProps) =>
  object.questions
    .slice(0, Math.max(0, drawn))
    .map(({ place, entry, answer }) => (
      <Question
        key={place}
        entry={entry}
        number={numbers.get(entry.item.key) ?? null}
        answer={answer}
        last={last.get(place)}
        showGap={showGaps}
        onAnswer={onAnswer}
      />
    ))

type ObjectHeadProps = { group: FormGroup; object: FormObject; onChange: GiveChanges }

function ObjectHead({ group: { state, items }, object, onChange }: ObjectHeadProps) {
  const { at } = object
  if (at === undefined || !state.repeats) return null
  const title = titleOfObject(object)
  const remove = () => onChange((answers) => objectRemoved(items, at, state.times, answers))
  return (
    <div className={styles.objectHead}>
      <strong>{title}</strong>
      {state.times > state.repeats.least && (
        <Button kind="quiet" aria-label={t('inspection.removeNamed', { name: title })} onPress={remove}>
          {t('inspection.removeObject')}
        </Button>
      )}
    </div>
  )
}

/** 第 2 件：櫃檯電腦 */
export function titleOfObject({ at = 0, questions }: FormObject): string {
  const name = nameOfObject(questions)
  const number = at + 1
  return name ? t('inspection.objectNamed', { number, name }) : t('inspection.object', { number })
}
