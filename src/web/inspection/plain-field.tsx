import { type ComponentProps, useState } from 'react'
import fields from '#web/platform/ui/field.module.css'

/**
 * What is typed stays as it was typed, also where a tidier form of it is kept: a blank at the end or a decimal point is
 * not taken from under the fingers. `same` says whether the text still stands for the value.
 */
export function useTyped(value: string, same: (typed: string, value: string) => boolean) {
  const [typed, setTyped] = useState(value)
  return [same(typed, value) ? typed : value, setTyped] as const
}

export const isSameText = (typed: string, value: string): boolean =>
  typed.normalize('NFC').trim() === value.normalize('NFC').trim()

type Own = { value: string; onValue: (value: string) => void; isWrong?: boolean }

/** A plain field of the page, named by the question above it. */
export const PlainInput = ({ onValue, isWrong, ...rest }: ComponentProps<'input'> & Own) => (
  <input
    {...rest}
    className={fields.input}
    autoComplete="off"
    aria-invalid={isWrong || undefined}
    data-invalid={isWrong || undefined}
    onChange={(event) => onValue(event.target.value)}
  />
)

export const PlainArea = ({ onValue, isWrong, ...rest }: ComponentProps<'textarea'> & Own) => (
  <textarea
    {...rest}
    className={fields.input}
    aria-invalid={isWrong || undefined}
    data-invalid={isWrong || undefined}
    onChange={(event) => onValue(event.target.value)}
  />
)
