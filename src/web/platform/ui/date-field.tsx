import {
  type CalendarDate,
  CalendarDateTime,
  type DateValue,
  GregorianCalendar,
  parseDate,
  toCalendar,
} from '@internationalized/date'
import { DateField as AriaDateField, DateInput, DateSegment } from 'react-aria-components/DateField'
import { FieldError } from 'react-aria-components/FieldError'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { dateInTaipei, timeInTaipei } from '#domain/date.ts'
import styles from './field.module.css'
import { Spoken } from './spoken.tsx'

type FieldProps = {
  label: string
  description?: string
  error?: string | null | undefined
  isRequired?: boolean
  isDisabled?: boolean
  /** Heard, not seen: the label stands above already. */
  hideLabel?: boolean
  isInvalid?: boolean
}

const gregorian = (value: DateValue) => toCalendar(value, new GregorianCalendar())
const two = (part: number): string => String(part).padStart(2, '0')

/** Year, month and day typed as Minguo segments; the value stays an ISO date. */
export function DateField(
  props: FieldProps & {
    value: string | null
    onChange: (date: string | null) => void
  },
) {
  const { value, onChange, ...rest } = props
  return (
    <Segments<CalendarDate>
      {...rest}
      granularity="day"
      value={value ? parseDate(value) : null}
      onChange={(date) => onChange(date ? gregorian(date).toString().slice(0, 10) : null)}
    />
  )
}

/** A moment by the clock in Taipei; the value is an ISO instant. */
export function MomentField(
  props: FieldProps & {
    value: string | null
    onChange: (instant: string | null) => void
  },
) {
  const { value, onChange, ...rest } = props
  return (
    <Segments<CalendarDateTime>
      {...rest}
      granularity="minute"
      value={value ? momentOf(new Date(value)) : null}
      onChange={(moment) => onChange(moment ? instantOf(gregorian(moment) as CalendarDateTime) : null)}
    />
  )
}

function momentOf(instant: Date): CalendarDateTime {
  const { year, month, day } = parseDate(dateInTaipei(instant))
  const [hour, minute] = timeInTaipei(instant).split(':').map(Number)
  return new CalendarDateTime(year, month, day, hour, minute)
}

const instantOf = ({ year, month, day, hour, minute }: CalendarDateTime): string =>
  new Date(`${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:00+08:00`).toISOString()

type SegmentsProps<Value extends DateValue> = FieldProps & {
  granularity: 'day' | 'minute'
  value: Value | null
  onChange: (value: Value | null) => void
}

function Segments<Value extends DateValue>(props: SegmentsProps<Value>) {
  const { label, description, error, granularity, hideLabel, isInvalid, ...rest } = props
  return (
    <Spoken>
      <AriaDateField<DateValue>
        {...rest}
        onChange={rest.onChange as (value: DateValue | null) => void}
        granularity={granularity}
        hourCycle={24}
        shouldForceLeadingZeros
        isInvalid={isInvalid || Boolean(error)}
        className={styles.field ?? ''}
      >
        <Label className={hideLabel ? 'visuallyHidden' : styles.label}>{label}</Label>
        {description && (
          <Text slot="description" className={styles.description}>
            {description}
          </Text>
        )}
        <DateInput className={styles.segments ?? ''}>
          {(segment) =>
            segment.type === 'era' ? (
              <span aria-hidden="true">{segment.text}</span>
            ) : (
              <DateSegment segment={segment} className={styles.segment ?? ''} />
            )
          }
        </DateInput>
        <FieldError className={styles.error ?? ''}>{error}</FieldError>
      </AriaDateField>
    </Spoken>
  )
}
