import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { mediumLabel } from '#domain/confidential-medium/confidential-medium.rules.ts'
import type { Permit } from '#domain/media-permit/media-permit.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { permitsQuery } from './media-permit.queries.ts'
import { PermitMark } from './permit-mark.tsx'

export const Permits = ({ permits }: { permits: readonly Permit[] }) => (
  <DataTable
    caption={t('medium.part.permits')}
    rows={permits}
    keyOf={({ id }) => id}
    columns={[
      {
        title: t('mediaPermit.number'),
        cell: (permit) => (
          <Link to="/media/permits/$permitId" params={{ permitId: permit.id }}>
            <strong>{mediumLabel(permit)}</strong>
          </Link>
        ),
      },
      { title: t('mediaPermit.act'), cell: ({ act }) => t(`mediaPermit.act.${act}`) },
      { title: t('mediaPermit.carrier'), cell: ({ carrierName }) => carrierName },
      { title: t('mediaPermit.until'), cell: ({ untilAt }) => instantText(untilAt) },
      { title: t('medium.state'), cell: (permit) => <PermitMark permit={permit} /> },
    ]}
  />
)

/** Those of one thing, on its page. */
export function PermitTable({ mediumId }: { mediumId: string }) {
  const { data: permits } = useQuery(permitsQuery(mediumId))
  if (!permits || permits.length === 0) return null
  return (
    <Section title={t('medium.part.permits')}>
      <Permits permits={permits} />
    </Section>
  )
}
