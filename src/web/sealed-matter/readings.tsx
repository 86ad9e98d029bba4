import type { SealedMatter } from '#domain/sealed-matter/sealed-matter.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Section } from '#web/platform/ui/page.tsx'

/** Everybody who had it before their eyes. */
export const Readings = ({ matter: { readings } }: { matter: SealedMatter }) => (
  <Section title={t('sealedMatter.readings')}>
    {readings.length === 0 ? (
      <EmptyState title={t('sealedMatter.firstReading')} />
    ) : (
      <DataTable
        caption={t('sealedMatter.readings')}
        rows={readings}
        keyOf={({ at, name, operation }) => `${at} ${name} ${operation}`}
        columns={[
          { title: t('sealedMatter.readAt'), cell: ({ at }) => instantText(at) },
          { title: t('agency.person.name'), cell: ({ name }) => name },
          { title: t('sealedMatter.readBecause'), cell: ({ operation }) => nameOf('operation', operation) },
        ]}
      />
    )}
  </Section>
)
