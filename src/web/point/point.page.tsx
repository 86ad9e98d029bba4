import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { mayKeep } from '#domain/point/point.rules.ts'
import type { Point, PointDetail, PointResult } from '#domain/point/point.ts'
import { shownPointCode } from '#domain/point/point-code.ts'
import { OffDutyAtPoint } from '#web/off-duty-check/at-point.tsx'
import { t } from '#web/platform/i18n.ts'
import { useFileUrl } from '#web/platform/outbox/outbox.ts'
import { dateText, instantText } from '#web/platform/roc-date.ts'
import { useActing } from '#web/platform/rule.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button, buttonClass } from '#web/platform/ui/button.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { Facts } from '#web/platform/ui/facts.tsx'
import { Icon } from '#web/platform/ui/icons.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { BeginAtPoint } from './begin-at-point.tsx'
import styles from './point.module.css'
import { pointQuery } from './point.queries.ts'
import { PointDialog } from './point-dialog.tsx'
import { PointFaultMarks } from './point-fault-marks.tsx'
import { placeOf } from './point-place.ts'
import { RetireDialog } from './retire-dialog.tsx'

export function PointPage() {
  const { pointId } = useParams({ from: '/facilities/$pointId' })
  const { data: detail, error } = useQuery(pointQuery(pointId))
  return (
    <Page
      title={detail?.point.name ?? t('place.facilities')}
      above={<Link to="/facilities">{t('place.facilities')}</Link>}
      lead={detail && `${t(`point.kind.${detail.point.kind}`)}　${placeOf(detail.point)}`}
    >
      <Failure error={error} />
      {!detail && !error && <Skeleton />}
      {detail && <PointBody detail={detail} />}
    </Page>
  )
}

function PointBody({ detail: { point, results, openDeficiencies } }: { detail: PointDetail }) {
  const isRetired = point.retiredOn !== null
  return (
    <>
      {isRetired ? (
        <Banner tone="due">{t('point.retiredOn', { date: dateText(point.retiredOn!) })}</Banner>
      ) : (
        <BeginAtPoint point={point} />
      )}
      {!isRetired && <OffDutyAtPoint pointId={point.id} />}
      {!isRetired && <PointFaultMarks faults={point.faults} />}
      <PointFacts point={point} openDeficiencies={openDeficiencies} />
      {point.photographId && <Photograph fileId={point.photographId} name={point.name} />}
      <Results results={results} />
      {!isRetired && <Keeping point={point} />}
    </>
  )
}

const PointFacts = ({ point, openDeficiencies }: { point: Point; openDeficiencies: number | null }) => (
  <Facts
    facts={[
      [t('point.unit'), point.unitName],
      [t('point.place'), placeOf(point)],
      [t('point.checklist'), point.checklistTitle ?? t('web.none')],
      [t('point.lastInspectedAt'), point.lastInspectedAt && instantText(point.lastInspectedAt)],
      [t('point.openDeficiencies'), openDeficiencies],
      [t('point.cameraRange'), point.cameraRange],
      [
        t('point.cameraClear'),
        point.cameraClear === null ? null : t(point.cameraClear ? 'point.clear' : 'point.unclear'),
      ],
      [t('point.keptDays'), point.keptDays],
      [t('point.expiresOn'), point.expiresOn && dateText(point.expiresOn)],
      [
        t('point.code'),
        <span key="code" className={styles.code}>
          {shownPointCode(point.code)}
        </span>,
      ],
    ]}
  />
)

function Photograph({ fileId, name }: { fileId: string; name: string }) {
  return <img className={styles.picture} src={useFileUrl(fileId)} alt={t('point.photographOf', { name })} />
}

function Results({ results }: { results: readonly PointResult[] }) {
  if (results.length === 0) return null
  return (
    <Section title={t('point.results')}>
      <ul className={styles.results}>
        {results.map(({ inspectionId, title, submittedAt, submittedByName, ...counts }) => (
          <li key={inspectionId}>
            <Link to="/checks/$inspectionId" params={{ inspectionId }}>
              {title}
            </Link>
            <span>{t('inspection.counts', counts)}</span>
            <span className={styles.soft}>
              {submittedByName}　{instantText(submittedAt)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** For those who keep the facts of the point. */
function Keeping({ point }: { point: Point }) {
  const actor = useActing()
  const [open, setOpen] = useState<'edit' | 'retire' | null>(null)
  const isKeeper = mayKeep(actor, point.unitId)
  return (
    <Actions>
      {isKeeper && <Button onPress={() => setOpen('edit')}>{t('point.edit')}</Button>}
      <a className={buttonClass()} href={`/api/points/labels.pdf?ids=${point.id}`} download>
        <Icon name="download" />
        {t('point.printLabel')}
      </a>
      {isKeeper && (
        <Button kind="quiet" onPress={() => setOpen('retire')}>
          {t('point.retire')}
        </Button>
      )}
      {open === 'edit' && <PointDialog key={point.version} point={point} onClose={() => setOpen(null)} />}
      {open === 'retire' && <RetireDialog point={point} onClose={() => setOpen(null)} />}
    </Actions>
  )
}
