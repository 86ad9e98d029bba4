import { actionsIn, hintIn, usualCharacters } from './action.reader.ts'
import type { ReadClause } from './clause.reader.ts'
import type { DutyTiming, ProposedDuty } from './compiled-plan.ts'
import { type DraftDuty, draft, type Place, type PlanFacts, type State } from './duty.draft.ts'
import { mergeDuties } from './duty.merge.ts'
import { flowOf, type Phrase, type Sentence, sentencesOf, withoutRemarks } from './flow.ts'
import { splitPhrase } from './phrase.reader.ts'
import { type Subject, subjectsIn } from './subject.reader.ts'
import { type Row, rowsOf } from './table.reader.ts'
import { timingIn } from './timing.reader.ts'
import { triggerIn, triggerOnly } from './trigger.reader.ts'
import { isExternal } from './unit.reader.ts'

const silentConcepts = new Set(['basis', 'purpose', 'period', 'scope'])
const refersElsewhere =
  /比照|準用|悉依|同前項|未規定者|未盡事宜|如有未盡|奉核定後|核定後實施|核定後施行|(?:核准|核可|同意|陳核|公布)後(?:實施|施行|生效)|簽奉核|修正時亦同/
const startsAsOrder =
  /^(加強|落實|強化|實施|辦理|執行|嚴格|嚴密|召開|定期|不定期|確實|做好|持續|督導|檢查|配合|建立|防範|提升|嚴防|注意|規劃)/

export function isSilent(clause: ReadClause): boolean {
  for (let each: ReadClause | null = clause; each; each = each.parent)
    if (each.level <= 2 && each.concept !== null && silentConcepts.has(each.concept)) return true
  return false
}

export function readDuties(clauses: readonly ReadClause[], facts: PlanFacts): ProposedDuty[] {
  const drafts = clauses.flatMap((clause) => (isSilent(clause) ? [] : mergeDuties(dutiesOf(clause, facts))))
  return drafts.map(({ ownersSaid: _o, timingSaid: _t, sentence: _s, copyOnly: _c, ownTell: _w, ...duty }) => duty)
}

function dutiesOf(clause: ReadClause, facts: PlanFacts): DraftDuty[] {
  if ((clause.kind === 'annex' && clause.hasChildren) || isCase(clause)) return []
  const rows = rowsOf(clause)
  const tabular = rows !== null && (clause.kind === 'row' || clause.pieces.some((piece) => /[\t|]/.test(piece.text)))
  const prose = tabular
    ? clause.pieces.filter((piece) => clause.kind !== 'row' && !/[\t|]/.test(piece.text))
    : clause.pieces
  const flow = flowOf(prose, bodyStart(clause))
  const state = freshState(clause, facts)
  const read = sentencesOf(flow).flatMap((sentence) => dutiesOfSentence(sentence, state, { clause, flow, facts }))
  const found = [...read, ...(rows ?? []).flatMap((row) => dutiesOfRow(row, clause, facts))]
  return found.length > 0 || clause.hasChildren ? found : likelyDuty({ clause, flow, facts })
}

const ordersSomething = /應(?!變)|須|務必|請(?!願)|責成|指派|責由|指定|負責|一律|由/

/** A clause that orders something in words of its own is given the likeliest duty, for a person to judge. */
function likelyDuty(place: Place): DraftDuty[] {
  const state = freshState(place.clause, place.facts)
  for (const sentence of sentencesOf(place.flow)) {
    if (!ordersSomething.test(sentence.phrases.map(({ text }) => text).join(','))) continue
    const parts = sentence.phrases.flatMap((phrase, index) => splitPhrase(phrase, index === 0))
    for (const part of parts) {
      const text = usualCharacters(withoutRemarks(part.text))
      const hint = ordersSomething.test(text) && !refersElsewhere.test(text) ? hintIn(text) : null
      const subjects = subjectsIn(text)
      const timing = timingIn(text, place.facts.period, place.facts.year)?.timing ?? null
      const duty = hint && draft(hint, { part, text, subjects, timing }, state, place)
      if (duty) return [duty]
      carrySubject(subjects, state)
    }
  }
  return []
}

