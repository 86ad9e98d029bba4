import { useEffect, useRef } from 'react'
import { t } from '#web/platform/i18n.ts'
import styles from './fill-in.module.css'
import { type FormGroup, type FormObject, placeOfEntry } from './form-groups.ts'
import { type FormSectionProps, titleOfGroup, titleOfObject } from './form-section.tsx'
import { Question } from './question.tsx'
import { SectionConfirmation } from './section-confirmation.tsx'

/** A question and where it stands. */
export type Step = { place: string; group: FormGroup; object: FormObject; entry: FormObject['entries'][number] }

export const stepsOf = (groups: readonly FormGroup[]): Step[] =>
  groups.flatMap((group) =>
    group.objects.flatMap((object) =>
      object.entries.map((entry) => ({ place: placeOfEntry(entry), group, object, entry })),
    ),
  )

type OneQuestionProps = Omit<FormSectionProps, 'group' | 'drawn'> & {
  step: Step
  index: number
  count: number
  onNext: () => void
}

/** One question fills the screen; 1, 2 and 3 answer it, Enter goes on. */
export function OneQuestion({ step, index, count, onNext, ...rest }: OneQuestionProps) {
  const { place, group, object, entry } = step
  const frame = useRef<HTMLElement>(null)
  const next = useRef(onNext)
  useEffect(() => {
    next.current = onNext
  })
  useEffect(() => {
    const here = frame.current!
    void place
    here.focus({ preventScroll: true })
    const press = (event: KeyboardEvent) => pressed(event, here, next.current)
    here.addEventListener('keydown', press)
    return () => here.removeEventListener('keydown', press)
  }, [place])
  const title = titleOfGroup(group)
  const { answers, numbers, last, showGaps, onAnswer, onChange } = rest
  return (
    <section
      ref={frame}
      tabIndex={-1}
      className={styles.one}
      aria-label={t('inspection.step', { number: index + 1, count })}
    >
      <div className={styles.head}>
        <h2>{title}</h2>
        <SectionConfirmation title={title} entries={object.entries} answers={answers} onChange={onChange} />
      </div>
      {object.at !== undefined && <strong>{titleOfObject(object, answers)}</strong>}
      <Question
        key={place}
        entry={entry}
        number={numbers.get(entry.item.key) ?? null}
        answer={answers[place]}
        last={last.get(place)}
        showGap={showGaps}
        onAnswer={onAnswer}
      />
    </section>
  )
}

const writes = 'textarea, select, [role="spinbutton"], input:not([type="radio"], [type="checkbox"])'
const answersEnter = 'button, a, summary, textarea, [role="spinbutton"]'

function pressed(event: KeyboardEvent, frame: HTMLElement, next: () => void): void {
  const target = event.target as Element
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return
  if (event.key === 'Enter' && !target.closest(answersEnter)) {
    event.preventDefault()
    next()
  }
  const verdict = frame.querySelectorAll<HTMLInputElement>('[data-tone] > input[type="radio"]')[Number(event.key) - 1]
  if (verdict && !target.closest(writes)) verdict.click()
}
