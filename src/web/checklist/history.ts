/** What is on the screen, and the way back. */
export type Past<Thing> = { now: Thing; before: readonly Thing[]; after: readonly Thing[]; mark: string; at: number }

const longest = 200
const pauseMs = 1500

export const begin = <Thing>(now: Thing): Past<Thing> => ({ now, before: [], after: [], mark: '', at: 0 })

/** Writing in one place without a pause is one step; `mark` names the place. */
export function step<Thing>(past: Past<Thing>, now: Thing, mark: string, at: number): Past<Thing> {
  if (now === past.now) return past
  const goesOn = mark !== '' && mark === past.mark && at - past.at < pauseMs
  return { now, before: goesOn ? past.before : [...past.before, past.now].slice(-longest), after: [], mark, at }
}

export function back<Thing>(past: Past<Thing>): Past<Thing> {
  const now = past.before.at(-1)
  if (now === undefined) return past
  return { now, before: past.before.slice(0, -1), after: [past.now, ...past.after], mark: '', at: 0 }
}

export function forward<Thing>(past: Past<Thing>): Past<Thing> {
  const [now, ...after] = past.after
  if (now === undefined) return past
  return { now, before: [...past.before, past.now], after, mark: '', at: 0 }
}
