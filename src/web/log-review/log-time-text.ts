import { instantText } from '#web/platform/roc-date.ts'

/** A time of a log stands on a clock in Taipei. */
export const logTimeText = (at: string): string => instantText(new Date(`${at}+08:00`).toISOString())
