import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Contractor } from '#domain/contractor/contractor.ts'
import { maySeeRestricted } from '#domain/person/person.rules.ts'
import { t } from '#web/platform/i18n.ts'
import { useActing } from '#web/platform/rule.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button, buttonClass } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { DocumentLinks } from '#web/platform/ui/document-links.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { contractorsQuery } from './contractor.queries.ts'
import { ContractorDialog } from './contractor-dialog.tsx'
import { DuePapers } from './due-papers.tsx'
import { FaultMarks } from './fault-marks.tsx'

const route = getRouteApi('/contractors')

/** Who works here besides us, and is all in order with them? */
export function ContractorListPage() {
  const { withdrawn } = route.useSearch()
  const actor = useActing()
  const { data: contractors, error } = useQuery(contractorsQuery(withdrawn === 'yes'))
  const canPrint = contractors?.some(({ unitId, withdrawnOn }) => !withdrawnOn && maySeeRestricted(actor, unitId))
  return (
    <Page
      wide
      title={t('place.contractors')}
      lead={t('contractor.lead')}
      actions={<ContractorActions canPrint={canPrint} />}
    >
      <Failure error={error} />
      {!contractors && !error && <Skeleton lines={6} />}
      {withdrawn !== 'yes' && <DuePapers />}
      {contractors && <Listed contractors={contractors} isWithdrawn={withdrawn === 'yes'} />}
    </Page>
  )
}

function ContractorActions({ canPrint }: { canPrint: boolean | undefined }) {
  const may = useMay()
  const [isAdding, setAdding] = useState(false)
  return (
    <>
      {canPrint && <DocumentLinks address="/contractors/list" name={t('contractor.printList')} />}
      <Link to="/contractors/entries" className={buttonClass()}>
        {t('place.contractorDoor')}
      </Link>
      {may('contractor.add') && (
        <Button kind="main" icon="add" onPress={() => setAdding(true)}>
          {t('contractor.add')}
        </Button>
      )}
      {isAdding && <ContractorDialog contractor={null} onClose={() => setAdding(false)} />}
    </>
  )
}

function Listed({ contractors, isWithdrawn }: { contractors: readonly Contractor[]; isWithdrawn: boolean }) {
  const may = useMay()
  return (
    <>
      {contractors.length > 0 && <ContractorTable contractors={contractors} />}
      {contractors.length === 0 && isWithdrawn && <EmptyState title={t('contractor.noneWithdrawn')} />}
      {contractors.length === 0 && !isWithdrawn && (
        <EmptyState title={t('contractor.empty')}>{t('contractor.emptyText')}</EmptyState>
      )}
      {may('contractor.add') && (
        <div>
          <Link to="/contractors" search={isWithdrawn ? {} : { withdrawn: 'yes' }} className={buttonClass('quiet')}>
            {isWithdrawn ? t('contractor.showCurrent') : t('contractor.showWithdrawn')}
          </Link>
        </div>
      )}
    </>
  )
}

function ContractorTable({ contractors }: { contractors: readonly Contractor[] }) {
  const actor = useActing()
  return (
    <DataTable
      caption={t('place.contractors')}
      rows={contractors}
      keyOf={({ id }) => id}
      columns={[
        {
          title: t('contractor.name'),
          cell: ({ id, name, unitId }) =>
            maySeeRestricted(actor, unitId) ? (
              <Link to="/contractors/$contractorId" params={{ contractorId: id }}>
                {name}
              </Link>
            ) : (
              name
            ),
        },
        { title: t('contractor.kind'), cell: ({ kind }) => kind },
        { title: t('contractor.unit'), cell: ({ unitName }) => unitName },
        {
          title: t('contractor.telephone'),
          cell: ({ telephone, holidayTelephone }) =>
            [...new Set([telephone, holidayTelephone])].filter(Boolean).join('　'),
        },
        { title: t('contractor.faults'), cell: ({ faults }) => faults && <FaultMarks faults={faults} /> },
      ]}
    />
  )
}
