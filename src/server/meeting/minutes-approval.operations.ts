import { mayReadMeeting, resolutionsIn } from '#domain/meeting/meeting.rules.ts'
import { minutesStages } from '#domain/meeting/minutes.rules.ts'
import { listPeople } from '#server/agency/agency.operations.ts'
import { type Approvable, requestApproval } from '#server/approval/approval.operations.ts'
import { say } from '#server/platform/messages.ts'
import type { Work } from '#server/platform/work.ts'
import { tellPlainly } from '#server/telling/telling.operations.ts'
import * as attendance from './attendance.store.ts'
import * as envelopes from './envelopes.ts'
import type { MeetingRow } from './meeting.store.ts'
import { approach, approachToAct, contentOf, keep, keptWord } from './meeting-view.operations.ts'
import * as resolutions from './resolution.store.ts'
import { ringAfter } from './resolution-alarm.operations.ts'

/** To those who sign, of whom each must be able to read them. */
export async function sendMinutes(work: Work, row: MeetingRow, hash: string, title: string): Promise<void> {
  const { id, isConfidential } = row
  const invitees = await attendance.listInvitees(work.tx, id)
  await requestApproval(work, {
    ...{ kind: 'minutes', subjectId: id, contentHash: hash, dueDate: null },
    title: isConfidential ? say('meeting.confidentialTitle') : title,
    stagesOf: (route, people) => {
      const readers = people.filter(({ id: personId, unitId, roles }) =>
        mayReadMeeting({ personId, unitId, roles }, { ...row, invitees }),
      )
      return minutesStages(route, readers, work.actor, row)
    },
  })
}

/** Signed, what was decided becomes what units owe; sent back, the recorder may change it. */
export const minutesApproval: Approvable = {
  show: async (work, id) => {
    const { row } = await approach(work, id)
    return { contentHash: row.hash ?? '', isSealed: row.isConfidential }
  },
  approved: async (work, id) => {
    const { row } = await approachToAct(work, id)
    await insertResolutions(work, row, resolutionsIn((await contentOf(work, row)).minutes))
    await keep(work, row, { signedAt: work.now })
  },
  returned: async (work, id, remark) => {
    const { row } = await approachToAct(work, id)
    const content = await contentOf(work, row)
    const returnRemark = remark === null ? null : await keptWord(work, row, remark, envelopes.returnRemark)
    await keep(work, row, { content: { ...content, document: null }, closedAt: null, hash: null, returnRemark })
  },
}

async function insertResolutions(
  work: Work,
  { id: meetingId, isConfidential }: MeetingRow,
  decided: ReturnType<typeof resolutionsIn>,
) {
  const { agencyId } = work.actor
  await resolutions.insertAll(
    work.tx,
    decided.map(({ text, ...one }, index) => ({
      ...{ ...one, agencyId, meetingId, isConfidential, number: index + 1 },
      text: isConfidential ? null : text,
    })),
  )
  if (isConfidential) for (const { id, text } of decided) await work.sealing.put(envelopes.resolution, id, text)
  await ringAfter(work, decided)
  const people = await listPeople(work)
  for (const { id, unitId, personId } of decided) {
    const unitHeads = people.filter((one) => one.unitId === unitId && one.roles.includes('unitHead'))
    await tellPlainly(work, {
      ...{ subjectId: id, step: 'decided', event: 'resolutionOwed', link: `/meetings/resolutions/${id}` },
      recipients: [...unitHeads.map((one) => one.id), ...(personId ? [personId] : [])],
    })
  }
}
