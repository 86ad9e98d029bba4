import type { Duty } from '#domain/duty/duty.ts'
import { bareWords, matchClauses, movedAmong } from './clause-match.rules.ts'
import type { Clause } from './plan.ts'
import type { ClauseChange, DutyFate } from './plan-revision.ts'
import { wordDifference } from './word-difference.ts'

/** A plan's text with what was read from it or decided about it. */
export type Reading = { text: string; clauses: readonly Clause[]; duties: readonly Duty[] }

export type Revision = {
  kept: Clause[]
  added: Clause[]
  removed: Clause[]
  keptDuties: Duty[]
  addedDuties: Duty[]
  changes: ClauseChange[]
}

/** Said of a duty that the words no longer order. */
export type Reasons = { clauseGone: string; wordsGone: string }

/**
 * The new text taken over into the old one's clauses and duties. A clause whose words stay keeps all that was decided
 * about it, wherever it stands now; changed words are read anew, and an officer decides about that clause again.
 * `origins` says which old clause each new one is, where that is known.
 */
export function revisionOf(
  before: Reading,
  after: Reading,
  reasons: Reasons,
  origins?: readonly (string | null)[],
): Revision {
  const matches = origins
    ? origins.map((id) => (id === null ? null : placeOf(before.clauses, id)))
    : matchClauses(before.clauses, after.clauses)
  const moved = movedAmong(matches)
  const parts = after.clauses.map((clause, at) => {
    const match = matches[at] ?? null
    const old = match === null ? null : before.clauses[match]!
    return old ? continued(old, clause, before, after, reasons, moved.has(at)) : begun(clause, after)
  })
  const continuedIds = new Set(matches.flatMap((match) => (match === null ? [] : [before.clauses[match]!.id])))
  const gone = before.clauses
    .filter((clause) => !continuedIds.has(clause.id))
    .map((clause) => ended(clause, before, reasons))
  return {
    kept: parts.flatMap(({ kept }) => kept),
    added: parts.flatMap(({ added }) => added),
    removed: gone.map(({ clause }) => clause),
    keptDuties: [...parts.flatMap(({ keptDuties }) => keptDuties), ...gone.flatMap(({ duties }) => duties)],
    addedDuties: parts.flatMap(({ addedDuties }) => addedDuties),
    changes: withGone(
      parts.map(({ change }, at) => ({ change, old: matches[at] ?? null })),
      gone.map(({ change, clause }) => ({ change, old: before.clauses.indexOf(clause) })),
    ),
  }
}

const placeOf = (clauses: readonly Clause[], id: string): number | null => {
  const at = clauses.findIndex((clause) => clause.id === id)
  return at < 0 ? null : at
}

/** What is gone stands where it stood: after the nearest clause before it that is still there. */
function withGone(
  rows: readonly { change: ClauseChange; old: number | null }[],
  gone: readonly { change: ClauseChange; old: number }[],
): ClauseChange[] {
  const list = [...rows]
  for (const one of gone) {
    const before = Math.max(-1, ...list.flatMap(({ old }) => (old !== null && old < one.old ? [old] : [])))
    list.splice(list.findIndex(({ old }) => old === before) + 1, 0, one)
  }
  return list.map(({ change }) => change)
}

type Part = { kept: Clause[]; added: Clause[]; keptDuties: Duty[]; addedDuties: Duty[]; change: ClauseChange }

const dutiesOf = ({ duties }: Reading, clause: Clause): Duty[] => duties.filter((duty) => duty.clauseId === clause.id)

function begun(clause: Clause, after: Reading): Part {
  const addedDuties = dutiesOf(after, clause)
  return {
    kept: [],
    added: [clause],
    keptDuties: [],
    addedDuties,
    change: {
      change: 'added',
      isMoved: false,
      beforeId: null,
      afterId: clause.id,
      beforeLabel: null,
      afterLabel: clause.label,
      heading: clause.heading,
      words: clause.text ? [{ kind: 'added', text: clause.text }] : [],
      duties: addedDuties.map((duty) => fateOf(duty, 'added')),
    },
  }
}

function ended(clause: Clause, before: Reading, { clauseGone }: Reasons) {
  const open = dutiesOf(before, clause).filter((duty) => duty.status !== 'dismissed')
  const change: ClauseChange = {
    change: 'removed',
    isMoved: false,
    beforeId: clause.id,
    afterId: null,
    beforeLabel: clause.label,
    afterLabel: null,
    heading: clause.heading,
    words: clause.text ? [{ kind: 'removed', text: clause.text }] : [],
    duties: open.map((duty) => fateOf(duty, 'dropped')),
  }
  return { clause, change, duties: open.map((duty) => dropped(duty, clauseGone)) }
}

