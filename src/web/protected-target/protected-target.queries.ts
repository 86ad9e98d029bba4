import type { ProtectedTarget, ProtectedTargetDetail } from '#domain/protected-target/protected-target.ts'
import { answerOf } from '#web/platform/queries.ts'

export const targetsQuery = (isWithdrawn: boolean) =>
  answerOf<ProtectedTarget[]>(isWithdrawn ? '/protected-targets?withdrawn=yes' : '/protected-targets')
export const targetQuery = (id: string) => answerOf<ProtectedTargetDetail>(`/protected-targets/${id}`)
