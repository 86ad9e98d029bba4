import type { ChecklistItem } from '#domain/checklist/checklist.ts'
import { t } from '#web/platform/i18n.ts'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import styles from './number-answer.module.css'
import { limitsText, readNumber } from './number-limits.ts'
import { PlainInput, useTyped } from './plain-field.tsx'
import type { KindProps } from './question-props.ts'

/** What is no number of the kind is kept under the fingers, as no answer. */
const isSameFor = (item: ChecklistItem) => (typed: string, value: string) => {
  const number = readNumber(typed)
  return (number !== undefined && isAsked(item, number) ? String(number) : '') === value
}

const isAsked = ({ number }: ChecklistItem, value: number): boolean => !number?.whole || Number.isInteger(value)

/** The keys for figures have no minus on some phones. */
function keyboardOf({ number: { least = 0, most = 0, whole } = {} }: ChecklistItem): 'text' | 'numeric' | 'decimal' {
  if (least < 0 || most < 0) return 'text'
  return whole ? 'numeric' : 'decimal'
}

/** A measured value: what it ought to be stands beside it, and being outside is said at once. */
export function NumberAnswer({ entry: { item, verdict }, answer, labelledBy, isWrong, give }: KindProps) {
  const value = typeof answer?.value === 'number' ? String(answer.value) : ''
  const [shown, setTyped] = useTyped(value, isSameFor(item))
  const limits = limitsText(item)
  const typed = readNumber(shown)
  const isNoNumber = shown.trim() !== '' && typed === undefined
  const isNotWhole = typed !== undefined && !isAsked(item, typed)
  const change = (text: string) => {
    const number = readNumber(text)
    setTyped(text)
    give({ value: number !== undefined && isAsked(item, number) ? number : undefined, verdict: undefined })
  }
  return (
    <div className={styles.number}>
      <span className={styles.field}>
        <PlainInput
          value={shown}
          onValue={change}
          inputMode={keyboardOf(item)}
          aria-labelledby={labelledBy}
          aria-describedby={`${labelledBy}-limits`}
          isWrong={isWrong || isNoNumber || isNotWhole}
        />
        {item.number?.unit && <span>{item.number.unit}</span>}
      </span>
      <span id={`${labelledBy}-limits`} className={styles.words} role="status">
        {limits && <span>{limits}</span>}
        {isNoNumber && <StateMark tone="late">{t('inspection.noNumber')}</StateMark>}
        {isNotWhole && <StateMark tone="late">{t('inspection.notWhole')}</StateMark>}
        {verdict === 'notCompliant' && <StateMark tone="late">{t('inspection.outsideLimits')}</StateMark>}
        {verdict === 'compliant' && <StateMark tone="done">{t('inspection.withinLimits')}</StateMark>}
      </span>
    </div>
  )
}