const freshState = (clause: ReadClause, facts: PlanFacts): State => ({
  ...inherited(clause, facts),
  passing: null,
  trigger: null,
  topic: topicOf(clause),
  told: [],
  toldBefore: { recipients: [], sentence: 0 },
  relayer: null,
  idle: false,
  sentence: 0,
})

/** A row of a duty table says who and when in cells of their own. */
function dutiesOfRow(row: Row, clause: ReadClause, facts: PlanFacts): DraftDuty[] {
  const flow = flowOf(row.work)
  const state = freshState(clause, facts)
  const timing = timingIn(row.time, facts.period, facts.year)
  if (row.owners.length > 0) state.owners = row.owners
  state.timing = timing?.timing ?? state.timing
  const rowTiming = state.timing
  return sentencesOf(flow).flatMap((sentence) => {
    state.owners = row.owners.length > 0 ? row.owners : state.owners
    const drafts = dutiesOfSentence({ ...sentence, continues: true, item: false }, state, { clause, flow, facts })
    return drafts.map((duty) => ({
      ...duty,
      owners: row.owners.length > 0 ? row.owners : duty.owners,
      timing: duty.timingSaid ? duty.timing : (rowTiming ?? duty.timing),
    }))
  })
}

/** 「行政室應逐日查驗監視設備:」 */
const ordersInHeading = /^(?!.*(?:下列|如下|以下|事項|注意|措施)).{2,12}(?:應|須|務必).{4,}/

/** A heading is read only where it is the order itself: 「加強門禁管制：…」 without further clauses. */
const bodyStart = (clause: ReadClause): number => {
  if (clause.heading === null) return 0
  const isOrder = clause.hasChildren ? ordersInHeading.test(clause.heading) : startsAsOrder.test(clause.heading)
  return isOrder ? 0 : clause.headingLength
}

const topicOf = (clause: ReadClause): string => (clause.heading ?? '').replaceAll(/\s/g, '')

/** 「各課下班前應完成下列事項:」: the sentence that its list completes. */
function leadIn(clause: ReadClause): string {
  const words = clause.pieces.slice(-4).map((piece) => piece.text)
  const sentence = words.join('').trimEnd().split(/[。;]/).at(-1) ?? ''
  return sentence.length < 120 && /:$|下列|以下|如下|左列/.test(sentence) ? sentence.replace(/:$/, '') : ''
}

/** 「有下列情形之一者」: what the list names are cases, not orders. */
const isCase = (clause: ReadClause): boolean =>
  clause.parent !== null &&
  /(?:下列|以下|左列)(?:[^,]{0,8}(?:情事|情形|狀況|情況|事件|案件|事故|徵候)|各款|各項情)(?:之一)?(?:者|時|,|$|發生|應)/.test(
    clause.parent.heading ?? leadIn(clause.parent),
  )

/** Who and when, as the headings above say. */
function inherited(clause: ReadClause, facts: PlanFacts): Pick<State, 'owners' | 'timing'> {
  const state: Pick<State, 'owners' | 'timing'> = { owners: [], timing: null }
  for (let each: ReadClause | null = clause; each; each = each.parent) {
    const words = each.heading ?? (each === clause ? '' : leadIn(each))
    for (const phrase of words.replaceAll(/\s/g, '').split(',')) takeOver(phrase, state, facts)
  }
  return state
}

function takeOver(words: string, state: Pick<State, 'owners' | 'timing'>, facts: PlanFacts): void {
  if (words === '') return
  const subject = subjectsIn(words)[0]
  if (state.owners.length === 0 && subject && subject.at <= 2) state.owners = subject.names
  const timing = timingIn(words, facts.period, facts.year)
  if (state.timing === null && timing?.lasting) state.timing = timing.timing
}

