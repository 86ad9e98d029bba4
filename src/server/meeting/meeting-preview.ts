import type { OfficialDocument } from '#domain/document.ts'
import type { TemplateContent } from '#domain/document-template/document-template.ts'
import { examples } from '#domain/document-template/placeholders.ts'
import {
  type MeetingOnPaper,
  type MinutesOnPaper,
  meetingMinutes,
  meetingNotice,
} from '#domain/meeting/meeting.document.ts'
import { findAgency } from '#server/agency/agency.operations.ts'
import { say } from '#server/platform/messages.ts'
import type { Work } from '#server/platform/work.ts'
import { listMeetings } from './meeting.operations.ts'
import * as store from './meeting.store.ts'
import { minutesBy, namesOf, onPaper } from './meeting-document.operations.ts'
import { contentOf } from './meeting-view.operations.ts'

/** The newest that is not confidential, as far as it has come. */
async function newestOf(work: Work, hasEnded: boolean) {
  const all = (await listMeetings.run(work, {})).filter(({ isConfidential }) => !isConfidential)
  for (const { id } of all) {
    const row = (await store.find(work.tx, id))!
    if (!hasEnded || row.endedAt) return { row, content: await contentOf(work, row) }
  }
  return null
}

/** Where nobody has met yet: as the examples of the placeholders have it. */
const exampleOf = async (work: Work): Promise<MeetingOnPaper> => ({
  title: examples.meeting,
  kindName: examples.meeting,
  place: examples.place,
  startsAt: '2026-02-10T06:30:00Z',
  endsAt: '2026-02-10T08:00:00Z',
  chair: examples.chair,
  recorder: examples.recorder,
  isConfidential: false,
  invitees: [],
  agenda: [],
  agency: await findAgency(work),
  madeAt: work.now.toISOString(),
})

export async function previewNotice(work: Work, template: TemplateContent): Promise<OfficialDocument> {
  const nameOf = await namesOf(work)
  const newest = await newestOf(work, false)
  const meeting = newest ? await onPaper(work, newest.row, newest.content, nameOf) : await exampleOf(work)
  return meetingNotice(meeting, { say, nameOf, template })
}

export async function previewMinutes(work: Work, template: TemplateContent): Promise<OfficialDocument> {
  const newest = await newestOf(work, true)
  if (newest) return minutesBy(template, work, newest.row, newest.content)
  const example = await exampleOf(work)
  const minutes: MinutesOnPaper = {
    ...example,
    minutes: { opening: '', items: [], motions: { discussion: '', resolutions: [] }, ruling: '' },
    ...{ former: [], papers: [], begunAt: example.startsAt, endedAt: example.endsAt },
    ...{ classSaidAtStart: null, classSaidAtEnd: null },
  }
  return meetingMinutes(minutes, { say, nameOf: () => '', template })
}
