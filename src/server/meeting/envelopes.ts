import { z } from 'zod'
import { MeetingContent } from '#domain/meeting/meeting.ts'

/** What of a confidential meeting lies in envelopes, each in one of its own. */
export const content = { table: 'meeting', column: 'content', shape: MeetingContent }
export const returnRemark = { table: 'meeting', column: 'return_remark', shape: z.string() }
export const changeReason = { table: 'meeting', column: 'change_reason', shape: z.string() }
export const loss = { table: 'meeting_paper', column: 'loss', shape: z.string() }
export const resolution = { table: 'meeting_resolution', column: 'text', shape: z.string() }
export const note = { table: 'meeting_resolution_step', column: 'note', shape: z.string() }
export const supplement = {
  table: 'meeting_supplement',
  column: 'text',
  shape: z.object({ reason: z.string(), text: z.string() }),
}
