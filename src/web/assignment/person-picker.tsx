import { useQuery } from '@tanstack/react-query'
import type { Assignment } from '#domain/assignment/assignment.ts'
import { useAction } from '#web/platform/action.ts'
import { agencyQuery } from '#web/platform/agency.ts'
import { t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Select } from '#web/platform/ui/select.tsx'

/** Who of the unit does it; chosen means done, there is nothing to save. */
export function PersonPicker({ assignment: { id, unitId, personId, version } }: { assignment: Assignment }) {
  const { data: agency } = useQuery(agencyQuery)
  const assign = useAction<Assignment>()
  const people = agency?.people.filter((person) => person.unitId === unitId) ?? []
  return (
    <>
      <Select
        label={t('assignment.assignTo')}
        empty={t('assignment.wholeUnit')}
        value={personId ?? ''}
        disabled={assign.isPending || !agency}
        options={people.map((person) => ({ value: person.id, label: `${person.name}　${person.title}` }))}
        onChange={(chosen) =>
          assign.mutate({ address: `/assignments/${id}/assign`, input: { id, version, personId: chosen || null } })
        }
      />
      <Failure error={assign.error} />
    </>
  )
}
