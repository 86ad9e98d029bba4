import type { Answer, ChecklistItem, Verdict } from '#domain/checklist/checklist.ts'
import { verdictOf } from '#domain/checklist/verdict.rules.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { StateMark, type Tone } from '#web/platform/ui/state-mark.tsx'
import { choiceOf } from './answers.ts'
import { withUnit } from './number-limits.ts'
import styles from './review.module.css'

const tones: Record<Verdict, Tone> = { compliant: 'done', notCompliant: 'late', notApplicable: 'nothing' }

/** An answer to be read: its words or figure, and what they say of compliance. */
export function GivenAnswer({ item, answer }: { item: ChecklistItem; answer: Answer | undefined }) {
  const verdict = (answer && verdictOf(item, answer)) ?? answer?.verdict
  const text = answer ? textOf(item, answer) : null
  if (!verdict && text === null) return <StateMark tone="waiting">{t('inspection.unansweredShort')}</StateMark>
  return (
    <span className={styles.given}>
      {text !== null && <span className={styles.value}>{text}</span>}
      {verdict && <StateMark tone={tones[verdict]}>{t(`verdict.${verdict}`)}</StateMark>}
    </span>
  )
}

/** Null where the verdict says it all, or nothing was given. */
export function textOf(item: ChecklistItem, { value, fileIds, verdict }: Answer): string | null {
  if (item.answerKind === 'photograph' || item.answerKind === 'signature')
    return fileIds.length > 0 && verdict === undefined ? t('inspection.files', { count: fileIds.length }) : null
  if (value === undefined || value === '') return null
  if (item.answerKind === 'choice')
    return [value]
      .flat()
      .map((name) => nameOfChoice(item, String(name)))
      .join(t('web.comma'))
  if (item.answerKind === 'date') return dateText(String(value))
  return withUnit(String(value), item.answerKind === 'number' ? item.number?.unit : undefined)
}

function nameOfChoice({ choices }: ChecklistItem, name: string): string {
  const choice = choices?.find((one) => one.name === name)
  return choice ? choiceOf(choice) : name
}
