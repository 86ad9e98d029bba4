/** The list of choices that asks whether something complies. */
export const verdictList = 'verdict'

/** How large a photograph may be elsewhere; here the device scales it down in any case. */
export const pixels = 'max-pixels=2048'

/** How columns name the languages that forms here are written in. */
export const chinese = '中文 (zh)'
export const english = 'English (en)'
