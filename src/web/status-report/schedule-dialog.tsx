import { useState } from 'react'
import { type StatusBoard, StatusScheduleChange, type StatusSubject } from '#domain/status-report/status-report.ts'
import { StatusTimes, TimeOfDay } from '#domain/status-report/status-times.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import { SubjectsField } from './subjects-field.tsx'
import { readTimes, timesText } from './times-text.ts'

type Typed = { times: string; startTime: string; endTime: string; subjects: StatusSubject[] }

/** At which times whom is asked, from now on. */
export function ScheduleDialog({ board, onClose }: { board: StatusBoard; onClose: () => void }) {
  const last = board.schedules.at(-1)
  const [typed, setTyped] = useState<Typed>(() => ({
    times: timesText(last?.times ?? []),
    startTime: last?.startTime ?? '00:00',
    endTime: last?.endTime ?? '23:59',
    subjects: last?.subjects ?? [],
  }))
  const [isTried, setTried] = useState(false)
  const change = useAction<unknown>(onClose)
  const set = (changes: Partial<Typed>) => setTyped({ ...typed, ...changes })
  const times = readTimes(typed.times)
  const wrong = (isRight: boolean, text: string) => (isTried && !isRight ? text : null)
  const send = () => {
    setTried(true)
    const { startTime, endTime, subjects } = typed
    const input = { id: newId(), planId: board.planId, times, startTime, endTime, subjects, number: last?.number ?? 0 }
    if (StatusScheduleChange.safeParse(input).success) change.mutate({ address: '/status-schedules', input })
  }
  const isTime = (text: string) => TimeOfDay.safeParse(text).success
  return (
    <Dialog title={t('status.schedule')} isOpen wide onClose={onClose}>
      <p>{t('status.scheduleText')}</p>
      <Form label={t('status.schedule')} onSubmit={send}>
        <TextField
          label={t('status.times')}
          description={t('status.timesText')}
          isRequired
          value={typed.times}
          onChange={(text) => set({ times: text })}
          error={wrong(StatusTimes.safeParse(times).success, t('status.timesWrong'))}
        />
        <TextField
          label={t('status.startTime')}
          isRequired
          value={typed.startTime}
          onChange={(startTime) => set({ startTime })}
          error={wrong(isTime(typed.startTime), t('status.timeWrong'))}
        />
        <TextField
          label={t('status.endTime')}
          isRequired
          value={typed.endTime}
          onChange={(endTime) => set({ endTime })}
          error={wrong(isTime(typed.endTime), t('status.timeWrong'))}
        />
        <SubjectsField
          subjects={typed.subjects}
          onChange={(subjects) => set({ subjects })}
          error={wrong(typed.subjects.length > 0, t('status.subjectsMissing'))}
        />
        <Failure error={change.error} />
        <Actions>
          <Button type="submit" kind="main" isPending={change.isPending}>
            {t('web.save')}
          </Button>
          <Button onPress={onClose}>{t('web.cancel')}</Button>
        </Actions>
      </Form>
    </Dialog>
  )
}
