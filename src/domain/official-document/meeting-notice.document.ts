import type { OfficialDocument } from '#domain/document.ts'
import type { MeetingNotice } from './meeting-paper.ts'
import { frameOf, type Issue, issueLines, labelled, type Say, sectionBlocks } from './official-document.document.ts'
import { numberText } from './official-document.rules.ts'
import { sittingText } from './sitting-text.ts'

/** 開會通知單: who is asked to come, to what, when and where. */
export function meetingNoticeOf(notice: MeetingNotice, issue: Issue, say: Say): OfficialDocument {
  const name = say('officialDocument.kind.meetingNotice')
  const { date, number, marks } = issueLines(notice, issue, say)
  const { name: contact, telephone } = notice.contact
  return {
    title: [name, issue.number ? numberText(issue.number) : notice.subject.slice(0, 30)].join('　'),
    kind: name,
    agency: issue.agencyName,
    heading: `${issue.agencyName}　${name}`,
    ...frameOf({ ...notice, hasCopies: true }, issue, say),
    sender: notice.sender,
    meta: [
      {
        label: say('officialDocument.paper.to'),
        value: notice.attendees.length === 1 ? notice.attendees[0]! : say('officialDocument.paper.asInvited'),
        large: true,
      },
      date,
      number,
      ...marks,
    ],
    blocks: [
      labelled('meetingSubject', notice.subject, say),
      labelled('meetingTime', sittingText(notice.sitting, say), say),
      labelled('meetingPlace', notice.sitting.place, say),
      labelled('chair', notice.chair, say),
      labelled('contact', [contact, telephone].filter(Boolean).join('　'), say),
      labelled('attendees', notice.attendees.join('、'), say),
      labelled('observers', notice.observers.join('、'), say),
      labelled('copies', notice.copies.join('、'), say),
      ...sectionBlocks('note', notice.note, say),
      ...(notice.signer ? [{ type: 'signature' as const, lines: [notice.signer] }] : []),
    ],
  }
}
