import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { dateInTaipei } from '#domain/date.ts'
import { isEthics } from '#domain/person/person.rules.ts'
import type { Point } from '#domain/point/point.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { useActing } from '#web/platform/rule.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button, buttonClass } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Icon } from '#web/platform/ui/icons.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import styles from './point.module.css'
import { pointsQuery } from './point.queries.ts'
import { PointDialog } from './point-dialog.tsx'
import { PointFaultMarks } from './point-fault-marks.tsx'
import { PointFilters, type PointSearch, suits } from './point-filters.tsx'
import { placeOf } from './point-place.ts'

/** What is there to be looked at, and is it in order? The filters are in the address. */
export function PointListPage() {
  const search = useSearch({ from: '/facilities' })
  const navigate = useNavigate({ from: '/facilities' })
  const { data: points, error } = useQuery(pointsQuery)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const shown = points?.filter((point) => suits(point, search)) ?? []
  const choose = (changes: PointSearch) => navigate({ search: { ...search, ...changes }, replace: true })
  return (
    <Page wide title={t('place.facilities')} lead={t('point.lead')} actions={<PointActions />}>
      <PointFilters search={search} points={points ?? []} onChange={choose} />
      <Failure error={error} />
      {!points && !error && <Skeleton />}
      {points && shown.length === 0 && <EmptyState title={t('point.empty')}>{t('point.emptyText')}</EmptyState>}
      {shown.length > 0 && (
        <>
          <LabelBar shown={shown} chosen={chosen} onChoose={setChosen} />
          <PointTable points={shown} chosen={chosen} onChoose={setChosen} />
        </>
      )}
    </Page>
  )
}

function PointActions() {
  const may = useMay()
  const actor = useActing()
  const [isAdding, setAdding] = useState(false)
  const mayAdd = may('point.add') && (isEthics(actor) || actor.unitId !== null)
  return (
    <>
      <Link to="/scan" className={buttonClass()}>
        <Icon name="camera" />
        {t('point.scan')}
      </Link>
      {mayAdd && (
        <Button kind="main" icon="add" onPress={() => setAdding(true)}>
          {t('point.add')}
        </Button>
      )}
      {isAdding && <PointDialog point={null} onClose={() => setAdding(false)} />}
    </>
  )
}

type Choosing = { chosen: readonly string[]; onChoose: (chosen: readonly string[]) => void }

/** Labels of those chosen, else of all that are shown. */
function LabelBar({ shown, chosen, onChoose }: Choosing & { shown: readonly Point[] }) {
  const ids = shown.map(({ id }) => id)
  const printed = ids.filter((id) => chosen.length === 0 || chosen.includes(id)).slice(0, 200)
  return (
    <div className={styles.bar}>
      <a className={buttonClass()} href={`/api/points/labels.pdf?ids=${printed.join(',')}`} download>
        <Icon name="download" />
        {t('point.printLabels', { count: printed.length })}
      </a>
      {chosen.length > 0 && (
        <Button kind="quiet" onPress={() => onChoose([])}>
          {t('point.chooseNone')}
        </Button>
      )}
    </div>
  )
}

function PointTable({ points, chosen, onChoose }: Choosing & { points: readonly Point[] }) {
  const toggle = (id: string) => onChoose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  return (
    <DataTable
      caption={t('place.facilities')}
      rows={points}
      keyOf={({ id }) => id}
      columns={[
        {
          title: t('point.name'),
          cell: ({ id, name }) => (
            <span className={styles.chosen}>
              <label className={styles.choose}>
                <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />
                <span className="visuallyHidden">{t('point.chooseLabel', { name })}</span>
              </label>
              <Link to="/facilities/$pointId" params={{ pointId: id }}>
                {name}
              </Link>
            </span>
          ),
        },
        { title: t('point.kind'), cell: ({ kind }) => t(`point.kind.${kind}`) },
        { title: t('point.place'), cell: placeOf },
        { title: t('point.unit'), cell: ({ unitName }) => unitName },
        { title: t('point.state'), cell: ({ faults }) => <PointFaultMarks faults={faults} /> },
        {
          title: t('point.lastInspectedAt'),
          cell: ({ lastInspectedAt }) =>
            lastInspectedAt ? dateText(dateInTaipei(new Date(lastInspectedAt))) : t('web.none'),
        },
      ]}
    />
  )
}
