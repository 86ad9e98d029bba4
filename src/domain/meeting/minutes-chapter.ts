import { z } from 'zod'

/** What minutes consist of, in the order in which the product has them. */
export const MinutesChapter = z.enum(['opening', 'reports', 'discussions', 'motions', 'ruling', 'adjourned'])
export type MinutesChapter = z.infer<typeof MinutesChapter>
