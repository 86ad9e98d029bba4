/** What one log may cost, whatever is in it. Two gigabytes in all, of which the table may have this much. */
export const memoryMb = 1300
export const longestMs = 30 * 60_000
/** An archive may swell to so many times its size, and never beyond the largest log that an agency can allow. */
export const unpackingLimits = { largest: 16 * 2 ** 30, ratio: 100, ratioFrom: 10 * 2 ** 20 }
