import { placeName } from '#domain/status-report/status-report.rules.ts'
import type { StatusPlace, StatusState } from '#domain/status-report/status-report.ts'
import { subjectKey } from '#domain/status-report/status-slot.rules.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { useKeptAction } from '#web/platform/outbox/kept-action.ts'
import { useOutbox } from '#web/platform/outbox/outbox.ts'
import { useNow } from '#web/platform/use-now.ts'
import { shortTime } from './status-text.ts'

/** One time of one unit or facility. */
export type Asked = { planId: string; place: StatusPlace; dueAt: string }
export type Given = { state: StatusState; note?: string; correctsId?: string | null }

const subjectOf = ({ place, dueAt }: Asked): string => `status:${subjectKey(place)}:${dueAt}`

/** Gives a report: at once, or kept with its time and sent when there is a network. */
export function useGive(asked: Asked, done?: () => void) {
  const now = useNow()
  const action = useKeptAction(done)
  const { planId, place, dueAt } = asked
  const give = ({ state, note = '', correctsId = null }: Given) =>
    action.mutate({
      subject: subjectOf(asked),
      address: '/status-reports',
      input: {
        id: newId(),
        planId,
        unitId: place.unitId,
        pointId: place.pointId,
        dueAt,
        state,
        note: note.trim(),
        claimedAt: now(),
        correctsId,
      },
      label: `${placeName(place)} ${shortTime(dueAt)} ${t(`status.state.${state}`)}`,
    })
  return { give, isPending: action.isPending, error: action.error }
}

/** Whether a report of this time lies on this device and has not reached the server. */
export const useIsKept = (asked: Asked): boolean =>
  useOutbox().entries.some(({ value }) => value.subject === subjectOf(asked) && value.state === 'waiting')
