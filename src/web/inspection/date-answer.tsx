import { DateField } from '#web/platform/ui/date-field.tsx'
import type { KindProps } from './question-props.ts'

export const DateAnswer = ({ answer, label, isWrong, give }: KindProps) => (
  <DateField
    label={label}
    hideLabel
    isInvalid={isWrong}
    value={typeof answer?.value === 'string' && answer.value !== '' ? answer.value : null}
    onChange={(date) => give({ value: date ?? undefined, verdict: undefined })}
  />
)
