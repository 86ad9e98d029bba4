import { isAhead } from '#domain/date.ts'
import { classificationMark } from '#domain/incident/classification.rules.ts'
import type { Acting } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'
import type { Authority } from '#domain/route/authority.ts'
import type { IncidentKind } from '#domain/route/route.ts'
import type { FollowUpStep, FollowUpStepRecord } from './follow-up-case.ts'
import type { FollowUpModel, FollowUpOutcome, FollowUpStepModel, StepProof } from './follow-up-model.ts'

/** What a step that was taken needs to be, for a rule. */
export type Took = Pick<FollowUpStep, 'id' | 'step' | 'at' | 'outcome'> & { recordedBy: string }

/** How far a case is: what counts of what was taken, and what was found. */
export type Course = {
  done: ReadonlyMap<string, Took>
  outcome: FollowUpOutcome | null
  isEnded: boolean
}

const stepOf = ({ steps }: FollowUpModel, key: string): FollowUpStepModel | undefined =>
  steps.find((step) => step.key === key)

const isInBranch = ({ when }: FollowUpStepModel, outcome: FollowUpOutcome | null): boolean =>
  when.length === 0 || (outcome !== null && when.includes(outcome))

/** Everything that comes after a step, and after that. */
function followersOf(model: FollowUpModel, key: string): Set<string> {
  const found = new Set<string>()
  const follow = (one: string): void => {
    for (const { key: next, after } of model.steps)
      if (after.includes(one) && !found.has(next)) {
        found.add(next)
        follow(next)
      }
  }
  follow(key)
  return found
}

/**
 * Reads the steps in the order of writing. With a new outcome what followed from the old one no longer counts; and what
 * asks for impartiality never counts from the hand of somebody whom the matter concerns, also if that turned out later.
 */
export function courseOf(model: FollowUpModel, taken: readonly Took[], concernedIds: readonly string[] = []): Course {
  const done = new Map<string, Took>()
  let outcome: FollowUpOutcome | null = null
  for (const took of taken) {
    const step = stepOf(model, took.step)
    if (!step || (step.isImpartial && concernedIds.includes(took.recordedBy))) continue
    if (step.decides) {
      for (const key of followersOf(model, step.key)) done.delete(key)
      outcome = took.outcome
    }
    done.set(step.key, took)
  }
  return { done, outcome, isEnded: taken.some(({ step }) => stepOf(model, step)?.ends) }
}

/** What the branch owes and has not, in the order of the model; the end itself is not owed. */
export const missingOf = (model: FollowUpModel, { done, outcome }: Course): FollowUpStepModel[] =>
  model.steps.filter((step) => step.isMandatory && !step.ends && isInBranch(step, outcome) && !done.has(step.key))

/** What must be done before this step: what it names, as far as the branch owes it; for the end all that is owed. */
const missingBefore = (model: FollowUpModel, course: Course, step: FollowUpStepModel): FollowUpStepModel[] =>
  missingOf(model, course).filter(({ key }) => step.ends || step.after.includes(key))

/** Whether this step may be taken as the case stands. */
function checkTurn(model: FollowUpModel, course: Course, step: FollowUpStepModel): void {
  if (course.isEnded) throw new Problem('followUpCase.ended')
  if (!isInBranch(step, course.outcome)) throw new Problem('followUpCase.other_branch')
  if (course.done.has(step.key) && !step.decides) throw new Problem('followUpCase.already_done')
  const missing = missingBefore(model, course, step).length
  if (missing > 0)
    throw new Problem(step.ends ? 'followUpCase.unfinished' : 'followUpCase.too_early', { count: missing })
}

function isItsTurn(model: FollowUpModel, course: Course, step: FollowUpStepModel): boolean {
  try {
    checkTurn(model, course, step)
    return true
  } catch (refusal) {
    if (refusal instanceof Problem) return false
    throw refusal
  }
}

/** What may be done now, by somebody. */
export const nextOf = (model: FollowUpModel, course: Course): FollowUpStepModel[] =>
  model.steps.filter((step) => isItsTurn(model, course, step))

/** Whether something of it waits for this person: what is merely possible waits for nobody. */
export const waitsFor = (actor: Pick<Acting, 'roles'>, model: FollowUpModel, course: Course): boolean =>
  nextOf(model, course).some(
    ({ isMandatory, key, by }) => isMandatory && !course.done.has(key) && by.some((role) => actor.roles.includes(role)),
  )

