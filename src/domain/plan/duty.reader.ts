import { type ActionMatch, actionsIn } from './action.reader.ts'
import type { ReadClause } from './clause.reader.ts'
import type { DutyTiming, PlanPeriod, ProposedDuty, Recipient } from './compiled-plan.ts'
import { mergeDuties } from './duty.merge.ts'
import { type Flow, flowOf, type Phrase, type Sentence, sentencesOf, spanOf, withoutRemarks } from './flow.ts'
import { splitPhrase } from './phrase.reader.ts'
import { toldIn } from './recipient.reader.ts'
import { type Subject, subjectsIn } from './subject.reader.ts'
import { timingIn } from './timing.reader.ts'
import { triggerIn, triggerOnly } from './trigger.reader.ts'
import { isExternal, specific } from './unit.reader.ts'

/** A duty while it is read: it still knows what was said and what was only carried over. */
export type DraftDuty = ProposedDuty & { ownersSaid: boolean; timingSaid: boolean; sentence: number; copyOnly: boolean }

export type PlanFacts = { period: PlanPeriod | null; year: number | null }

/** What a phrase leaves behind for the next. */
type State = {
  owners: string[]
  ownersExternal: boolean
  timing: DutyTiming | null
  /** 適時, 立即: goes over to the next part only across 並 */
  passing: DutyTiming | null
  trigger: string | null
  topic: string
  told: Recipient[]
  sentence: number
}

const silentConcepts = new Set(['basis', 'purpose', 'period', 'scope'])
const refersElsewhere =
  /比照|準用|悉依|同前項|未規定者|未盡事宜|如有未盡|奉核定後|核定後實施|核定後施行|核准後實施|核可後實施|簽奉核|修正時亦同/
const startsAsOrder =
  /^(加強|落實|強化|實施|辦理|執行|嚴格|嚴密|召開|定期|不定期|確實|做好|持續|督導|檢查|配合|建立|防範|提升|嚴防|注意|規劃)/

export function isSilent(clause: ReadClause): boolean {
  for (let each: ReadClause | null = clause; each; each = each.parent)
    if (each.level <= 2 && each.concept !== null && silentConcepts.has(each.concept)) return true
  return false
}

export function readDuties(clauses: readonly ReadClause[], facts: PlanFacts): ProposedDuty[] {
  const drafts = clauses.flatMap((clause) => (isSilent(clause) ? [] : mergeDuties(dutiesOf(clause, facts))))
  return drafts.map(({ ownersSaid: _o, timingSaid: _t, sentence: _s, copyOnly: _c, ...duty }) => duty)
}

function dutiesOf(clause: ReadClause, facts: PlanFacts): DraftDuty[] {
  const flow = flowOf(clause.pieces, bodyStart(clause))
  const state: State = {
    ...inherited(clause, facts),
    passing: null,
    trigger: null,
    topic: topicOf(clause),
    told: [],
    sentence: 0,
  }
  return sentencesOf(flow).flatMap((sentence) => dutiesOfSentence(sentence, state, { clause, flow, facts }))
}

/** A heading is read only where it is the order itself: 「加強門禁管制：…」 without further clauses. */
const bodyStart = (clause: ReadClause): number => {
  if (clause.heading === null) return 0
  return !clause.hasChildren && startsAsOrder.test(clause.heading) ? 0 : clause.headingLength
}

const topicOf = (clause: ReadClause): string => (clause.heading ?? '').replaceAll(/\s/g, '')

/** Who and when, as the headings above say. */
function inherited(clause: ReadClause, facts: PlanFacts): Pick<State, 'owners' | 'ownersExternal' | 'timing'> {
  const state: Pick<State, 'owners' | 'ownersExternal' | 'timing'> = { owners: [], ownersExternal: false, timing: null }
  for (let each: ReadClause | null = clause; each; each = each.parent) {
    const heading = (each.heading ?? '').replaceAll(/\s/g, '')
    if (heading === '') continue
    const subject = subjectsIn(heading)[0]
    if (state.owners.length === 0 && subject && subject.at <= 2) state.owners = subject.names
    const timing = timingIn(heading, facts.period, facts.year)
    if (state.timing === null && timing?.lasting) state.timing = timing.timing
  }
  return state
}

type Place = { clause: ReadClause; flow: Flow; facts: PlanFacts }

function dutiesOfSentence(sentence: Sentence, state: State, place: Place): DraftDuty[] {
  state.sentence += 1
  state.trigger = null
  state.told = []
  if (!sentence.continues) state.timing = inherited(place.clause, place.facts).timing
  if (refersElsewhere.test(sentence.phrases.map((phrase) => phrase.text).join(','))) return []
  return sentence.phrases.flatMap((phrase, index) =>
    splitPhrase(phrase, index === 0).flatMap((part) => dutiesOfPart(part, state, place)),
  )
}

