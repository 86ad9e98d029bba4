import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { mediumLabel } from '#domain/confidential-medium/confidential-medium.rules.ts'
import type { Medium } from '#domain/confidential-medium/confidential-medium.ts'
import { t } from '#web/platform/i18n.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button, buttonClass } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Icon } from '#web/platform/ui/icons.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { mediaQuery } from './confidential-medium.queries.ts'
import { MediaParts } from './media-parts.tsx'
import { classText, MediumStateMark } from './medium-marks.tsx'
import { RegisterDialog } from './register-dialog.tsx'
import { RegisterPrint } from './register-print.tsx'

/** What is kept, where, and whether it is there: by number, never by what is in it. */
export function MediumListPage() {
  const { data: media, error } = useQuery(mediaQuery)
  return (
    <Page
      wide
      title={t('medium.title')}
      lead={t('medium.lead')}
      above={<Link to="/checks">{t('place.checks')}</Link>}
      actions={<ListActions isEmpty={!media || media.length === 0} />}
    >
      <MediaParts />
      <Failure error={error} />
      {!media && !error && <Skeleton lines={8} />}
      {media?.length === 0 && <EmptyState title={t('medium.empty')}>{t('medium.emptyText')}</EmptyState>}
      {media && media.length > 0 && <MediaTable media={media} />}
    </Page>
  )
}

function ListActions({ isEmpty }: { isEmpty: boolean }) {
  const may = useMay()
  const [isAdding, setAdding] = useState(false)
  return (
    <>
      {!isEmpty && (
        <>
          <RegisterPrint />
          <Link to="/media/counter" className={buttonClass(may('confidentialMedium.register') ? 'plain' : 'main')}>
            <Icon name="camera" />
            {t('mediaPermit.counter')}
          </Link>
        </>
      )}
      {may('confidentialMedium.register') && (
        <Button kind="main" icon="add" onPress={() => setAdding(true)}>
          {t('medium.register')}
        </Button>
      )}
      {isAdding && <RegisterDialog onClose={() => setAdding(false)} />}
    </>
  )
}

const MediaTable = ({ media }: { media: readonly Medium[] }) => (
  <DataTable
    caption={t('medium.title')}
    rows={media}
    keyOf={({ id }) => id}
    columns={[
      {
        title: t('medium.number'),
        cell: (medium) => (
          <Link to="/media/$mediumId" params={{ mediumId: medium.id }}>
            <strong>{mediumLabel(medium)}</strong>
          </Link>
        ),
      },
      { title: t('medium.kind'), cell: ({ kind }) => t(`medium.kind.${kind}`) },
      { title: t('medium.class'), cell: ({ classification }) => classText(classification) },
      { title: t('medium.unit'), cell: ({ unitName }) => unitName },
      { title: t('medium.keeper'), cell: ({ keeperName }) => keeperName },
      { title: t('medium.place'), cell: ({ pointName }) => pointName },
      { title: t('medium.state'), cell: ({ state }) => <MediumStateMark state={state} /> },
    ]}
  />
)