/** Who may be told or decide here: those whom it does not concern, else whoever stands in for all of them. */
export function authoritiesFor({ authorities, standIn }: StepProof, barred: readonly Authority[]): Authority[] {
  const free = authorities.filter((authority) => !barred.includes(authority))
  return free.length === 0 && authorities.length > 0 && standIn !== null ? [standIn] : free
}

type Proved = Pick<FollowUpStepRecord, 'outcome' | 'note' | 'reference' | 'authority'>
type Asked = Pick<FollowUpStepModel, 'decides'> & { proof: Pick<StepProof, 'note' | 'reference'> }
type Proving = { outcomes: readonly FollowUpOutcome[]; authorities: readonly Authority[]; isSealed: boolean }

/** As registries number: few words, no sentence, and a digit somewhere. */
const registryNumber = /^(?=.*\d)(?!(?:.*\p{Script=Han}){9})[\p{L}\p{N}()（）〔〕[\]\-－—/／.．:：_#]{1,40}$/u

/** What the step asks to be said of it is said, and nothing that it does not ask. */
export function checkProof(step: Asked, proved: Proved, { outcomes, authorities, isSealed }: Proving): void {
  const { outcome, note, reference, authority } = proved
  if (step.decides && (outcome === null || !outcomes.includes(outcome)))
    throw new Problem('followUpCase.outcome_missing')
  if (!step.decides && outcome !== null) throw new Problem('followUpCase.outcome_unasked')
  if (isSealed && note !== '') throw new Problem('followUpCase.no_words')
  if (step.proof.note && note === '') throw new Problem('followUpCase.note_missing')
  if (step.proof.reference && reference === '') throw new Problem('followUpCase.reference_missing')
  if (isSealed && reference !== '' && (!registryNumber.test(reference) || classificationMark(reference) !== null))
    throw new Problem('followUpCase.reference_only')
  if (authorities.length > 0 && authority === null) throw new Problem('followUpCase.authority_missing')
  if (authority !== null && !authorities.includes(authority)) throw new Problem('followUpCase.authority_other')
}

const minuteMs = 60_000

/** A step happened after the event was known and after what it follows, and not in the future. */
export function checkMoment(at: string, notBefore: readonly string[], now: Date): void {
  if (isAhead(at, now)) throw new Problem('followUpCase.in_the_future')
  // The form gives minutes: what happened within the same one is in order.
  const earliest = Math.max(...notBefore.map((one) => Math.floor(Date.parse(one) / minuteMs) * minuteMs))
  if (Date.parse(at) < earliest) throw new Problem('followUpCase.out_of_order')
}

const momentsBefore = (step: FollowUpStepModel, { done }: Course): string[] =>
  [...done.values()].filter((took) => step.ends || step.after.includes(took.step)).map(({ at }) => at)

/** The case before which somebody stands, with all that decides what they may do to it. */
export type Case = {
  model: FollowUpModel
  taken: readonly Took[]
  knownAt: string
  concernedIds: readonly string[]
  barred: readonly Authority[]
}

/** Whether this person may take this step now, and has said what it asks for. */
export function checkStep(actor: Pick<Acting, 'roles'>, one: Case, record: FollowUpStepRecord, now: Date): void {
  const { model, taken, knownAt, concernedIds, barred } = one
  const step = stepOf(model, record.step)
  if (!step) throw new Problem('followUpCase.step_unknown')
  if (!step.by.some((role) => actor.roles.includes(role))) throw new Problem('followUpCase.not_for_role')
  if (record.seen !== taken.length) throw new Problem('changed_meanwhile')
  const course = courseOf(model, taken, concernedIds)
  checkTurn(model, course, step)
  const { outcomes, isSealed } = model
  checkProof(step, record, { outcomes, authorities: authoritiesFor(step.proof, barred), isSealed })
  checkMoment(record.at, [knownAt, ...momentsBefore(step, course)], now)
}

/** A case follows an event of its kind. */
export function checkOpening(model: FollowUpModel, incidentKinds: readonly IncidentKind[]): void {
  if (!model.incidentKinds.some((kind) => incidentKinds.includes(kind))) throw new Problem('followUpCase.not_of_kind')
}
