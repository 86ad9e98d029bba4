import { useEffect, useState } from 'react'
import { t } from '#web/platform/i18n.ts'
import { TextField } from '#web/platform/ui/text-field.tsx'

type NumberFieldProps = {
  label: string
  value: number | undefined
  onChange: (value: number | undefined) => void
  isRequired?: boolean
}

const read = (text: string): number | undefined | null => {
  if (text.trim() === '') return undefined
  return /^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : null
}

/** Figures as they are typed; what is no number is said, and not taken over. */
export function NumberField({ label, value, onChange, isRequired = false }: NumberFieldProps) {
  const [text, setText] = useState(value === undefined ? '' : String(value))
  useEffect(() => {
    setText((typed) => (read(typed) === value ? typed : value === undefined ? '' : String(value)))
  }, [value])
  const type = (typed: string) => {
    setText(typed)
    const number = read(typed)
    if (number !== null && !(isRequired && number === undefined)) onChange(number)
  }
  return (
    <TextField
      label={label}
      inputMode="decimal"
      isRequired={isRequired}
      value={text}
      error={read(text) === null ? t('checklist.edit.noNumber') : null}
      onChange={type}
    />
  )
}
