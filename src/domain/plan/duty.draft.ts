import type { ActionMatch } from './action.reader.ts'
import type { ReadClause } from './clause.reader.ts'
import type { DutyTiming, PlanPeriod, ProposedDuty, Recipient } from './compiled-plan.ts'
import { type Flow, type Phrase, spanOf, writtenWords } from './flow.ts'
import { toldIn } from './recipient.reader.ts'
import type { Subject } from './subject.reader.ts'
import { specific } from './unit.reader.ts'

/** A duty while it is read: it still knows what was said and what was only carried over. */
export type DraftDuty = ProposedDuty & {
  ownersSaid: boolean
  timingSaid: boolean
  sentence: number
  copyOnly: boolean
  ownTell: boolean
}

export type PlanFacts = { period: PlanPeriod | null; year: number | null }

/** What a phrase leaves behind for the next. */
export type State = {
  owners: string[]
  timing: DutyTiming | null
  /** 適時, 立即: goes over to the next part only across 並 */
  passing: DutyTiming | null
  trigger: string | null
  topic: string
  told: Recipient[]
  /** those told in the sentence before, and its number */
  toldBefore: { recipients: Recipient[]; sentence: number }
  /** who, told before, passes it on */
  relayer: string | null
  /** the part before ordered nothing: its time is said of this one */
  idle: boolean
  sentence: number
}

export type Place = { clause: ReadClause; flow: Flow; facts: PlanFacts }

export type PartFacts = { part: Phrase; text: string; subjects: readonly Subject[]; timing: DutyTiming | null }

/** One action found in a phrase as a duty; null where it turns out to be none. */
export function draft(action: ActionMatch, said: PartFacts, state: State, place: Place): DraftDuty | null {
  const { part } = said
  const subject =
    said.subjects.findLast((each) => each.at <= action.at) ??
    said.subjects.find((each) => said.text[each.at - 1] === '由')
  const owners = ownersOf(subject, said.subjects, state)
  const base = {
    clause: place.clause.label,
    mode: modeOf(action, said, state),
    action: action.words.action,
    owners,
    timing: timingOf(action, said, state),
    trigger: state.trigger && writtenWords(state.trigger),
    recipients: [] as Recipient[],
    text: writtenWords(place.flow.text.slice(part.start, part.end)),
    span: spanOf(place.flow, part.start, part.end),
    confidence: confidenceOf(action, subject !== undefined, place.clause),
    ownersSaid: subject !== undefined,
    timingSaid: said.timing !== null,
    sentence: state.sentence,
    copyOnly: false,
    ownTell: false,
  }
  const inCase = state.trigger !== null && (base.action === 'liaison' || base.action === 'status_report')
  if (base.action === 'notify' || inCase) return told(base, subject ?? null, action, state, part)
  return base
}

/** 「秘書室應督促保全人員…」: who sees to it is named beside who does it. */
function ownersOf(subject: Subject | undefined, subjects: readonly Subject[], state: State): string[] {
  if (!subject || (subject.external && subject.byRequest)) return state.owners
  const first = subjects[0]
  const passedOn =
    first && first !== subject && subject.ordered && subject.names.length === 1 && first.names.length === 1
  return passedOn ? [...first.names, ...subject.names] : subject.names
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
  const passesOn =
    actor !== null &&
    /[轉層續彙]/.test(action.word) &&
    state.toldBefore.recipients.some(({ name }) => name.endsWith(actor))
  const before = passesOn ? state.toldBefore.recipients : state.told
  const ownTell =
    actor !== null &&
    !(/[轉層續彙]/.test(action.word) && before.some(({ name }) => name.endsWith(actor))) &&
    !base.text.includes(`由${actor}`) &&
    /^(應|須|需)/.test(part.text.slice(subject?.end ?? 0))
  const { recipients, relays } = toldIn(part.text, ownTell ? null : actor, before, state.relayer)
  if (base.action !== 'notify' && recipients.length === 0) return base
  if (recipients.length === 0 && !(state.trigger !== null && /通報|反映|函報|陳報|回報|報案|報警/.test(action.word)))
    return null
  if (recipients.length > 0 && recipients.every(({ name }) => isOwnStaff(name)))
    return state.trigger === null ? { ...base, action: 'awareness', mode: 'scheduled' } : null
  if (actor !== null && before.some(({ name }) => name.endsWith(actor))) state.relayer = actor
  state.told.push(...recipients)
  const owners =
    relays.length > 0 && !(subject && !relays.includes(subject.names[0] ?? ''))
      ? [...base.owners.slice(0, 1), ...relays]
      : base.owners
  return {
    ...base,
    sentence: passesOn && relays.length > 0 ? state.toldBefore.sentence : base.sentence,
    action: 'notify',
    mode: 'conditional',
    recipients,
    owners: specific(owners),
    copyOnly: recipients.every((recipient) => recipient.role === 'copy'),
    ownTell,
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
  if (words.timing === 'after_period' && (said.timing ?? state.timing) === 'during_period') return 'after_period'
  if (said.timing !== null && !(said.timing === 'immediately' && !rightAway.includes(words.action) && state.timing))
    return said.timing
  if (
    words.timing === 'daily' &&
    (state.timing === null || (words.action === 'status_report' && state.timing === 'during_holiday'))
  )
    return 'daily'
  if (state.trigger !== null && words.mode === 'conditional' && words.action !== 'reward_discipline')
    return state.timing === 'immediately' ? 'immediately' : 'unspecified'
  const past = state.timing === 'before_holiday' || state.timing === 'last_workday'
  if (past && (words.mode === 'standing' || state.trigger !== null)) return 'unspecified'
  return state.timing ?? words.timing ?? 'unspecified'
}

function confidenceOf(action: ActionMatch, ownerSaid: boolean, clause: ReadClause): number {
  const word = action.hint ? 0.4 : action.pair === null ? 0.8 : 0.65
  const owner = ownerSaid ? 0.12 : 0
  const mission = clause.concept === 'mission' || clause.parent?.concept === 'mission' ? 0.25 : 0
  return Math.round((word + owner - mission) * 100) / 100
}
