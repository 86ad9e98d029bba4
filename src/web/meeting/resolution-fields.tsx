import { useQuery } from '@tanstack/react-query'
import type { ResolutionDraft } from '#domain/meeting/resolution.ts'
import { useUnits } from '#web/agency/agency.queries.ts'
import { agencyQuery } from '#web/platform/agency.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { DateField } from '#web/platform/ui/date-field.tsx'
import { EditableList } from '#web/platform/ui/editable-list.tsx'
import editing from '#web/platform/ui/editing.module.css'
import { Select } from '#web/platform/ui/select.tsx'
import { TextArea } from '#web/platform/ui/text-field.tsx'

type ResolutionFieldsProps = {
  resolutions: readonly ResolutionDraft[]
  unitId: string | null
  onChange: (resolutions: ResolutionDraft[]) => void
}

/** What is decided, who owes it, and by when. */
export function ResolutionFields({ resolutions, unitId, onChange }: ResolutionFieldsProps) {
  const { units, nameOfUnit } = useUnits()
  const tell = ({ text, unitId: owner, dueDate }: ResolutionDraft): string =>
    [text || t('meeting.newResolution'), nameOfUnit(owner), dueDate && dateText(dueDate)].filter(Boolean).join('　')
  return (
    <EditableList
      ones={resolutions}
      max={20}
      addLabel={t('meeting.addResolution')}
      added={(): ResolutionDraft => ({
        ...{ id: newId(), text: '', unitId: unitId ?? units[0]?.id ?? '', personId: null, dueDate: '' },
      })}
      onChange={onChange}
      faults={[]}
      tell={tell}
      fields={(one, change) => <OneResolution one={one} change={change} />}
    />
  )
}

type OneResolutionProps = { one: ResolutionDraft; change: (changes: Partial<ResolutionDraft>) => void }

function OneResolution({ one: { text, unitId, personId, dueDate }, change }: OneResolutionProps) {
  const { units } = useUnits()
  const { data: agency } = useQuery(agencyQuery)
  const people = (agency?.people ?? []).filter((person) => person.unitId === unitId)
  return (
    <>
      <TextArea
        label={t('meeting.resolution')}
        isRequired
        maxLength={1000}
        value={text}
        onChange={(typed) => change({ text: typed })}
      />
      <div className={editing.pair}>
        <Select
          label={t('meeting.owner')}
          value={unitId}
          options={units.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(chosen) => change({ unitId: chosen, personId: null })}
        />
        <Select
          label={t('meeting.ownerPerson')}
          empty={t('meeting.wholeUnit')}
          value={personId ?? ''}
          options={people.map(({ id, name, title }) => ({ value: id, label: `${name}　${title}` }))}
          onChange={(chosen) => change({ personId: chosen || null })}
        />
        <DateField
          label={t('meeting.due')}
          isRequired
          value={dueDate || null}
          onChange={(date) => change({ dueDate: date ?? '' })}
        />
      </div>
    </>
  )
}
