import { addDays, type IsoDate, instantOf } from '#domain/calendar.ts'
import type { ContractorPaperEntry } from '#domain/contractor/contractor-paper.ts'
import { Problem } from '#domain/problem.ts'

type Entered = Pick<ContractorPaperEntry, 'kind' | 'personId' | 'hasClause' | 'fromDate' | 'untilDate'>

export function checkPaper({ kind, personId, hasClause, fromDate, untilDate }: Entered): void {
  const isOfPerson = kind === 'undertaking' || kind === 'backgroundCheck'
  if (isOfPerson && personId === null) throw new Problem('contractor.person_missing')
  if ((kind === 'contract') !== (hasClause !== null)) throw new Problem('contractor.clause_of_contract_only')
  if (untilDate !== null && untilDate < fromDate) throw new Problem('contractor.dates_reversed')
}

/** The next morning on which somebody is told that it expires: so many days before, and on its last good day. */
export const nextReminder = (untilDate: IsoDate, dueDays: readonly number[], after: Date): Date | undefined =>
  [...dueDays, 0]
    .map((days) => instantOf(addDays(untilDate, -days), '09:00'))
    .find((at) => at.getTime() > after.getTime())
