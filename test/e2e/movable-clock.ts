/** Runs like any clock, from where the test sets it. */
export function movableClock(start: string) {
  let ahead = Date.parse(start) - Date.now()
  return {
    now: () => new Date(Date.now() + ahead),
    ahead: () => ahead,
    moveTo: (instant: string) => {
      ahead = Date.parse(instant) - Date.now()
    },
  }
}
export type MovableClock = ReturnType<typeof movableClock>