function dutiesOfSentence(sentence: Sentence, state: State, place: Place): DraftDuty[] {
  state.toldBefore = { recipients: state.told, sentence: state.sentence }
  state.sentence += 1
  state.trigger = null
  state.told = []
  state.relayer = null
  state.passing = null
  state.idle = false
  const above = inherited(place.clause, place.facts)
  if (!sentence.continues) state.timing = above.timing
  if (sentence.item && above.owners.length > 0) state.owners = above.owners
  const whole = sentence.phrases.map((phrase) => phrase.text).join(',')
  if (refersElsewhere.test(whole) || /^本(?:計畫|要點|方案|規定|作業)[^,]{0,60}(?:依|係|適用|所稱)/.test(whole))
    return []
  const parts = sentence.phrases.flatMap((phrase, index) => splitPhrase(phrase, index === 0))
  const drafts = parts.flatMap((part, index) => dutiesOfPart(part, state, place, index === parts.length - 1))
  const due = dueOf(parts.at(-1)?.text ?? '', place.facts)
  return due === null ? drafts : drafts.map((duty) => (duty.timing === 'unspecified' ? { ...duty, timing: due } : duty))
}

/** 「…，於10月8日以前辦畢」: the time is said last. */
const dueOf = (text: string, facts: PlanFacts): DutyTiming | null =>
  /(?:辦畢|完成|完竣|辦妥|辦竣|竣事)$/.test(text) ? (timingIn(text, facts.period, facts.year)?.timing ?? null) : null

function dutiesOfPart(part: Phrase, state: State, place: Place, isLast: boolean): DraftDuty[] {
  const plain = withoutRemarks(part.text)
  const text = usualCharacters(plain)
  const subjects = subjectsIn(plain)
  const trigger = triggerIn(text, isLast)
  const timing = timingOfPart(text, trigger !== null, state, place.facts)
  if (trigger)
    state.trigger = state.trigger && trigger.end >= text.length ? `${state.trigger},${trigger.text}` : trigger.text
  else if (triggerOnly(text)) state.trigger = text
  const silent = trigger ? (at: number) => at >= trigger.start && at < trigger.end : () => triggerOnly(text)
  const actions = actionsIn(text, state.topic).filter((action) => !silent(action.at))
  state.topic = actions.length === 0 && isTopic(text) ? text : topicOf(place.clause)
  const drafts = actions.flatMap((action) => draft(action, { part, text, subjects, timing }, state, place) ?? [])
  carrySubject(subjects, state)
  state.idle = actions.length === 0 && !isPause.test(text)
  return drafts
}

/** Its own time, or what the part before hands over: 立即 through a whole case, 適時 only across 並. */
function timingOfPart(text: string, opensCase: boolean, state: State, facts: PlanFacts): DutyTiming | null {
  const read = timingIn(text, facts.period, facts.year)
  const found = read?.weak && state.timing !== null ? null : read
  if (found?.lasting) state.timing = found.timing
  const inCase = state.trigger !== null && state.passing === 'immediately'
  if (!inCase && !state.idle && (opensCase || !/^[並且]/.test(text))) state.passing = null
  if (found) state.passing = found.lasting ? null : found.timing
  return found?.timing ?? state.passing
}

const isPause = /^.{0,3}$|[時者後]$/

/** Words that only say what the next phrase is about. */
const isTopic = (text: string): boolean =>
  /^(?:針對|對於|對|就|有關|關於)/.test(text) || !/應|須|請|並|由|將|若|如/.test(text)

function carrySubject(subjects: readonly Subject[], state: State): void {
  const last = subjects.findLast((subject) => !subject.external || !subject.byRequest)
  if (!last || (last.names.length > 0 && last.names.every(isExternal) && last.byRequest)) return
  state.owners = last.names
}
