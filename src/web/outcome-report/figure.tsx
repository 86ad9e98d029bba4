import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Figure } from '#domain/outcome-report/outcome-report.ts'
import { t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import styles from './outcome-report.module.css'
import { type RecordKind, type RecordLine, recordsQuery } from './outcome-report.queries.ts'

type OpenFigureProps = { planId: string; name: string; figure: Figure; large?: boolean }

/** A number of the report; pressing it shows the records it counts. */
export function OpenFigure({ planId, name, figure, large }: OpenFigureProps) {
  const [isOpen, setOpen] = useState(false)
  const kind = figure.opens[0]?.kind
  const size = large ? styles.large : undefined
  if (!kind) return <span className={size}>{figure.value}</span>
  return (
    <>
      <button
        type="button"
        className={`${styles.open} ${size ?? ''}`}
        aria-label={t('outcome.openFigure', { name, value: figure.value })}
        onClick={() => setOpen(true)}
      >
        {figure.value}
      </button>
      {isOpen && (
        <Dialog title={`${name}　${figure.value}`} isOpen onClose={() => setOpen(false)}>
          <Records planId={planId} figure={figure} kind={kind} />
          <Button onPress={() => setOpen(false)}>{t('web.close')}</Button>
        </Dialog>
      )}
    </>
  )
}

function Records({ planId, figure, kind }: { planId: string; figure: Figure; kind: RecordKind }) {
  const { data, error } = useQuery(recordsQuery(planId, kind))
  if (error) return <Failure error={error} />
  if (!data) return <Skeleton lines={4} />
  const counted = new Set(figure.opens.map(({ id }) => id))
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
  return (
    <Link to="/reports/$incidentId" params={{ incidentId: id }}>
      {name}
    </Link>
  )
}
