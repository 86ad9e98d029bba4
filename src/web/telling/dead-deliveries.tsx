import { useQuery } from '@tanstack/react-query'
import type { DeadDelivery } from '#domain/telling/telling.ts'
import { useAction } from '#web/platform/action.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { answerOf } from '#web/platform/queries.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'

/** What could not be sent outside, and why; everybody in it was told inside all the same. */
export function DeadDeliveries() {
  const { data, error } = useQuery(answerOf<DeadDelivery[]>('/telling/dead'))
  const again = useAction<unknown>()
  return (
    <Section title={t('telling.dead')}>
      <Failure error={error ?? again.error} />
      {!data && !error && <Skeleton />}
      {data?.length === 0 && <EmptyState title={t('telling.deadNone')}>{t('telling.deadText')}</EmptyState>}
      {data && data.length > 0 && (
        <DataTable
          caption={t('telling.dead')}
          rows={data}
          keyOf={({ id }) => id}
          columns={[
            { title: t('telling.person'), cell: ({ personName }) => personName },
            { title: t('telling.deadEvent'), cell: ({ event }) => nameOf('telling.event', event) },
            { title: t('telling.deadChannel'), cell: ({ channel }) => nameOf('telling.channel', channel) },
            { title: t('telling.deadAttempts'), cell: ({ attempts }) => attempts, align: 'end' },
            { title: t('telling.deadLast'), cell: ({ lastAt }) => instantText(lastAt) },
            { title: t('telling.deadReason'), cell: ({ reason }) => reason && nameOf('telling.reason', reason) },
            {
              title: t('telling.deadAction'),
              cell: ({ id, personName }) => (
                <Button
                  aria-label={t('telling.tryAgainOne', { name: personName })}
                  onPress={() => again.mutate({ address: `/telling/dead/${id}/try-again`, input: {} })}
                >
                  {t('telling.tryAgain')}
                </Button>
              ),
            },
          ]}
        />
      )}
    </Section>
  )
}
