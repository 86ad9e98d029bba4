import { ClockStart, ClockStep, type RouteClock, type RouteContent, Within } from '#domain/route/route.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { Chips } from '#web/platform/ui/chips.tsx'
import styles from '#web/platform/ui/editing.module.css'
import { Select } from '#web/platform/ui/select.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import { BasisFields } from './basis-fields.tsx'
import { authorityName } from './route-words.ts'

type ClockFieldsProps = {
  clock: RouteClock
  recipients: RouteContent['recipients']
  onChange: (changes: Partial<RouteClock>) => void
}

const optionsOf = (vocabulary: string, members: readonly string[]) =>
  members.map((value) => ({ value, label: nameOf(vocabulary, value) }))
const units = Within.shape.unit.options
const maxAmount = 1000

export function ClockFields({ clock, recipients, onChange }: ClockFieldsProps) {
  const { step, to, from, within, repeatUntil, basis } = clock
  // Whom it names and who is no recipient any more stays to be seen, so that it can be taken away.
  const named = [...new Set([...recipients.map(({ authority }) => authority), ...to])]
  return (
    <>
      <div className={styles.pair}>
        <Select
          label={t('route.clock.from')}
          value={from}
          options={optionsOf('route.start', ClockStart.options)}
          onChange={(value) => onChange({ from: value as ClockStart })}
        />
        <TextField
          label={t('route.clock.amount')}
          description={t('route.clock.amountText')}
          isRequired
          inputMode="numeric"
          value={String(within.amount)}
          onChange={(typed) => onChange({ within: { ...within, amount: amountOf(typed) } })}
        />
        <Select
          label={t('route.clock.unit')}
          value={within.unit}
          options={optionsOf('route.unit', units)}
          onChange={(value) => onChange({ within: { ...within, unit: value as Within['unit'] } })}
        />
      </div>
      <Select
        label={t('route.clock.step')}
        value={step}
        options={optionsOf('route.step', ClockStep.options)}
        onChange={(value) => onChange({ step: value as ClockStep })}
      />
      <Chips
        label={t('route.clock.to')}
        description={t('route.clock.toText')}
        options={named.map((value) => ({ value, label: authorityName(value) }))}
        chosen={to}
        onChange={(chosen) => onChange({ to: chosen })}
      />
      <Select
        label={t('route.clock.repeat')}
        empty={t('route.clock.noRepeat')}
        value={repeatUntil ?? ''}
        options={(['controlled', 'closed'] as const).map((value) => ({
          value,
          label: t('route.clock.repeatUntil', { until: nameOf('route.until', value) }),
        }))}
        onChange={(value) => onChange({ repeatUntil: value === '' ? null : (value as 'controlled' | 'closed') })}
      />
      <BasisFields basis={basis} onChange={(changed) => onChange({ basis: changed })} />
    </>
  )
}

/** Only figures are taken over. */
const amountOf = (typed: string): number => Math.min(maxAmount, Number(typed.replaceAll(/\D/g, '')))
