import { useQuery } from '@tanstack/react-query'
import { ShiftDays, ShiftPattern } from '#domain/roster/shift.ts'
import { useUnits } from '#web/agency/agency.queries.ts'
import { UnitPicker } from '#web/agency/unit-picker.tsx'
import { agencyQuery } from '#web/platform/agency.ts'
import { t } from '#web/platform/i18n.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { Several } from '#web/platform/ui/several.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import styles from './roster.module.css'

type PatternFieldsProps = { patterns: ShiftPattern[]; isTried: boolean; onChange: (patterns: ShiftPattern[]) => void }

const most = 12

/** The shifts of a day: when, where, how many people of whom. */
export function PatternFields({ patterns, isTried, onChange }: PatternFieldsProps) {
  const add = () => onChange([...patterns, { ...patterns.at(-1)!, name: '' }])
  return (
    <>
      {patterns.map((pattern, index) => (
        <Pattern
          // biome-ignore lint/suspicious/noArrayIndexKey: a shift has nothing of its own but its place while it is typed
          key={index}
          pattern={pattern}
          number={index + 1}
          isTried={isTried}
          onChange={(changed) => onChange(patterns.with(index, changed))}
          onRemove={patterns.length > 1 ? () => onChange(patterns.toSpliced(index, 1)) : null}
        />
      ))}
      {patterns.length < most && (
        <div>
          <Button icon="add" onPress={add}>
            {t('roster.addPattern')}
          </Button>
        </div>
      )}
    </>
  )
}

type PatternProps = {
  pattern: ShiftPattern
  number: number
  isTried: boolean
  onChange: (pattern: ShiftPattern) => void
  onRemove: (() => void) | null
}

function Pattern({ pattern, number, isTried, onChange, onRemove }: PatternProps) {
  const put = (changes: Partial<ShiftPattern>) => onChange({ ...pattern, ...changes })
  const errorOf = (field: 'name' | 'place' | 'from' | 'until' | 'people', text: string) =>
    isTried && !ShiftPattern.shape[field].safeParse(pattern[field]).success ? text : null
  return (
    <fieldset className={styles.pattern}>
      <legend>{t('roster.patternNumber', { number })}</legend>
      <div className={styles.pair}>
        <TextField
          label={t('roster.patternName')}
          isRequired
          maxLength={40}
          value={pattern.name}
          onChange={(name) => put({ name })}
          error={errorOf('name', t('web.required'))}
        />
        <TextField
          label={t('roster.place')}
          isRequired
          maxLength={60}
          value={pattern.place}
          onChange={(place) => put({ place })}
          error={errorOf('place', t('web.required'))}
        />
        <TextField
          label={t('roster.from')}
          isRequired
          maxLength={5}
          value={pattern.from}
          onChange={(from) => put({ from })}
          error={errorOf('from', t('status.timeWrong'))}
        />
        <TextField
          label={t('roster.until')}
          isRequired
          maxLength={5}
          value={pattern.until}
          onChange={(until) => put({ until })}
          error={errorOf('until', t('status.timeWrong'))}
        />
        <Select
          label={t('roster.days')}
          value={pattern.days}
          options={ShiftDays.options.map((value) => ({ value, label: t(`roster.days.${value}`) }))}
          onChange={(days) => put({ days: days as ShiftDays })}
        />
        <TextField
          label={t('roster.howMany')}
          isRequired
          inputMode="numeric"
          maxLength={2}
          value={pattern.people === 0 ? '' : String(pattern.people)}
          onChange={(people) => put({ people: Number(people.replace(/\D/g, '')) })}
          error={errorOf('people', t('roster.howManyWrong'))}
        />
      </div>
      <label className={styles.tick}>
        <input
          type="checkbox"
          checked={pattern.isReleased}
          onChange={(event) => put({ isReleased: event.target.checked })}
        />
        <span>{t('roster.isReleased')}</span>
      </label>
      <PoolFields pattern={pattern} put={put} />
      {onRemove && (
        <div>
          <Button kind="quiet" onPress={onRemove}>
            {t('roster.removePattern', { number })}
          </Button>
        </div>
      )}
    </fieldset>
  )
}

function PoolFields({
  pattern: { pool },
  put,
}: {
  pattern: ShiftPattern
  put: (changes: Partial<ShiftPattern>) => void
}) {
  const { units } = useUnits()
  const { data: agency } = useQuery(agencyQuery)
  const people = (agency?.people ?? []).map(({ id, name, title }) => ({ value: id, label: `${name}　${title}` }))
  return (
    <>
      <UnitPicker
        label={t('roster.poolUnits')}
        units={units}
        chosen={pool.unitIds}
        onChange={(unitIds) => put({ pool: { ...pool, unitIds } })}
      />
      <details>
        <summary className={styles.summary}>
          {pool.personIds.length > 0
            ? t('roster.poolPeopleCount', { count: pool.personIds.length })
            : t('roster.poolPeople')}
        </summary>
        <Several
          label={t('roster.poolPeople')}
          options={people}
          chosen={pool.personIds}
          onChange={(personIds) => put({ pool: { ...pool, personIds } })}
        />
      </details>
    </>
  )
}
