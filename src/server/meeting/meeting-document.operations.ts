import { calendarOf } from '#domain/calendar-file.ts'
import { asKept, type OfficialDocument } from '#domain/document.ts'
import type { TemplateContent } from '#domain/document-template/document-template.ts'
import {
  type MeetingOnPaper,
  meetingExcerpt,
  meetingMinutes,
  meetingNotice,
  type NameOf,
} from '#domain/meeting/meeting.document.ts'
import type { MeetingContent } from '#domain/meeting/meeting.ts'
import { owes } from '#domain/meeting/resolution.rules.ts'
import { Problem } from '#domain/problem.ts'
import { findAgency, listPeople, listUnits } from '#server/agency/agency.operations.ts'
import { lookInForce, templateInForce } from '#server/document-template/in-force.operations.ts'
import { say } from '#server/platform/messages.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import * as attendance from './attendance.store.ts'
import type { MeetingRow } from './meeting.store.ts'
import * as store from './meeting.store.ts'
import { approach, attendanceOf, contentOf, formerOf, papersOf } from './meeting-view.operations.ts'
import * as resolutions from './resolution.store.ts'
import { resolutionsOpened } from './resolution-view.operations.ts'

type ById = { id: string }

const kindNameOf = ({ kind, kindName }: Pick<MeetingRow, 'kind' | 'kindName'>): string =>
  kindName ?? say(`meeting.kind.${kind}`)

export async function namesOf(work: Work): Promise<NameOf> {
  const people = (await listPeople(work)).map(({ id, name, title }) => [id, `${title}${name}`] as const)
  const units = (await listUnits(work)).map(({ id, name }) => [id, name] as const)
  const names = new Map([...people, ...units])
  return (id) => names.get(id) ?? ''
}

export async function onPaper(
  work: Work,
  row: MeetingRow,
  content: MeetingContent,
  nameOf: NameOf,
): Promise<MeetingOnPaper> {
  const { title, place, agenda } = content
  const { startsAt, endsAt, chairId, recorderId, isConfidential } = row
  return {
    ...{ title, place, agenda, startsAt, endsAt, isConfidential },
    kindName: kindNameOf(row),
    chair: nameOf(chairId),
    recorder: nameOf(recorderId),
    invitees: attendanceOf(content, await attendance.listInvitees(work.tx, row.id)),
    agency: await findAgency(work),
    madeAt: work.now.toISOString(),
  }
}

/** As they stand now; once closed they are kept as they were. */
export async function minutesOf(work: Work, row: MeetingRow, content: MeetingContent): Promise<OfficialDocument> {
  const { content: template } = await templateInForce(work, 'minutes')
  return { ...(await minutesBy(template, work, row, content)), look: await lookInForce(work) }
}

export async function minutesBy(template: TemplateContent, work: Work, row: MeetingRow, content: MeetingContent) {
  const nameOf = await namesOf(work)
  const { begunAt, endedAt, classSaidAtStart, classSaidAtEnd } = row
  return meetingMinutes(
    {
      ...(await onPaper(work, row, content, nameOf)),
      ...{ minutes: content.minutes, classSaidAtStart, classSaidAtEnd, begunAt: begunAt!, endedAt: endedAt! },
      former: await formerOf(work, content.agenda),
      papers: await papersOf(work, row.id),
    },
    { say, nameOf, template },
  )
}

/** Having a paper of a meeting is an act, and recorded. */
export const downloadNotice = write('meeting.download', async (work, { id }: ById) => {
  const { row } = await approach(work, id)
  const nameOf = await namesOf(work)
  work.record(id, { paper: 'notice' })
  const { content: template } = await templateInForce(work, 'meetingNotice')
  return meetingNotice(await onPaper(work, row, await contentOf(work, row), nameOf), { say, nameOf, template })
})

export const downloadMinutes = write('meeting.download', async (work, { id }: ById) => {
  const { row } = await approach(work, id)
  const { document } = await contentOf(work, row)
  if (!row.closedAt || !document) throw new Problem('meeting.not_closed')
  work.record(id, { paper: 'minutes' })
  return asKept(document)
})

/** What the unit of the one who asks owes by this meeting, for who was not there. */
export const downloadExcerpt = write('meeting.excerpt', async (work, { id }: ById) => {
  const row = await store.find(work.tx, id)
  const owed = (await resolutions.listOfMeeting(work.tx, id)).filter((one) => owes(work.actor, one))
  if (!row || owed.length === 0) throw new Problem('not_found')
  for (const one of owed) work.record(one.id)
  return meetingExcerpt(
    {
      ...{ kindName: kindNameOf(row), startsAt: row.startsAt, isConfidential: row.isConfidential },
      unitName: owed[0]!.unitName,
      resolutions: await resolutionsOpened(work, owed),
      agency: await findAgency(work),
      madeAt: work.now.toISOString(),
    },
    say,
  )
})

/** For the calendar of a phone, where nothing confidential lies: of such a meeting only when it is. */
export const makeCalendar = read('meeting.calendar', async (work, { id }: ById) => {
  const { row } = await approach(work, id)
  if (row.sequence === null) throw new Problem('meeting.not_invited_yet')
  const { startsAt, endsAt, sequence, stored, cancelledAt } = row
  return calendarOf({
    ...{ id, sequence, startsAt, endsAt, isCancelled: cancelledAt !== null, madeAt: work.now.toISOString() },
    summary: stored?.title ?? say('meeting.confidentialTitle'),
    location: stored?.place ?? '',
    description: stored ? kindNameOf(row) : say('meeting.confidentialCalendar'),
  })
})
