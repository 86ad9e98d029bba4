/** The board's own page, which is outside the gate. */
export const wallAddress = '/watch/board'
