import { isSameText, PlainArea, useTyped } from './plain-field.tsx'
import type { KindProps } from './question-props.ts'

/** Whatever the device offers for writing, speaking included. */
export function TextAnswer({ answer, labelledBy, isWrong, give }: KindProps) {
  const value = typeof answer?.value === 'string' ? answer.value : ''
  const [shown, setTyped] = useTyped(value, isSameText)
  const change = (typed: string) => {
    setTyped(typed)
    give({ value: typed.trim() ? typed : undefined, verdict: undefined })
  }
  return <PlainArea value={shown} onValue={change} maxLength={4000} aria-labelledby={labelledBy} isWrong={isWrong} />
}
