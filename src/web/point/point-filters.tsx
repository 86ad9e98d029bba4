import { useQuery } from '@tanstack/react-query'
import { type Point, PointKind } from '#domain/point/point.ts'
import { shownPointCode } from '#domain/point/point-code.ts'
import { agencyQuery } from '#web/platform/agency.ts'
import { t } from '#web/platform/i18n.ts'
import { Select } from '#web/platform/ui/select.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import styles from './point.module.css'
import { placeOf } from './point-place.ts'

export type PointSearch = {
  unitId?: string | undefined
  kind?: PointKind | undefined
  floor?: string | undefined
  words?: string | undefined
  faulty?: 'yes' | undefined
}

const includes = (text: string, words: string): boolean => text.toLowerCase().includes(words.toLowerCase())

export const suits = (point: Point, { unitId, kind, floor, words = '', faulty }: PointSearch): boolean =>
  (!unitId || point.unitId === unitId) &&
  (!kind || point.kind === kind) &&
  (!floor || point.floor === floor) &&
  (!faulty || (point.faults?.length ?? 0) > 0) &&
  includes(`${point.name} ${placeOf(point)} ${point.unitName} ${shownPointCode(point.code)}`, words.trim())

type PointFiltersProps = {
  search: PointSearch
  points: readonly Point[]
  onChange: (changes: PointSearch) => void
}

export function PointFilters({ search, points, onChange }: PointFiltersProps) {
  const { data: agency } = useQuery(agencyQuery)
  const floors = [...new Set(points.map(({ floor }) => floor))].filter(Boolean)
  return (
    <div className={styles.filters}>
      <TextField label={t('point.search')} value={search.words ?? ''} onChange={(words) => onChange({ words })} />
      <Select
        label={t('point.kind')}
        empty={t('web.all')}
        value={search.kind ?? ''}
        options={PointKind.options.map((value) => ({ value, label: t(`point.kind.${value}`) }))}
        onChange={(kind) => onChange({ kind: (kind as PointKind) || undefined })}
      />
      <Select
        label={t('point.unit')}
        empty={t('web.all')}
        value={search.unitId ?? ''}
        options={agency?.units.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        onChange={(unitId) => onChange({ unitId: unitId || undefined })}
      />
      <Select
        label={t('point.floor')}
        empty={t('web.all')}
        value={search.floor ?? ''}
        options={floors.map((floor) => ({ value: floor, label: floor }))}
        onChange={(floor) => onChange({ floor: floor || undefined })}
      />
      <Select
        label={t('point.state')}
        empty={t('web.all')}
        value={search.faulty ?? ''}
        options={[{ value: 'yes', label: t('point.faulty') }]}
        onChange={(faulty) => onChange({ faulty: faulty === 'yes' ? 'yes' : undefined })}
      />
    </div>
  )
}
