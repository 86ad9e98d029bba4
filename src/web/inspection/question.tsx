import { memo, useState } from 'react'
import type { Answer } from '#domain/checklist/checklist.ts'
import type { Entry, Gap } from '#domain/checklist/form.rules.ts'
import { t } from '#web/platform/i18n.ts'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import { type AnswerChanges, answeredWith, asks, emptyAnswer, questionOf, refusalOf } from './answers.ts'
import { placeOfEntry } from './form-groups.ts'
import { KindAnswer } from './kind-answer.tsx'
import { LastTimeLine } from './last-time.tsx'
import styles from './question.module.css'
import type { GiveAnswer, KindProps, QuestionProps } from './question-props.ts'
import { Remarks } from './remarks.tsx'

/**
 * One question with everything that belongs to its answer. It asks the server for nothing: what it shows and what it
 * changes comes in by its props, so that it works in the preview of a form too.
 */
export const Question = memo(function Question({ entry, number, last, showGap, ...rest }: QuestionProps) {
  const { item, gap } = entry
  const place = placeOfEntry(entry)
  const isUrgent = gap === 'constraintBroken' || gap === 'outOfKind'
  const isTold = gap !== null && (showGap || isUrgent)
  const [answer, give] = useAnswer(entry, rest.answer, rest.onAnswer)
  const kind: KindProps = {
    entry,
    answer,
    give,
    label: questionOf(item),
    labelledBy: `words-${place}`,
    isWrong: isTold && gap !== 'noteMissing' && gap !== 'fileMissing',
  }
  const isSetAside = answer?.verdict === 'notApplicable' && item.answerKind !== 'verdict'
  return (
    <div className={styles.question} id={`item-${place}`} data-gap={isTold || undefined}>
      <h3 className={styles.text}>
        {number !== null && <span className={styles.number}>{number}</span>}
        <span id={kind.labelledBy}>{kind.label}</span>
      </h3>
      <Guidance entry={entry} />
      {last && <LastTimeLine item={item} last={last} />}
      {isSetAside ? <StateMark tone="nothing">{t('verdict.notApplicable')}</StateMark> : <KindAnswer {...kind} />}
      {answer?.bySection && <StateMark tone="standing">{t('inspection.bySection')}</StateMark>}
      {isTold && <p className={styles.gap}>{gapText(entry, gap)}</p>}
      {asks(item) && (
        <div className={styles.besides}>
          <Applicable {...kind} />
          <Remarks {...kind} showGap={showGap} />
        </div>
      )}
    </div>
  )
})

/** What was just answered is shown at once; what becomes of it in the form follows a moment later. */
function useAnswer({ item, at }: Entry, answer: Answer | undefined, onAnswer: GiveAnswer) {
  const [given, setGiven] = useState<{ after: Answer | undefined; now: Answer } | null>(null)
  const shown = given && given.after === answer ? given.now : answer
  const place = { itemKey: item.key, at }
  const give: KindProps['give'] = (changes) => {
    const update = (before: Answer) =>
      answeredWith(item, before, typeof changes === 'function' ? changes(before) : changes)
    setGiven({ after: answer, now: update(shown ?? emptyAnswer(place)) })
    onAnswer(place, update)
  }
  return [shown, give] as const
}

const gapText = ({ item }: Entry, gap: Gap): string =>
  (gap === 'constraintBroken' && refusalOf(item)) || t(`inspection.gap.${gap}`)

function Guidance({ entry: { item } }: { entry: Entry }) {
  if (!item.guidance && !item.basis) return null
  return (
    <details className={styles.guidance}>
      <summary>{t('inspection.guidance')}</summary>
      {item.guidance && <p>{item.guidance}</p>}
      {item.basis && <p>{t('inspection.basis', { basis: item.basis })}</p>}
    </details>
  )
}

/** Whatever has to be answered may turn out not to apply here. */
function Applicable({ entry: { item }, answer, give }: KindProps) {
  if (!item.required || item.answerKind === 'verdict') return null
  const isSetAside = answer?.verdict === 'notApplicable'
  const change = () =>
    give(isSetAside ? { verdict: undefined } : { verdict: 'notApplicable', value: undefined, ...withoutFiles(item) })
  return (
    <button type="button" className={styles.applicable} onClick={change}>
      {isSetAside ? t('inspection.applies') : t('inspection.doesNotApply')}
    </button>
  )
}

/** A photograph or signature that is the answer goes with it. */
const withoutFiles = ({ answerKind }: Entry['item']): AnswerChanges =>
  answerKind === 'photograph' || answerKind === 'signature' ? { fileIds: [] } : {}
