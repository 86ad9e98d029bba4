import { isFiledLate } from '#domain/travel/travel-owed.rules.ts'
import { Destination, type Owed, Purpose, Standing } from '#domain/travel/travel-rules.ts'
import type { TripFiling } from '#domain/travel/trip.ts'
import { t } from '#web/platform/i18n.ts'
import { DateField } from '#web/platform/ui/date-field.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextArea, TextField } from '#web/platform/ui/text-field.tsx'

type StepProps = { filing: TripFiling; isTried: boolean; change: (changes: Partial<TripFiling>) => void }

const required = (isTried: boolean, text: string): string | null =>
  isTried && text.trim() === '' ? t('web.required') : null

/** What decides on what is owed. */
export function WhereStep({ filing, isTried, change }: StepProps) {
  const { standing, destination, purpose, leavesOn, returnsOn, meetsOfficials } = filing
  return (
    <>
      <Segmented
        label={t('travel.field.destination')}
        value={destination}
        segments={Destination.options.map((value) => ({ value, label: t(`travel.destination.${value}`) }))}
        onChange={(value) => change({ destination: value })}
      />
      <Segmented
        label={t('travel.field.purpose')}
        value={purpose}
        segments={Purpose.options.map((value) => ({ value, label: t(`travel.purpose.${value}`) }))}
        onChange={(value) => change({ purpose: value })}
      />
      <DateField
        label={t('travel.field.leavesOn')}
        isRequired
        value={leavesOn || null}
        onChange={(date) => change({ leavesOn: date ?? '' })}
        error={required(isTried, leavesOn)}
      />
      <DateField
        label={t('travel.field.returnsOn')}
        isRequired
        value={returnsOn || null}
        onChange={(date) => change({ returnsOn: date ?? '' })}
        error={required(isTried, returnsOn)}
      />
      <Select
        label={t('travel.field.standing')}
        value={standing}
        options={Standing.options.map((value) => ({ value, label: t(`travel.standing.${value}`) }))}
        onChange={(value) => change({ standing: value as Standing })}
      />
      <Segmented
        label={t('travel.meetsOfficials')}
        value={meetsOfficials ? 'yes' : 'no'}
        segments={(['no', 'yes'] as const).map((value) => ({ value, label: t(`travel.${value}`) }))}
        onChange={(value) => change({ meetsOfficials: value === 'yes' })}
      />
    </>
  )
}

type WhyProps = StepProps & { owed: readonly Owed[]; today: string }

/** What lies in the envelope. */
export function WhyStep({ filing, owed, today, isTried, change }: WhyProps) {
  const { reason, places, meetings, lateReason, companions, meetsOfficials } = filing
  const isLate = isFiledLate(owed, today)
  return (
    <>
      <TextArea
        label={t('travel.field.reason')}
        isRequired
        maxLength={1000}
        value={reason}
        onChange={(text) => change({ reason: text })}
        error={required(isTried, reason)}
      />
      <TextArea
        label={t('travel.field.places')}
        description={t('travel.placesText')}
        maxLength={500}
        value={places}
        onChange={(text) => change({ places: text })}
      />
      {meetsOfficials && (
        <TextArea
          label={t('travel.field.meetings')}
          description={t('travel.meetingsText')}
          isRequired
          maxLength={1000}
          value={meetings}
          onChange={(text) => change({ meetings: text })}
          error={required(isTried, meetings)}
        />
      )}
      <TextField
        label={t('travel.field.companions')}
        description={t('travel.companionsText')}
        isRequired
        inputMode="numeric"
        maxLength={2}
        value={String(companions)}
        onChange={(text) => change({ companions: Number(text.replaceAll(/\D/g, '')) })}
      />
      {isLate && (
        <TextArea
          label={t('travel.field.lateReason')}
          description={t('travel.lateReasonText')}
          isRequired
          maxLength={500}
          value={lateReason}
          onChange={(text) => change({ lateReason: text })}
          error={required(isTried, lateReason)}
        />
      )}
    </>
  )
}
