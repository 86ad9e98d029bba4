import { useQuery } from '@tanstack/react-query'
import { agencyQuery } from '#web/platform/agency.ts'
import { t } from '#web/platform/i18n.ts'
import { Select } from '#web/platform/ui/select.tsx'
import { TextArea, TextField } from '#web/platform/ui/text-field.tsx'
import { pointsQuery } from '#web/point/point.queries.ts'

type Person = { id: string; name: string; title: string }
const personOption = ({ id, name, title }: Person) => ({ value: id, label: `${name}（${title}）` })

type PersonSelectProps = { label: string; value: string; onChange: (id: string) => void; without?: readonly string[] }

/** Somebody of the agency, not chosen beforehand: who it is, is to be looked at. */
export function PersonSelect({ label, value, onChange, without = [] }: PersonSelectProps) {
  const { data: agency } = useQuery(agencyQuery)
  const people = (agency?.people ?? []).filter(({ id }) => !without.includes(id))
  return (
    <Select
      label={label}
      empty={t('medium.choose')}
      value={value}
      options={people.map(personOption)}
      onChange={onChange}
    />
  )
}

export type Placing = { keeperId: string; pointId: string; shelf: string; remark: string }

/** Who keeps it and where: asked when it is registered, and when it moves. */
export function PlacingFields({
  placing,
  onChange,
}: {
  placing: Placing
  onChange: (changes: Partial<Placing>) => void
}) {
  const { data: points } = useQuery(pointsQuery)
  const places = (points ?? []).filter(({ kind }) => kind !== 'camera' && kind !== 'extinguisher')
  return (
    <>
      <PersonSelect
        label={t('medium.keeper')}
        value={placing.keeperId}
        onChange={(keeperId) => onChange({ keeperId })}
      />
      <Select
        label={t('medium.place')}
        description={t('medium.placeText')}
        empty={t('medium.choose')}
        value={placing.pointId}
        options={places.map(({ id, name, unitName }) => ({ value: id, label: `${name}（${unitName}）` }))}
        onChange={(pointId) => onChange({ pointId })}
      />
      <TextField
        label={t('medium.shelf')}
        maxLength={60}
        value={placing.shelf}
        onChange={(shelf) => onChange({ shelf })}
      />
      <TextArea
        label={t('medium.remark')}
        maxLength={500}
        value={placing.remark}
        onChange={(remark) => onChange({ remark })}
      />
    </>
  )
}
