import type { Plan } from '#domain/plan/plan.ts'
import { say } from '#server/platform/messages.ts'

/** An amendment bears its plan's title; which one it is must be plain. */
export const titleOf = ({
  title,
  amendsId,
  amendmentNumber: number,
}: Pick<Plan, 'title' | 'amendsId' | 'amendmentNumber'>): string =>
  amendsId === null ? title : `${title}（${say('plan.paper.amendmentDraft', { number })}）`
