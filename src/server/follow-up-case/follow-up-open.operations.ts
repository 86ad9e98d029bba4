import type { Work } from '#server/platform/work.ts'
import * as store from './follow-up-case.store.ts'

/** The cases of these events that have not ended; whether the events may be seen is the caller's question. */
export const openCasesOf = async (work: Work, eventIds: readonly string[]): Promise<store.OpenCase[]> =>
  eventIds.length === 0 ? [] : store.listOpen(work.tx, eventIds)
