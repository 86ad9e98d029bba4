import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Figure } from '#domain/outcome-report/outcome-report.ts'
import type { StatisticCell } from '#domain/outcome-report/statistics.ts'
import { t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import styles from './outcome-report.module.css'
import { type RecordLine, recordsQuery } from './outcome-report.queries.ts'

type OpenFigureProps = { planId: string; name: string; figure: Figure; large?: boolean }

/** A number of the report; pressing it shows the records it counts. */
export function OpenFigure({ planId, name, figure: { value, opens }, large }: OpenFigureProps) {
  const kind = opens[0]?.kind
  const parts = kind ? [{ planId, kind, ids: opens.map(({ id }) => id) }] : []
  return <OpenCell name={name} cell={{ value, parts }} large={large} />
}

type OpenCellProps = { name: string; cell: StatisticCell; large?: boolean | undefined }

/** The same of a number whose records may belong to several plans. */
export function OpenCell({ name, cell: { value, parts }, large }: OpenCellProps) {
  const [isOpen, setOpen] = useState(false)
  const size = large ? styles.large : undefined
  if (value === null) return <abbr title={t('outcome.statistic.fewText')}>{t('outcome.statistic.few')}</abbr>
  if (parts.length === 0) return <span className={size}>{value}</span>
  return (
    <>
      <button
        type="button"
        className={`${styles.open} ${size ?? ''}`}
        aria-label={t('outcome.openFigure', { name, value })}
        onClick={() => setOpen(true)}
      >
        {value}
      </button>
      {isOpen && (
        <Dialog title={`${name}　${value}`} isOpen onClose={() => setOpen(false)}>
          {parts.map((part) => (
            <Records key={part.planId} {...part} />
          ))}
          <Button onPress={() => setOpen(false)}>{t('web.close')}</Button>
        </Dialog>
      )}
    </>
  )
}

function Records({ planId, kind, ids }: StatisticCell['parts'][number]) {
  const { data, error } = useQuery(recordsQuery(planId, kind))
  if (error) return <Failure error={error} />
  if (!data) return <Skeleton lines={4} />
  const counted = new Set(ids)
  const lines = data.filter(({ id }) => counted.has(id))
  return (
    <>
      {lines.length < counted.size && <p className={styles.soft}>{t('outcome.notAllShown')}</p>}
      <ul className={styles.records}>
        {lines.map((line) => (
          <li key={line.id}>
            <RecordLink line={line} />
            <span className={styles.soft}>
              {line.unitName}　{line.when}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

function RecordLink({ line: { id, kind, name } }: { line: RecordLine }) {
  if (kind === 'assignment')
    return (
      <Link to="/assignments/$assignmentId" params={{ assignmentId: id }}>
        {name}
      </Link>
    )
  if (kind === 'inspection')
    return (
      <Link to="/checks/$inspectionId" params={{ inspectionId: id }}>
        {name}
      </Link>
    )
  if (kind === 'deficiency')
    return (
      <Link to="/deficiencies/$deficiencyId" params={{ deficiencyId: id }}>
        {name}
      </Link>
    )
  if (kind === 'meeting')
    return (
      <Link to="/meetings/$meetingId" params={{ meetingId: id }}>
        {name}
      </Link>
    )
  if (kind === 'awarenessCampaign')
    return (
      <Link to="/awareness/$campaignId" params={{ campaignId: id }}>
        {name}
      </Link>
    )
  if (kind === 'training')
    return (
      <Link to="/awareness/trainings/$trainingId" params={{ trainingId: id }}>
        {name}
      </Link>
    )
  return (
    <Link to="/reports/$incidentId" params={{ incidentId: id }}>
      {name}
    </Link>
  )
}
