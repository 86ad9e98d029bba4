import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { dateInTaipei } from '#domain/date.ts'
import type { MediaCheckBegin } from '#domain/media-check/media-check.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import { lockersQuery } from './media-check.queries.ts'

/** Begins a check and goes to it. */
export function useBeginCheck() {
  const navigate = useNavigate()
  const begin = useAction<{ id: string }>(({ id }) =>
    navigate({ to: '/media/checks/$checkId', params: { checkId: id } }),
  )
  const start = (asked: Partial<MediaCheckBegin> & Pick<MediaCheckBegin, 'kind'>) =>
    begin.mutate({
      address: '/media-checks',
      input: { id: newId(), pointId: null, count: null, unitId: null, seed: null, ...asked },
    })
  return { begin, start }
}

/** Each place where media lie, and whether it was looked into this month. */
export function Lockers() {
  const { data: lockers, error } = useQuery(lockersQuery)
  const { begin, start } = useBeginCheck()
  const done = lockers?.filter(({ isCheckedThisMonth }) => isCheckedThisMonth).length ?? 0
  return (
    <Section
      title={t('mediaCheck.thisMonth')}
      aside={lockers && lockers.length > 0 && t('mediaCheck.monthCount', { done, count: lockers.length })}
    >
      <Failure error={error ?? begin.error} />
      {lockers?.length === 0 && <EmptyState title={t('mediaCheck.noLockers')} />}
      {lockers && lockers.length > 0 && (
        <DataTable
          caption={t('mediaCheck.thisMonth')}
          rows={lockers}
          keyOf={({ pointId }) => pointId}
          columns={[
            { title: t('mediaCheck.locker'), cell: ({ name }) => name },
            { title: t('medium.register.count'), cell: ({ media }) => t('mediaCheck.mediaCount', { count: media }) },
            {
              title: t('medium.state'),
              cell: ({ isCheckedThisMonth, checkedAt }) =>
                isCheckedThisMonth ? (
                  <StateMark tone="done">
                    {t('mediaCheck.checkedOn', { date: dateText(dateInTaipei(new Date(checkedAt!))) })}
                  </StateMark>
                ) : (
                  <StateMark tone="due">{t('mediaCheck.notChecked')}</StateMark>
                ),
            },
            {
              title: t('mediaCheck.begin'),
              cell: ({ pointId }) => (
                <Button isDisabled={begin.isPending} onPress={() => start({ kind: 'locker', pointId })}>
                  {t('mediaCheck.begin')}
                </Button>
              ),
            },
          ]}
        />
      )}
    </Section>
  )
}
