import { addDays, dateInTaipei } from '#domain/date.ts'
import { unitsSeenBy } from '#domain/person/person.rules.ts'
import type { Showables } from '#server/assignment/shown-record.operations.ts'
import { listCampaigns } from '#server/awareness-campaign/awareness-campaign.operations.ts'
import { listBroadcasts } from '#server/broadcast/broadcast.operations.ts'
import { listVisits } from '#server/contractor/contractor-visit.operations.ts'
import { listExercises } from '#server/exercise/exercise.operations.ts'
import { listMediaChecks } from '#server/media-check/media-check.operations.ts'
import { listMeetings } from '#server/meeting/meeting.operations.ts'
import { printClosings } from '#server/off-duty-check/off-duty-check.operations.ts'
import { listRounds } from '#server/patrol/patrol.operations.ts'
import { say } from '#server/platform/messages.ts'
import { listRosters } from '#server/roster/roster.operations.ts'
import { listTrainings } from '#server/training/training.operations.ts'

const dayOf = (instant: string) => dateInTaipei(new Date(instant))

/** Of what there is much, the last month. */
const lastDays = 30

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
      (await listRounds.run(work, {})).items.map(({ id, routeName, startedAt }) => {
        return { id, title: routeName, date: dayOf(startedAt) }
      }),
  },
  exercise: {
    operation: 'exercise.list',
    list: async (work) =>
      (await listExercises.run(work, {})).flatMap(({ id, title, startedAt, endedAt }) =>
        title && endedAt ? [{ id, title, date: dayOf(startedAt) }] : [],
      ),
  },
  awarenessCampaign: {
    operation: 'awarenessCampaign.list',
    list: async (work) =>
      (await listCampaigns.run(work, {})).flatMap(({ id, title, sentAt }) =>
        sentAt ? [{ id, title, date: dayOf(sentAt) }] : [],
      ),
  },
  training: {
    operation: 'training.list',
    list: async (work) =>
      (await listTrainings.run(work, {})).map(({ id, title, startsAt }) => ({ id, title, date: dayOf(startsAt) })),
  },
  roster: {
    operation: 'roster.list',
    list: async (work) =>
      (await listRosters.run(work, {})).flatMap(({ id, planTitle, publishedAt }) =>
        publishedAt ? [{ id, title: planTitle, date: dayOf(publishedAt) }] : [],
      ),
  },
  offDutyClosing: {
    operation: 'offDutyCheck.print',
    list: async (work) => {
      const { boards } = await printClosings.run(work, { from: addDays(work.today, -lastDays), until: work.today })
      const seen = unitsSeenBy(work.actor)
      return boards.flatMap(({ date, rooms, closings }) =>
        closings.flatMap(({ id, pointId }) => {
          const room = rooms.find((one) => one.pointId === pointId)
          return room && (seen === 'all' || seen.includes(room.unitId)) ? [{ id, title: room.name, date }] : []
        }),
      )
    },
  },
  broadcastReading: {
    operation: 'broadcast.list',
    list: async (work) =>
      (await listBroadcasts.run(work, {})).readings.map(({ id, title, readAt }) => ({
        id,
        title,
        date: dayOf(readAt),
      })),
  },
  contractorVisit: {
    operation: 'contractorVisit.list',
    list: async (work) =>
      (await listVisits.run(work, { from: addDays(work.today, -lastDays), until: work.today })).map(
        ({ id, contractorName, cameAt }) => ({ id, title: contractorName, date: dayOf(cameAt) }),
      ),
  },
  // Not where: the title is seen by the whole unit.
  mediaCheck: {
    operation: 'mediaCheck.list',
    list: async (work) =>
      (await listMediaChecks.run(work, {})).flatMap(({ id, kind, finishedAt }) =>
        finishedAt ? [{ id, title: say(`mediaCheck.kind.${kind}`), date: dayOf(finishedAt) }] : [],
      ),
  },
}
