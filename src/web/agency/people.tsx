import type { AgencyView } from '#web/platform/agency.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { DataTable } from '#web/platform/ui/data-table.tsx'

export function People({ view: { people, units } }: { view: AgencyView }) {
  const unitOf = (id: string | null) => units.find((unit) => unit.id === id)?.name ?? t('agency.person.noUnit')
  return (
    <DataTable
      caption={t('agency.part.people')}
      rows={people}
      keyOf={(person) => person.id}
      columns={[
        { title: t('agency.person.name'), cell: (person) => <strong>{person.name}</strong> },
        { title: t('agency.person.title'), cell: (person) => person.title },
        { title: t('agency.unit.name'), cell: (person) => unitOf(person.unitId) },
        {
          title: t('agency.person.roles'),
          cell: (person) => person.roles.map((role) => nameOf('role', role)).join(t('web.comma')),
        },
      ]}
    />
  )
}
