import { Problem } from '#domain/problem.ts'
import { checkText } from './identity-number.rules.ts'
import type { CheckDraw, CheckJudgement, CheckResult, TravelCheck, TravelCheckShadow } from './travel-check.ts'

/** How many are drawn: the share, rounded up, so that it is never nobody. */
export const drawnCount = (size: number, percent: number): number => Math.max(1, Math.ceil((size * percent) / 100))

export const drawnOf = ({ ranking, count }: CheckDraw) => ranking.slice(0, count)

export function checkToDraw({ drawnAt, version }: TravelCheckShadow, asked: number): void {
  if (drawnAt !== null) throw new Problem('travelCheck.already_drawn')
  if (version !== asked) throw new Problem('changed_meanwhile', { version })
}

/** Of those who were drawn; nobody judges on themself, and a difference is explained. */
export function checkJudgement(check: TravelCheck, judgement: CheckJudgement, judgeId: string): void {
  const { personId, verdict, explanation, version } = judgement
  if (!check.draw) throw new Problem('travelCheck.not_drawn')
  if (!drawnOf(check.draw).some(({ subjectId }) => subjectId === personId))
    throw new Problem('travelCheck.person_not_drawn')
  if (personId === judgeId) throw new Problem('travelCheck.own_result')
  if (verdict === 'discrepant' && explanation === '') throw new Problem('travelCheck.explanation_missing')
  checkText(explanation)
  if (check.version !== version) throw new Problem('changed_meanwhile', { version: check.version })
}

/** The newest word on each. */
export const resultsWith = (results: readonly CheckResult[], added: CheckResult): CheckResult[] => [
  ...results.filter(({ personId }) => personId !== added.personId),
  added,
]
