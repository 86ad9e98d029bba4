import { useState } from 'react'
import type { Attendance } from '#domain/meeting/meeting.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import { DeputyDialog } from './deputy-dialog.tsx'
import styles from './meeting.module.css'
import type { MeetingProps } from './meeting.page.tsx'
import { inviteeText, type Names } from './meeting-words.tsx'
import { useNames } from './use-names.ts'

const deputyText = ({ cameId, cameName }: Attendance, names: Names): string => cameName || names(cameId)

/** Who is invited, and who came for whom. */
export function AttendanceList({ meeting, records }: MeetingProps & { records: boolean }) {
  const names = useNames()
  const tick = useAction()
  const [deputyFor, setDeputyFor] = useState<Attendance | null>(null)
  const { status, content } = meeting
  const isOpen = records && (status === 'running' || status === 'ended')
  const send = (one: Attendance, hasCome: boolean) =>
    tick.mutate({
      address: `/meetings/${meeting.id}/attendance`,
      input: { inviteeId: one.id, hasCome, deputyId: null, deputyName: '' },
    })
  return (
    <Section title={t(status === 'planned' ? 'meeting.invited' : 'meeting.attendance')}>
      <Failure error={tick.error} />
      <DataTable
        caption={t('meeting.attendance')}
        rows={content.invitees}
        keyOf={({ id }) => id}
        columns={[
          { title: t('meeting.invitee'), cell: (one) => inviteeText(one, names) },
          {
            title: t('meeting.capacity'),
            cell: ({ isObserver }) => t(isObserver ? 'meeting.observing' : 'meeting.attending'),
          },
          ...(status === 'planned'
            ? []
            : [
                {
                  title: t('meeting.came'),
                  cell: (one: Attendance) =>
                    one.cameAt ? (
                      <>
                        <StateMark tone="done">{instantText(one.cameAt)}</StateMark>
                        {deputyText(one, names) && (
                          <div>
                            {t(one.unitId ? 'meeting.cameForUnit' : 'meeting.deputy', { name: deputyText(one, names) })}
                          </div>
                        )}
                      </>
                    ) : (
                      <StateMark tone="nothing">{t('meeting.notCome')}</StateMark>
                    ),
                },
              ]),
          ...(isOpen
            ? [
                {
                  title: t('meeting.byList'),
                  cell: (one: Attendance) => (
                    <span className={styles.acts}>
                      {one.cameAt ? (
                        <Button kind="quiet" onPress={() => send(one, false)}>
                          {t('meeting.untick')}
                        </Button>
                      ) : (
                        <>
                          <Button kind="quiet" icon="done" onPress={() => send(one, true)}>
                            {t('meeting.tick')}
                          </Button>
                          <Button kind="quiet" onPress={() => setDeputyFor(one)}>
                            {t('meeting.tickDeputy')}
                          </Button>
                        </>
                      )}
                    </span>
                  ),
                },
              ]
            : []),
        ]}
      />
      {deputyFor && <DeputyDialog meeting={meeting} invitee={deputyFor} onClose={() => setDeputyFor(null)} />}
    </Section>
  )
}
