import type { ClassSaid } from '#domain/meeting/meeting-acts.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import type { MeetingProps } from './meeting.page.tsx'

/** The chair says the class at the start and before the end; the recorder confirms it each time. */
export function ClassSteps({ meeting, records }: MeetingProps & { records: boolean }) {
  const say = useAction()
  const moment: ClassSaid['moment'] = meeting.classSaidAtStart ? 'end' : 'start'
  if (meeting.classSaidAtEnd) return null
  return (
    <Banner tone={moment === 'start' ? 'due' : 'info'} quiet title={t(`meeting.sayClass.${moment}`)}>
      <p>{t('meeting.sayClassText')}</p>
      <Failure error={say.error} />
      {records && (
        <div>
          <Button
            isPending={say.isPending}
            onPress={() => say.mutate({ address: `/meetings/${meeting.id}/class-said`, input: { moment } })}
          >
            {t('meeting.classWasSaid')}
          </Button>
        </div>
      )}
    </Banner>
  )
}