function dutiesOfPart(part: Phrase, state: State, place: Place): DraftDuty[] {
  const text = withoutRemarks(part.text)
  const subjects = subjectsIn(text)
  const found = timingIn(text, place.facts.period, place.facts.year)
  if (found?.lasting) state.timing = found.timing
  if (!/^[並且]/.test(text)) state.passing = null
  const timing = found?.timing ?? state.passing
  state.passing = timing !== null && !found?.lasting ? timing : null
  const trigger = triggerIn(text)
  if (trigger)
    state.trigger = state.trigger && trigger.end >= text.length ? `${state.trigger},${trigger.text}` : trigger.text
  else if (triggerOnly(text)) state.trigger = text
  const silent = trigger ? (at: number) => at >= trigger.start && at < trigger.end : () => triggerOnly(text)
  const actions = actionsIn(text, state.topic).filter((action) => !silent(action.at))
  state.topic = /^(?:針對|對於|對|就|有關|關於)/.test(text) && actions.length === 0 ? text : topicOf(place.clause)
  const drafts = actions.flatMap((action) => draft(action, { part, text, subjects, timing }, state, place) ?? [])
  carrySubject(subjects, state)
  return drafts
}

function carrySubject(subjects: readonly Subject[], state: State): void {
  const last = subjects.findLast((subject) => !subject.external || !subject.byRequest)
  if (!last || (last.names.length > 0 && last.names.every(isExternal) && last.byRequest)) return
  state.owners = last.names
  state.ownersExternal = last.external
}

type PartFacts = { part: Phrase; text: string; subjects: readonly Subject[]; timing: DutyTiming | null }

function draft(action: ActionMatch, said: PartFacts, state: State, place: Place): DraftDuty | null {
  const { part } = said
  const subject = said.subjects.findLast((each) => each.at <= action.at)
  if (subject?.external && subject.byRequest && action.words.action === 'protective_measure') return null
  const owners = subject && !(subject.external && subject.byRequest) ? subject.names : state.owners
  const base = {
    clause: place.clause.label,
    mode: modeOf(action, said, state),
    action: action.words.action,
    owners,
    timing: timingOf(action, said, state),
    trigger: state.trigger,
    recipients: [] as Recipient[],
    text: place.flow.text.slice(part.start, part.end),
    span: spanOf(place.flow, part.start, part.end),
    confidence: confidenceOf(action, subject !== undefined, place.clause),
    ownersSaid: subject !== undefined,
    timingSaid: said.timing !== null,
    sentence: state.sentence,
    copyOnly: false,
  }
  if (base.action === 'notify' || (base.action === 'liaison' && state.trigger !== null))
    return told(base, subject ?? null, action, state, part)
  return base
}

/** To tell somebody needs somebody; telling one's own staff is awareness. */
function told(
  base: DraftDuty,
  subject: Subject | null,
  action: ActionMatch,
  state: State,
  part: Phrase,
): DraftDuty | null {
  const actor = subject && subject.at < action.at ? (subject.names[0] ?? null) : null
  const { recipients, relays } = toldIn(part.text, actor, state.told)
  if (base.action === 'liaison' && recipients.length === 0) return base
  if (recipients.length === 0 && !(state.trigger !== null && /通報|反映|函報|陳報|回報|報案|報警/.test(action.word)))
    return null
  if (recipients.length > 0 && recipients.every(({ name }) => isOwnStaff(name)))
    return state.trigger === null ? { ...base, action: 'awareness', mode: 'scheduled' } : null
  state.told.push(...recipients)
  const owners =
    relays.length > 0 && !(subject && !relays.includes(subject.names[0] ?? ''))
      ? [...base.owners.slice(0, 1), ...relays]
      : base.owners
  return {
    ...base,
    action: 'notify',
    mode: 'conditional',
    recipients,
    owners: specific(owners),
    copyOnly: recipients.every((r) => r.role === 'copy'),
  }
}

const isOwnStaff = (name: string): boolean => /(同仁|員工|職員|教職員工?|師生|所屬|民眾|全體人員)$/.test(name)

const always = /隨時|24小時|二十四小時|全天候|全時|日夜|持續|密切|嚴防|經常/

function modeOf(action: ActionMatch, said: PartFacts, state: State): ProposedDuty['mode'] {
  const { words, pair } = action
  if (words.mode === 'conditional' || state.trigger !== null) return 'conditional'
  const watched = ['protective_measure', 'inspection', 'duty_roster', 'collect_intelligence', 'liaison']
  if (always.test(said.text) && watched.includes(words.action)) return 'standing'
  return pair?.mode ?? words.mode
}

const rightAway: readonly string[] = ['notify', 'corrective_action', 'investigate', 'liaison']

function timingOf(action: ActionMatch, said: PartFacts, state: State): DutyTiming {
  const { words } = action
  if (said.timing !== null && !(said.timing === 'immediately' && !rightAway.includes(words.action) && state.timing))
    return said.timing
  if (words.timing === 'daily' && state.timing === null) return 'daily'
  if (words.mode === 'standing' && state.timing === 'before_holiday') return 'unspecified'
  return state.timing ?? words.timing ?? 'unspecified'
}

function confidenceOf(action: ActionMatch, ownerSaid: boolean, clause: ReadClause): number {
  const word = action.pair === null ? 0.8 : 0.65
  const owner = ownerSaid ? 0.12 : 0
  const mission = clause.concept === 'mission' || clause.parent?.concept === 'mission' ? 0.25 : 0
  return Math.round((word + owner - mission) * 100) / 100
}
