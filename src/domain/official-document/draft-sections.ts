import { formatRocDateLong } from '#domain/calendar.ts'
import type { Deficiency } from '#domain/deficiency/deficiency.ts'

export type ToldDeficiency = Deficiency & { photographs: readonly string[] }

/** 115年2月11日 */
export const dayText = (date: string): string => formatRocDateLong(date).replace('中華民國', '')

export const distinct = (names: readonly string[]): string[] => [...new Set(names)]

/** What is told within one item or sentence stands on one line. */
export const onOneLine = (text: string): string => text.replace(/\s*\n\s*/g, '；')
