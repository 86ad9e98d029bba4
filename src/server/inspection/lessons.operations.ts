import type { Work } from '#server/platform/work.ts'
import { alwaysFailed, type FailedItem } from './lessons.store.ts'

export const alwaysFailedItems = (work: Work, planId: string): Promise<FailedItem[]> => alwaysFailed(work.tx, planId)
