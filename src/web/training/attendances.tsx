import { useState } from 'react'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { AttendeeDialog } from './attendee-dialog.tsx'
import type { TrainingProps } from './training.page.tsx'

/** Who came: by the code, or entered by hand. */
export function Attendances({ training: { id, attendances, came } }: TrainingProps) {
  const may = useMay()
  const [isAdding, setAdding] = useState(false)
  const remove = useAction()
  const ticks = may('training.tick')
  return (
    <Section
      title={t('training.attendance')}
      aside={ticks ? <Button onPress={() => setAdding(true)}>{t('training.addAttendee')}</Button> : null}
    >
      <p>{t('training.came', { came })}</p>
      <Failure error={remove.error} />
      {attendances.length === 0 && <EmptyState title={t('training.nobodyCame')} />}
      {attendances.length > 0 && (
        <DataTable
          caption={t('training.attendance')}
          rows={attendances}
          keyOf={(one) => one.id}
          columns={[
            { title: t('awareness.name'), cell: ({ name }) => name },
            { title: t('awareness.unit'), cell: ({ unitName }) => unitName || t('training.guest') },
            {
              title: t('training.cameAt'),
              cell: ({ cameAt, byCode }) =>
                `${instantText(cameAt)}　${t(byCode ? 'training.byCode' : 'training.byList')}`,
            },
            ...(ticks
              ? [
                  {
                    title: t('awareness.acts'),
                    cell: (one: (typeof attendances)[number]) => (
                      <Button
                        kind="quiet"
                        onPress={() =>
                          remove.mutate({ address: `/trainings/${id}/attendance/${one.id}/remove`, input: {} })
                        }
                      >
                        {t('web.remove')}
                      </Button>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {isAdding && <AttendeeDialog id={id} onClose={() => setAdding(false)} />}
    </Section>
  )
}
