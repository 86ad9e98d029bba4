import type { MeetingDraft } from '#domain/meeting/meeting-acts.ts'
import type { OpenedMeeting } from './meeting.page.tsx'

/** A meeting as it is sent back to be changed. */
export const draftOf = (meeting: OpenedMeeting): MeetingDraft => {
  const { id, version, kind, isConfidential, title, startsAt, endsAt, chairId, recorderId, planId, content } = meeting
  return {
    ...{ id, version, kind, title: title ?? '', startsAt, endsAt, chairId, recorderId, planId },
    classification: isConfidential ? 'confidential' : 'none',
    place: content.place,
    invitees: content.invitees.map(({ cameAt: _, cameId: __, cameName: ___, ...invitee }) => invitee),
    agenda: content.agenda,
    changeReason: '',
  }
}
