import { z } from 'zod'

/** HH:MM */
export const TimeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)

export const isAscending = (times: readonly string[]): boolean =>
  times.every((time, index) => index === 0 || times[index - 1]! < time)

/** The times of a day at which a report is owed, in order, each once. */
export const StatusTimes = z.array(TimeOfDay).min(1).max(8).refine(isAscending)
