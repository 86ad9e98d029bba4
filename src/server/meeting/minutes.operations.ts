import {
  checkClosing,
  checkMayRecord,
  checkMinutes,
  checkStatus,
  checkUnderWay,
  resolutionsIn,
} from '#domain/meeting/meeting.rules.ts'
import type { MeetingContent } from '#domain/meeting/meeting.ts'
import type { MinutesDraft, ResolutionSettlement, SupplementRecord } from '#domain/meeting/meeting-acts.ts'
import { checkSettlement } from '#domain/meeting/resolution.rules.ts'
import { Problem } from '#domain/problem.ts'
import { listPeople, listUnits } from '#server/agency/agency.operations.ts'
import { dropAlarms } from '#server/alarm/alarm.operations.ts'
import { canonicalJson } from '#server/platform/canonical-json.ts'
import { sha256Of } from '#server/platform/files.ts'
import { type Work, write } from '#server/platform/work.ts'
import * as attendance from './attendance.store.ts'
import * as envelopes from './envelopes.ts'
import { minutesOf } from './meeting-document.operations.ts'
import { approachToAct, contentOf, formerOf, keep, papersOf, receiptOf } from './meeting-view.operations.ts'
import { sendMinutes } from './minutes-approval.operations.ts'
import * as resolutions from './resolution.store.ts'
import { ringAfter } from './resolution-alarm.operations.ts'

type ById = { id: string }

/** What a resolution is owed by must be there today. */
async function checkWritten(work: Work, minutes: MeetingContent['minutes'], { agenda }: MeetingContent) {
  const units = (await listUnits(work)).filter(({ abolishedOn }) => abolishedOn === null)
  const unitIds = new Set(units.map(({ id }) => id))
  checkMinutes(minutes, agenda, { unitIds, people: await listPeople(work) })
}

export const keepMinutes = write('meeting.keepMinutes', async (work, { id, version, minutes }: MinutesDraft) => {
  const { row, status } = await approachToAct(work, id)
  checkMayRecord(work.actor, row)
  checkUnderWay({ ...row, status })
  const content = await contentOf(work, row)
  if (content.minutesVersion !== version) throw new Problem('changed_meanwhile', { version: content.minutesVersion })
  await checkWritten(work, minutes, content)
  await keep(work, row, { content: { ...content, minutes, minutesVersion: version + 1 } })
  work.record(id, { version: version + 1, resolutions: resolutionsIn(minutes).length })
  return receiptOf(row)
})

/** Ethics says what became of a resolution of last time; within one meeting the last word counts. */
export const settleResolution = write('meeting.settle', async (work, settlement: ResolutionSettlement) => {
  const { id, resolutionId, stepId, decision, note } = settlement
  const { row, status } = await approachToAct(work, id)
  checkSettlement(work.actor, settlement)
  checkUnderWay({ ...row, status })
  const content = await contentOf(work, row)
  if (!content.agenda.some((item) => item.resolutionId === resolutionId)) throw new Problem('resolution.not_on_agenda')
  const [one] = await resolutions.listMany(work.tx, [resolutionId])
  const { isConfidential, steps } = one!
  const { agencyId, personId } = work.actor
  await resolutions.insertStep(work.tx, {
    ...{ id: stepId, agencyId, resolutionId, isConfidential, kind: decision, meetingId: id },
    position: steps.length + 1,
    dueDate: decision === 'carried' ? settlement.dueDate : null,
    note: isConfidential ? null : note,
    ...{ at: work.now, by: personId },
  })
  if (isConfidential) await work.sealing.put(envelopes.note, stepId, note)
  if (decision === 'carried') await ringAfter(work, [{ id: resolutionId, dueDate: settlement.dueDate! }])
  else await dropAlarms(work, 'resolutionOverdue', [resolutionId])
  work.record(id, { resolutionId, decision })
  return { id, version: row.version }
})

/** The minutes as they are: from here they go to those who sign, and change no more unless they come back. */
export const closeMinutes = write('meeting.close', async (work, { id }: ById) => {
  const { row, status } = await approachToAct(work, id)
  checkMayRecord(work.actor, row)
  const content = await contentOf(work, row)
  checkClosing({
    ...{ meetingId: id, status },
    former: await formerOf(work, content.agenda),
    papers: await papersOf(work, id),
  })
  await checkWritten(work, content.minutes, content)
  const document = await minutesOf(work, row, content)
  const hash = sha256Of(canonicalJson(document))
  const proposals = content.agenda.filter(({ source, isStruck }) => source === 'proposal' && !isStruck).length
  await keep(work, row, {
    content: { ...content, document },
    ...{ closedAt: work.now, hash, proposals, returnRemark: null },
  })
  await sendMinutes(work, row, hash, content.title)
  work.record(id, { hash })
  return receiptOf(row)
})

/** Signed minutes are corrected beside themselves, with a reason. */
export const supplementMinutes = write('meeting.supplement', async (work, record: SupplementRecord) => {
  const { id, supplementId, reason, text } = record
  const { row, status } = await approachToAct(work, id)
  checkMayRecord(work.actor, row)
  checkStatus(status, 'signed')
  const { isConfidential } = row
  const { agencyId, personId } = work.actor
  const number = (await attendance.listSupplements(work.tx, id)).length + 1
  await attendance.insertSupplement(work.tx, {
    ...{ id: supplementId, agencyId, meetingId: id, isConfidential, number },
    ...(isConfidential ? { reason: null, text: null } : { reason, text }),
    ...{ at: work.now, by: personId },
  })
  if (isConfidential) await work.sealing.put(envelopes.supplement, supplementId, { reason, text })
  work.record(id, { number })
  return { id, version: row.version }
})
