import { useQueryClient } from '@tanstack/react-query'
import type { OffDutyBoard, OffDutyEntry, OffDutyRoom } from '#domain/off-duty-check/off-duty-check.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { useKeptAction } from '#web/platform/outbox/kept-action.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { useNow } from '#web/platform/use-now.ts'

export const subjectOf = ({ date }: Pick<OffDutyBoard, 'date'>, { pointId }: Pick<OffDutyRoom, 'pointId'>): string =>
  `offDuty:${pointId}:${date}`

export type Answers = OffDutyEntry['answers']

/** Closes the room: at once, or kept with its photographs and its time and sent when there is a network. */
export function useClose(board: OffDutyBoard, room: OffDutyRoom) {
  const now = useNow()
  const queries = useQueryClient()
  const action = useKeptAction()
  const close = (answers: Answers, done: () => Promise<void>) =>
    action.mutate(
      {
        subject: subjectOf(board, room),
        address: '/off-duty-checks',
        input: {
          id: newId(),
          pointId: room.pointId,
          roomVersion: room.version,
          date: board.date,
          answers,
          claimedAt: now(),
        },
        fileIds: answers.flatMap(({ fileIds }) => fileIds),
        label: t('offDutyCheck.closingOf', { name: room.name, date: dateText(board.date) }),
      },
      // Who was first is shown with the room as it stands now.
      { onSuccess: done, onError: () => queries.invalidateQueries() },
    )
  return { close, isPending: action.isPending, error: action.error }
}
