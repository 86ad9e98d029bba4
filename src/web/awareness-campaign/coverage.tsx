import type { UnitCoverage } from '#domain/awareness-campaign/awareness-campaign.ts'
import { t } from '#web/platform/i18n.ts'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import type { CampaignProps } from './campaign.page.tsx'
import { ShareBar } from './campaign-words.tsx'

const counts = ['audience', 'told', 'read', 'passed'] as const

/** Unit by unit: whom it is for, who was told, has read, has passed. */
export const Coverage = ({ campaign: { units } }: CampaignProps) => (
  <Section title={t('awareness.coverage')}>
    <DataTable
      caption={t('awareness.coverage')}
      rows={units}
      keyOf={({ unitId }) => unitId ?? ''}
      columns={[
        { title: t('awareness.unit'), cell: ({ unitName }) => unitName || t('awareness.noUnit') },
        ...counts.map((key) => ({
          title: t(`awareness.count.${key}`),
          cell: (unit: UnitCoverage) => unit[key],
          align: 'end' as const,
        })),
        { title: t('awareness.share'), cell: (unit) => <ShareBar count={unit} /> },
      ]}
    />
  </Section>
)
