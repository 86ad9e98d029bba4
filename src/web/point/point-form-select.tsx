import { useQuery } from '@tanstack/react-query'
import { checklistKindOf, type PointKind } from '#domain/point/point.ts'
import { checklistsQuery } from '#web/inspection/inspection.queries.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { Select } from '#web/platform/ui/select.tsx'

type PointFormSelectProps = {
  kind: PointKind
  value: string | null
  onChange: (checklistId: string | null) => void
}

/** The point's own form; without one, that of its kind, where the agency has one. */
export function PointFormSelect({ kind, value, onChange }: PointFormSelectProps) {
  const { data: checklists } = useQuery(checklistsQuery)
  const ofKind = checklistKindOf[kind]
  return (
    <Select
      label={t('point.checklist')}
      description={
        ofKind ? t('point.checklistOfKind', { kind: nameOf('checklist.kind', ofKind) }) : t('point.checklistText')
      }
      empty={ofKind ? t('point.checklistDefault') : t('web.none')}
      value={value ?? ''}
      options={checklists?.map(({ id, title }) => ({ value: id, label: title })) ?? []}
      onChange={(checklistId) => onChange(checklistId || null)}
    />
  )
}
