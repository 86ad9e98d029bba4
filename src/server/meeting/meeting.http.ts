import { z } from 'zod'
import type { OfficialDocument } from '#domain/document.ts'
import {
  Meeting,
  MeetingFound,
  MeetingKind,
  MeetingKindAdded,
  MeetingReceipt,
  MeetingSummary,
  MeetingsOfPlan,
} from '#domain/meeting/meeting.ts'
import {
  AttendanceByCode,
  AttendanceCode,
  AttendanceTick,
  ClassSaid,
  MeetingCancelled,
  MeetingDraft,
  MeetingProposal,
  MinutesDraft,
  PaperGiven,
  PaperSettled,
  ResolutionReport,
  ResolutionSettlement,
  SupplementRecord,
} from '#domain/meeting/meeting-acts.ts'
import { Resolution } from '#domain/meeting/resolution.ts'
import { codePictureOf } from '#server/platform/code-picture.ts'
import { exposeDocument } from '#server/platform/document-files.ts'
import type { Exposing } from '#server/platform/http.ts'
import {
  addKind,
  cancelMeeting,
  inviteToMeeting,
  listKinds,
  listMeetings,
  openMeeting,
  planMeeting,
  proposeItem,
  renewAgenda,
  showMeeting,
  showMeetingsOfPlan,
  withdrawKind,
} from './meeting.operations.ts'
import {
  attendByCode,
  beginMeeting,
  endMeeting,
  findMeetingByCode,
  givePaper,
  sayClass,
  settlePaper,
  showCode,
  tickAttendance,
} from './meeting-course.operations.ts'
import { downloadExcerpt, downloadMinutes, downloadNotice, makeCalendar } from './meeting-document.operations.ts'
import { closeMinutes, keepMinutes, settleResolution, supplementMinutes } from './minutes.operations.ts'
import { openResolution, reportResolution, showResolution } from './resolution.operations.ts'

const byId = z.object({ id: z.uuid() })
const at = '/meetings/:id' as const

export function meetingHttp(exposing: Exposing): void {
  const { expose, exposeSteps, exposeDownload } = exposing
  const output = MeetingReceipt
  expose('GET /meetings', listMeetings, { input: z.object({}), output: z.array(MeetingSummary) })
  expose('GET /plans/:id/meetings', showMeetingsOfPlan, { input: byId, output: MeetingsOfPlan })
  expose('GET /meeting-kinds', listKinds, { input: z.object({}), output: z.array(MeetingKind) })
  expose('POST /meeting-kinds', addKind, { input: MeetingKindAdded, output: MeetingKind })
  expose('POST /meeting-kinds/:id/withdraw', withdrawKind, { input: byId, output: byId })
  expose(`GET ${at}`, showMeeting, { input: byId, output: Meeting })
  // In steps, since an answer under a key would be kept in clear.
  exposeSteps(`POST ${at}/open`, openMeeting.name, {
    ...{ input: byId, output: Meeting },
    run: (perform, values) => perform(openMeeting, values),
  })
  expose(`PUT ${at}`, planMeeting, { input: MeetingDraft, output })
  expose(`POST ${at}/agenda/renew`, renewAgenda, { input: byId, output })
  expose(`POST ${at}/proposals`, proposeItem, { input: MeetingProposal, output })
  expose(`POST ${at}/invite`, inviteToMeeting, { input: byId, output })
  expose(`POST ${at}/cancel`, cancelMeeting, { input: MeetingCancelled, output })
  expose(`POST ${at}/begin`, beginMeeting, { input: byId, output })
  expose(`POST ${at}/class-said`, sayClass, { input: ClassSaid, output })
  expose(`POST ${at}/end`, endMeeting, { input: byId, output })
  expose('GET /attendance/:code', findMeetingByCode, {
    input: z.object({ code: AttendanceCode }),
    output: MeetingFound,
  })
  expose('POST /attendance', attendByCode, { input: AttendanceByCode, output })
  expose(`POST ${at}/attendance`, tickAttendance, { input: AttendanceTick, output })
  expose(`POST ${at}/papers`, givePaper, { input: PaperGiven, output })
  expose(`POST ${at}/papers/:paperId/settle`, settlePaper, { input: PaperSettled, output })
  expose(`PUT ${at}/minutes`, keepMinutes, { input: MinutesDraft, output })
  expose(`POST ${at}/settlements`, settleResolution, { input: ResolutionSettlement, output })
  expose(`POST ${at}/close`, closeMinutes, { input: byId, output })
  expose(`POST ${at}/supplements`, supplementMinutes, { input: SupplementRecord, output })
  exposeDownload(`GET ${at}/code.png`, showCode, {
    input: byId,
    render: async (code, origin) => ({
      bytes: (await codePictureOf(`${origin()}/meetings/attend/${code}`)).bytes,
      ...{ mediaType: 'image/png', name: 'code.png', inline: true },
    }),
  })
  papers(exposing)
  resolutions(exposing)
}

function papers(exposing: Exposing): void {
  const document = (paper: OfficialDocument) => paper
  exposeDocument(exposing, `POST ${at}/notice`, downloadNotice, { input: byId, document })
  exposeDocument(exposing, `POST ${at}/minutes`, downloadMinutes, { input: byId, document })
  exposeDocument(exposing, `POST ${at}/excerpt`, downloadExcerpt, { input: byId, document })
  exposing.exposeDownload(`GET ${at}/invitation.ics`, makeCalendar, {
    input: byId,
    render: async (text) => ({
      bytes: new TextEncoder().encode(text),
      ...{ mediaType: 'text/calendar; charset=utf-8', name: 'invitation.ics', inline: false },
    }),
  })
}

function resolutions({ expose, exposeSteps }: Exposing): void {
  expose('GET /resolutions/:id', showResolution, { input: byId, output: Resolution })
  exposeSteps('POST /resolutions/:id/open', openResolution.name, {
    ...{ input: byId, output: Resolution },
    run: (perform, values) => perform(openResolution, values),
  })
  expose('POST /resolutions/:id/reports', reportResolution, { input: ResolutionReport, output: MeetingReceipt })
}
