import { addDays, daysBetween } from '#domain/calendar.ts'
import { checkPaper, nextReminder } from '#domain/contractor/contractor-paper.rules.ts'
import type { ContractorPaperEntry, DueContractorPaper } from '#domain/contractor/contractor-paper.ts'
import { maySeeRestricted } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'
import { findSettings } from '#server/agency/agency.operations.ts'
import { dropAlarms, type Ringing, setAlarms } from '#server/alarm/alarm.operations.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import { tellPlainly } from '#server/telling/telling.operations.ts'
import { detailOf, findKept } from './contractor.operations.ts'
import * as store from './contractor.store.ts'
import { keepersOf } from './contractor-keepers.operations.ts'

/** It rings on so many days before the last good one, as the agency has set. */
async function ringBefore(work: Work, id: string, untilDate: string): Promise<void> {
  const { contractors } = await findSettings(work)
  const dueAt = nextReminder(untilDate, contractors.dueDays, work.now)
  if (dueAt) await setAlarms(work, 'contractorPaperDue', [{ subjectId: id, dueAt }])
}

export const addPaper = write(
  'contractorPaper.add',
  async (work, { id: contractorId, paperId, ...paper }: ContractorPaperEntry) => {
    await findKept(work, contractorId)
    checkPaper(paper)
    const { agencyId, personId: recordedBy } = work.actor
    await store.insertPaper(work.tx, { ...paper, id: paperId, agencyId, contractorId, recordedBy })
    if (paper.untilDate !== null) await ringBefore(work, paperId, paper.untilDate)
    work.record(contractorId, { paperId, kind: paper.kind, untilDate: paper.untilDate })
    return detailOf(work, contractorId)
  },
)

/** It counts no more: it was replaced, or what it was for is over. */
export const endPaper = write('contractorPaper.end', async (work, { id, paperId }: { id: string; paperId: string }) => {
  await findKept(work, id)
  if (!(await store.endPaper(work.tx, id, paperId, work.today))) throw new Problem('contractor.paper_ended')
  await dropAlarms(work, 'contractorPaperDue', [paperId])
  work.record(id, { paperId, endedOn: work.today })
  return detailOf(work, id)
})

/** What expires within the longest of the agency's times, or has; the most urgent first. */
export const listDuePapers = read(
  'contractorPaper.listDue',
  async (work, _: Record<string, never>): Promise<DueContractorPaper[]> => {
    const { contractors } = await findSettings(work)
    const rows = await store.listExpiring(work.tx, addDays(work.today, contractors.dueDays[0]!))
    return rows
      .filter(({ unitId }) => maySeeRestricted(work.actor, unitId))
      .map(({ unitId: _unitId, ...row }) => ({ ...row, daysLeft: daysBetween(work.today, row.untilDate) }))
  },
)

/** Whoever keeps the firm is told that a paper expires, and the next time is set. */
export async function ringPaper(work: Work, { subjectId }: Ringing): Promise<void> {
  const [paper] = await store.listExpiring(work.tx, '9999-12-31', subjectId)
  if (!paper) return
  await tellPlainly(work, {
    ...{ subjectId, step: `expires in ${daysBetween(work.today, paper.untilDate)}`, event: 'contractorPaperDue' },
    link: `/contractors/${paper.contractorId}`,
    recipients: await keepersOf(work, paper.unitId),
  })
  await ringBefore(work, subjectId, paper.untilDate)
}
