import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { isContentOutside } from '#domain/incident/incident.rules.ts'
import { isSealedKind } from '#domain/incident/incident-kind.rules.ts'
import { t } from '#web/platform/i18n.ts'
import { Banner } from '#web/platform/ui/banner.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { DangerFirst } from './danger-first.tsx'
import { HandOverForm } from './hand-over-form.tsx'
import { useEventDuties } from './incident.queries.ts'
import { KindTiles } from './kind-tiles.tsx'
import { ReportForm } from './report-form.tsx'
import { useReport } from './use-report.ts'

const route = getRouteApi('/reports/new')

/** A report in a minute: help first, then what happened, then who will be told of it. */
export function IncidentRecordPage() {
  const events = useEventDuties()
  const { report, change, refusal, isEmpty } = useReport(events.planId, route.useSearch().what)
  const [isPaper, setPaper] = useState(false)
  const isOutside = isContentOutside(report)
  return (
    <Page title={t('incident.record')} above={<Link to="/reports">{t('place.reports')}</Link>}>
      <DangerFirst />
      {isOutside ? (
        <HandOverForm id={report.id} onBack={() => change({ kinds: [] })} />
      ) : (
        <>
          {/* What was typed until then is forgotten: it must not lie anywhere. */}
          <KindTiles
            chosen={report.kinds}
            onChange={(kinds) =>
              change(isContentOutside({ kinds }) ? { kinds, what: '', place: '', flags: [] } : { kinds })
            }
          />
          {report.kinds.some(isSealedKind) ? (
            <Banner tone="due">
              {t('incident.sealedKind')} <Link to="/reports/sealed/new">{t('incident.toSealed')}</Link>
            </Banner>
          ) : (
            <ReportForm
              report={report}
              events={events}
              change={change}
              refusal={refusal}
              isEmpty={isEmpty}
              isPaper={isPaper}
              onPaper={setPaper}
            />
          )}
        </>
      )}
    </Page>
  )
}
