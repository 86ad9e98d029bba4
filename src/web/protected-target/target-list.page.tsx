import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { isMeasureLate } from '#domain/protected-target/protected-target.rules.ts'
import type { ProtectedTarget } from '#domain/protected-target/protected-target.ts'
import { t } from '#web/platform/i18n.ts'
import { useMay, useSession } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button, buttonClass } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { DocumentLinks } from '#web/platform/ui/document-links.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import { targetsQuery } from './protected-target.queries.ts'
import { TargetDialog } from './target-dialog.tsx'

const route = getRouteApi('/targets')

/** What is likely to be attacked, and is it looked after? */
export function TargetListPage() {
  const may = useMay()
  const { withdrawn } = route.useSearch()
  const isWithdrawn = withdrawn === 'yes'
  const { data: targets, error } = useQuery(targetsQuery(isWithdrawn))
  return (
    <Page
      wide
      title={t('place.targets')}
      lead={
        <>
          {t('target.lead')} {t('target.restrictedText')}
        </>
      }
      actions={<TargetActions canPrint={!isWithdrawn && Boolean(targets?.length)} />}
    >
      <Failure error={error} />
      {!targets && !error && <Skeleton lines={6} />}
      {targets && targets.length > 0 && <TargetTable targets={targets} />}
      {targets?.length === 0 && <EmptyState title={t('target.empty')}>{t('target.emptyText')}</EmptyState>}
      {may('protectedTarget.add') && (
        <div>
          <Link to="/targets" search={isWithdrawn ? {} : { withdrawn: 'yes' }} className={buttonClass('quiet')}>
            {isWithdrawn ? t('target.showCurrent') : t('target.showWithdrawn')}
          </Link>
        </div>
      )}
    </Page>
  )
}

function TargetActions({ canPrint }: { canPrint: boolean }) {
  const may = useMay()
  const [isAdding, setAdding] = useState(false)
  return (
    <>
      {canPrint && <DocumentLinks address="/protected-targets/register" name={t('target.printRegister')} />}
      <Link to="/emergency-plans" className={buttonClass()}>
        {t('place.emergencyPlans')}
      </Link>
      {may('protectedTarget.add') && (
        <Button kind="main" icon="add" onPress={() => setAdding(true)}>
          {t('target.add')}
        </Button>
      )}
      {isAdding && <TargetDialog target={null} onClose={() => setAdding(false)} />}
    </>
  )
}

const TargetTable = ({ targets }: { targets: readonly ProtectedTarget[] }) => (
  <DataTable
    caption={t('place.targets')}
    rows={targets}
    keyOf={({ id }) => id}
    columns={[
      {
        title: t('target.name'),
        cell: ({ id, name }) => (
          <Link to="/targets/$targetId" params={{ targetId: id }}>
            {name}
          </Link>
        ),
      },
      { title: t('target.kind'), cell: ({ kind }) => kind },
      {
        title: t('target.responsible'),
        cell: ({ unitName, bodyName }) => [unitName, bodyName].filter(Boolean).join('　'),
      },
      { title: t('target.measures'), cell: ({ measures }) => <MeasureCount measures={measures} /> },
    ]}
  />
)

function MeasureCount({ measures }: Pick<ProtectedTarget, 'measures'>) {
  const { today } = useSession()
  if (measures.some((measure) => isMeasureLate(measure, today)))
    return <StateMark tone="late">{t('target.measure.late')}</StateMark>
  const count = (state: 'planned' | 'inPlace') => measures.filter((measure) => measure.state === state).length
  return (['inPlace', 'planned'] as const)
    .filter((state) => count(state) > 0)
    .map((state) => `${t(`target.measure.state.${state}`)} ${count(state)}`)
    .join('　')
}
