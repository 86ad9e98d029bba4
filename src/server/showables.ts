import { dateInTaipei } from '#domain/date.ts'
import type { Showables } from '#server/assignment/shown-record.operations.ts'
import { listExercises } from '#server/exercise/exercise.operations.ts'
import { listMeetings } from '#server/meeting/meeting.operations.ts'
import { listRounds } from '#server/patrol/patrol.operations.ts'

const dayOf = (instant: string) => dateInTaipei(new Date(instant))

/** Every kind of record that an assignment may be shown done by, as its capability lists it. */
export const showables: Showables = {
  meeting: {
    operation: 'meeting.list',
    list: async (work) =>
      (await listMeetings.run(work, {})).flatMap(({ id, title, startsAt, status, isConfidential }) =>
        title && !isConfidential && status !== 'cancelled' ? [{ id, title, date: dayOf(startsAt) }] : [],
      ),
  },
  patrolRound: {
    operation: 'patrolRound.list',
    list: async (work) =>
      (await listRounds.run(work, {})).items.map(({ id, routeName, startedAt }) => ({
        id,
        title: routeName,
        date: dayOf(startedAt),
      })),
  },
  exercise: {
    operation: 'exercise.list',
    list: async (work) =>
      (await listExercises.run(work, {})).flatMap(({ id, title, startedAt, endedAt }) =>
        title && endedAt ? [{ id, title, date: dayOf(startedAt) }] : [],
      ),
  },
}
