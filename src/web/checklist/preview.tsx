import { useEffect, useRef, useState } from 'react'
import { type Answers, byPlace, changedBy, titleOf } from '#web/inspection/answers.ts'
import type { LastTime } from '#web/inspection/question-props.ts'
import { useForm } from '#web/inspection/use-form.ts'
import { WholeForm } from '#web/inspection/whole-form.tsx'
import { t } from '#web/platform/i18n.ts'
import { Button } from '#web/platform/ui/button.tsx'
import type { Content } from './editing.ts'
import styles from './preview.module.css'

const noAnswers: Answers = byPlace([])
const noLastTime: ReadonlyMap<string, LastTime> = new Map()

/** The form as a phone shows it; answers work, so that one sees what depends on them, and are kept nowhere. */
export function Preview({ content, current }: { content: Content; current: string | null }) {
  const [answers, setAnswers] = useState(noAnswers)
  const { groups, numbers, give, giveChanges } = useForm(content, answers, (changes) =>
    setAnswers((all) => changedBy(all, changes)),
  )
  const screen = useFollow(current)
  return (
    <div className={styles.preview} data-trial>
      <div className={styles.frame}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
        <section ref={screen} className={styles.screen} aria-label={t('checklist.preview.title')} tabIndex={0}>
          <p className={styles.title}>{titleOf(content)}</p>
          <WholeForm
            groups={groups}
            numbers={numbers}
            last={noLastTime}
            showGaps={false}
            isWanted={false}
            onAnswer={give}
            onChange={giveChanges}
          />
        </section>
      </div>
      <Button kind="quiet" isDisabled={answers === noAnswers} onPress={() => setAnswers(noAnswers)}>
        {t('checklist.preview.reset')}
      </Button>
    </div>
  )
}

/** The chosen question comes into sight in the phone, without moving the page around it. */
function useFollow(current: string | null) {
  const screen = useRef<HTMLElement>(null)
  useEffect(() => {
    const pane = screen.current
    const target = pane?.querySelector(`[id="item-${current}"], [id="item-${current}#0"]`)
    if (!target || !pane) return
    const below = target.getBoundingClientRect().top - pane.getBoundingClientRect().top
    pane.scrollTo({ top: pane.scrollTop + below - 64 })
  }, [current])
  return screen
}
