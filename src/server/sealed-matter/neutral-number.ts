import { randomInt } from 'node:crypto'

/** No letters that look or sound alike. */
const letters = 'ACDEFGHJKLMNPQRTUVWXY34679'

const group = (): string => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')

/** By what a matter is called outside: forty bits of chance, since a running number would tell how many there are. */
export const neutralNumber = (): string => `M-${group()}-${group()}`
