import type { Today } from '#domain/assignment/assignment.ts'
import { answerOf } from '#web/platform/queries.ts'

export const todayQuery = answerOf<Today>('/today')
