import { type Acting, unitsSeenBy } from '#domain/person/person.rules.ts'
import type { Role } from '#domain/person/person.ts'
import { Problem } from '#domain/problem.ts'
import type {
  AskedQuestion,
  CampaignCount,
  CampaignDraft,
  CampaignRecipient,
  CampaignStatus,
  QuizAnswers,
  QuizResult,
  UnitCoverage,
} from './awareness-campaign.ts'
import type { QuizQuestion } from './awareness-piece.ts'

type Course = { sentAt: string | null; endedAt: string | null; untilDate: string }

/** The last day is still part of it. */
export function campaignStatus({ sentAt, endedAt, untilDate }: Course, today: string): CampaignStatus {
  if (!sentAt) return 'draft'
  return endedAt || untilDate < today ? 'ended' : 'running'
}

type Stored = { status: CampaignStatus; version: number }

export function checkCampaign(draft: CampaignDraft, stored: Stored | undefined, today: string): void {
  if (draft.untilDate < today) throw new Problem('awarenessCampaign.until_past')
  if (draft.clauseId && !draft.planId) throw new Problem('awarenessCampaign.clause_unknown')
  if (new Set(draft.pieceKeys).size < draft.pieceKeys.length) throw new Problem('awarenessCampaign.piece_repeated')
  if (!stored) {
    if (draft.version > 0) throw new Problem('not_found')
    return
  }
  checkDraft(stored)
  if (stored.version !== draft.version) throw new Problem('changed_meanwhile', { version: stored.version })
}

export function checkDraft({ status }: Pick<Stored, 'status'>): void {
  if (status !== 'draft') throw new Problem('awarenessCampaign.sent')
}

export function checkRunning({ status }: Pick<Stored, 'status'>): void {
  if (status !== 'running') throw new Problem('awarenessCampaign.not_running')
}

type Audience = Pick<CampaignDraft, 'unitIds' | 'roles'>
type Reachable = { unitId: string | null; roles: readonly Role[] }

/** Whom it is for: of these units and with one of these roles, where any are named. Who never signs in is staff. */
export const isAudience =
  ({ unitIds, roles }: Audience) =>
  (one: Reachable): boolean =>
    (unitIds.length === 0 || (one.unitId !== null && unitIds.includes(one.unitId))) &&
    (roles.length === 0 || one.roles.some((role) => roles.includes(role)))

type Confirmed = Pick<CampaignRecipient, 'passedAt' | 'signedOn'>
export const isDone = ({ passedAt, signedOn }: Confirmed): boolean => passedAt !== null || signedOn !== null

/** Ethics and the heads see everybody, a unit head the own unit. */
export function recipientsSeenBy<One extends { unitId: string | null }>(actor: Acting, all: readonly One[]): One[] {
  const seen = unitsSeenBy(actor)
  return seen === 'all' ? [...all] : all.filter(({ unitId }) => unitId !== null && seen.includes(unitId))
}

type Reached = Confirmed & Pick<CampaignRecipient, 'toldAt' | 'readAt'>

export const countOf = (recipients: readonly Reached[]): CampaignCount => ({
  audience: recipients.length,
  told: recipients.filter(({ toldAt, signedOn }) => toldAt !== null || signedOn !== null).length,
  read: recipients.filter(({ readAt, signedOn }) => readAt !== null || signedOn !== null).length,
  passed: recipients.filter(({ passedAt }) => passedAt !== null).length,
  done: recipients.filter(isDone).length,
})

/** Unit by unit in the order in which they come, those of no unit last. */
export function coverageOf(
  recipients: readonly (Reached & Pick<CampaignRecipient, 'unitId' | 'unitName'>)[],
): UnitCoverage[] {
  const groups = Map.groupBy(recipients, ({ unitId }) => unitId)
  const rows = [...groups].map(([unitId, ones]) => ({ unitId, unitName: ones[0]!.unitName, ...countOf(ones) }))
  return [...rows.filter(({ unitId }) => unitId !== null), ...rows.filter(({ unitId }) => unitId === null)]
}

const mostQuestions = 5

/** The quiz of a campaign: the questions of its pieces in turn, five at most, so that each piece is asked about. */
export function quizOf(pieces: readonly { questions: readonly QuizQuestion[] }[]): QuizQuestion[] {
  const longest = Math.max(...pieces.map(({ questions }) => questions.length))
  const inTurn = Array.from({ length: longest }, (_, at) => pieces.flatMap(({ questions }) => questions[at] ?? []))
  return inTurn.flat().slice(0, mostQuestions)
}

/** A number of 32 bits from a text (FNV-1a), the same on every machine. */
function numberOf(text: string): number {
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193) >>> 0
  return hash
}

const inOrderOf = <One>(ones: readonly One[], seed: string): One[] =>
  ones
    .map((one, at) => ({ one, rank: numberOf(`${seed} ${at}`) }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ one }) => one)

/** A turn, so that nothing stands where it stood the time before. */
const turned = <One>(ones: readonly One[], by: number): One[] => {
  const from = by % ones.length
  return [...ones.slice(from), ...ones.slice(0, from)]
}

/** Everybody is asked in an order of their own, and after each try in another. */
export function askedOf(quiz: readonly QuizQuestion[], recipientId: string, tries: number): AskedQuestion[] {
  const asked = quiz.map(({ text, options }, question) => ({
    question,
    text,
    options: turned(
      inOrderOf(
        options.map((option, at) => ({ option: at, text: option })),
        `${recipientId} ${question}`,
      ),
      tries,
    ),
  }))
  return turned(inOrderOf(asked, recipientId), tries)
}

/** Every question answered once, with an option that it has. */
export function resultOf(quiz: readonly QuizQuestion[], answers: QuizAnswers, passPercent: number): QuizResult {
  const chosen = new Map(answers.map(({ question, option }) => [question, option]))
  const isWhole =
    answers.length === quiz.length &&
    quiz.every(({ options }, at) => (chosen.get(at) ?? options.length) < options.length)
  if (!isWhole) throw new Problem('awarenessCampaign.unanswered')
  const judged = quiz.map(({ text, options, right, explanation }, at) => ({
    ...{ text, explanation, chosen: options[chosen.get(at)!]!, right: options[right]! },
    isRight: chosen.get(at) === right,
  }))
  const rightCount = judged.filter(({ isRight }) => isRight).length
  return {
    ...{ rightCount, questionCount: quiz.length, passPercent, answers: judged },
    isPassed: rightCount * 100 >= passPercent * quiz.length,
  }
}

const mostTries = 20

type Taking = Confirmed & Pick<CampaignRecipient, 'readAt' | 'tries'>

/** Read first; whoever has passed is done, and whoever cannot is to be spoken to. */
export function checkMayAnswer(recipient: Taking): void {
  if (isDone(recipient)) throw new Problem('awarenessCampaign.already_done')
  if (recipient.readAt === null) throw new Problem('awarenessCampaign.not_read')
  if (recipient.tries >= mostTries) throw new Problem('awarenessCampaign.too_many_tries')
}

/** A signature counts from the day of sending to today. */
export function checkSignedOn(signedOn: string, sentOn: string, today: string): void {
  if (signedOn < sentOn || signedOn > today) throw new Problem('awarenessCampaign.signed_out_of_days')
}
