import { useEffect, useRef } from 'react'
import { t } from '#web/platform/i18n.ts'
import styles from './fill-in.module.css'
import type { Asked, FormGroup, FormObject } from './form-groups.ts'
import { type FormSectionProps, titleOfGroup, titleOfObject } from './form-section.tsx'
import { Question } from './question.tsx'
import { SectionConfirmation } from './section-confirmation.tsx'

/** A question and where it stands. */
export type Step = Asked & { group: FormGroup; object: FormObject }

export const stepsOf = (groups: readonly FormGroup[]): Step[] =>
  groups.flatMap((group) =>
    group.objects.flatMap((object) => object.questions.map((asked) => ({ ...asked, group, object }))),
  )

type OneQuestionProps = Omit<FormSectionProps, 'group' | 'drawn'> & {
  step: Step
  index: number
  count: number
  onNext: () => void
}

/** One question fills the screen; 1, 2 and 3 answer it, Enter goes on. */
export function OneQuestion({ step, index, count, onNext, ...rest }: OneQuestionProps) {
  const { place, group, object, entry, answer } = step
  const frame = useRef<HTMLElement>(null)
  const next = useRef(onNext)
  useEffect(() => {
    next.current = onNext
  })
  useEffect(() => {
    const here = frame.current!
    here.focus({ preventScroll: true })
    if (here.getBoundingClientRect().top < 0) here.scrollIntoView()
    const press = (event: KeyboardEvent) => pressed(event, here, next.current)
    here.addEventListener('keydown', press)
    return () => here.removeEventListener('keydown', press)
  }, [])
  const title = titleOfGroup(group)
  const { numbers, last, showGaps, onAnswer, onChange } = rest
  return (
    <section
      ref={frame}
      tabIndex={-1}
      className={styles.one}
      aria-label={t('inspection.step', { number: index + 1, count })}
    >
      <div className={styles.head}>
        <h2>{title}</h2>
        <SectionConfirmation title={title} questions={object.questions} onChange={onChange} />
      </div>
      {object.at !== undefined && <strong>{titleOfObject(object)}</strong>}
      <Question
        entry={entry}
        number={numbers.get(entry.item.key) ?? null}
        answer={answer}
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
