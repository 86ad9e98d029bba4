import { t } from '#web/platform/i18n.ts'
import { TextField } from '#web/platform/ui/text-field.tsx'

type MinutesFieldProps = {
  label: string
  description?: string
  /** Null: left empty, where that says something. */
  value: number | null
  isRequired?: boolean
  error?: string | null
  onChange: (minutes: number | null) => void
}

const most = 9999

/** Only figures are taken over. */
function minutesOf(typed: string): number | null {
  const figures = typed.replaceAll(/\D/g, '')
  return figures === '' ? null : Math.min(most, Number(figures))
}

export const MinutesField = ({ label, value, onChange, ...rest }: MinutesFieldProps) => (
  <TextField
    {...rest}
    label={t('exercise.inMinutes', { label })}
    inputMode="numeric"
    value={value === null ? '' : String(value)}
    onChange={(typed) => onChange(minutesOf(typed))}
  />
)