function continued(
  old: Clause,
  now: Clause,
  before: Reading,
  after: Reading,
  reasons: Reasons,
  isMoved: boolean,
): Part {
  const isSame = bareWords(old.text) === bareWords(now.text)
  const read = dutiesOf(after, now)
  const known = dutiesOf(before, old)
  const { keptDuties, addedDuties, fates } = isSame
    ? unchangedDuties(known, read)
    : changedDuties(known, read, { before: before.text, after: after.text }, reasons)
  return {
    kept: [
      {
        ...now,
        id: old.id,
        version: old.version,
        originId: old.originId,
        noDutyReason: isSame ? old.noDutyReason : null,
      },
    ],
    added: [],
    keptDuties,
    addedDuties: addedDuties.map((duty) => ({ ...duty, clauseId: old.id })),
    change: {
      change: isSame ? 'same' : 'changed',
      isMoved,
      beforeId: old.id,
      afterId: now.id,
      beforeLabel: old.label,
      afterLabel: now.label,
      heading: now.heading,
      words: isSame ? [] : wordDifference(old.text, now.text),
      duties: fates,
    },
  }
}

type Outcome = { keptDuties: Duty[]; addedDuties: Duty[]; fates: DutyFate[] }

const fateOf = ({ id, what }: Duty, fate: DutyFate['fate']): DutyFate => ({ fate, dutyId: id, what })
const byPlace = (a: Duty, b: Duty): number => (a.spanStart ?? 0) - (b.spanStart ?? 0)
const isRead = (duty: Duty): boolean => duty.spanStart !== null
const dropped = (duty: Duty, reason: string): Duty => ({ ...duty, status: 'dismissed', dismissalReason: reason })
const placed = (duty: Duty, { spanStart, spanEnd, position }: Duty): Duty => ({ ...duty, spanStart, spanEnd, position })

/** The same words are read in the same way: only where they stand is new. */
function unchangedDuties(known: readonly Duty[], read: readonly Duty[]): Outcome {
  const [olds, news] = [known.filter(isRead).sort(byPlace), [...read].sort(byPlace)]
  const places = new Map(olds.map((duty, at) => [duty.id, olds.length === news.length ? news[at] : undefined]))
  const keptDuties = known.map((duty) => {
    const place = places.get(duty.id)
    return place ? placed(duty, place) : { ...duty, spanStart: null, spanEnd: null }
  })
  const inForce = known.filter((duty) => duty.status !== 'dismissed')
  return { keptDuties, addedDuties: [], fates: inForce.map((duty) => fateOf(duty, 'kept')) }
}

type Texts = { before: string; after: string }

/**
 * In a clause that reads otherwise now, an officer decides anew: the same words and those of the same action are
 * proposed again with who and what proof as decided before; what is gone is dismissed and stays listed.
 */
function changedDuties(known: readonly Duty[], read: readonly Duty[], texts: Texts, { wordsGone }: Reasons): Outcome {
  const outcome: Outcome = { keptDuties: [], addedDuties: [], fates: [] }
  const left = [...read].sort(byPlace)
  const take = (test: (duty: Duty) => boolean): Duty | undefined => {
    const at = left.findIndex(test)
    return at < 0 ? undefined : left.splice(at, 1)[0]
  }
  const wordsOf = (duty: Duty, text: string) => bareWords(text.slice(duty.spanStart ?? 0, duty.spanEnd ?? 0))
  const keep = (duty: Duty, fate: DutyFate['fate']) => {
    outcome.keptDuties.push(duty)
    outcome.fates.push(fateOf(duty, fate))
  }
  const others: Duty[] = []
  for (const duty of known.toSorted(byPlace)) {
    if (!isRead(duty)) {
      if (duty.status === 'dismissed') outcome.keptDuties.push(duty)
      else keep(duty, 'kept')
      continue
    }
    const words = wordsOf(duty, texts.before)
    const same = take((one) => one.action === duty.action && wordsOf(one, texts.after) === words)
    if (!same) others.push(duty)
    else if (duty.status === 'dismissed') outcome.keptDuties.push(placed(duty, same))
    else keep({ ...placed(duty, same), status: 'proposed' }, 'changed')
  }
  for (const duty of others) {
    const again = take((one) => one.action === duty.action)
    if (again) keep(proposedAgain(duty, again), 'changed')
    else if (duty.status === 'dismissed') outcome.keptDuties.push({ ...duty, spanStart: null, spanEnd: null })
    else keep(dropped({ ...duty, spanStart: null, spanEnd: null }, wordsGone), 'dropped')
  }
  outcome.addedDuties.push(...left)
  outcome.fates.push(...left.map((duty) => fateOf(duty, 'added')))
  return outcome
}

const proposedAgain = (duty: Duty, read: Duty): Duty => ({
  ...read,
  id: duty.id,
  clauseId: duty.clauseId,
  originId: duty.originId,
  version: duty.version,
  unitIds: String(read.owners) === String(duty.owners) ? duty.unitIds : read.unitIds,
  evidence: duty.evidence,
  checklistKinds: duty.checklistKinds,
})
