import { classificationMark } from '#domain/incident/classification.rules.ts'
import { Problem } from '#domain/problem.ts'

/** As they stand by themselves: passports of many countries, permits of both sides, identity cards. */
const alone = [
  /(?<![A-Z\d])[A-Z][12898]\d{8}(?!\d)/iu,
  /(?<![A-Z\d])[A-Z]{1,2}\d{7,9}(?!\d)/iu,
  /(?<!\d)[1-9]\d{8}(?!\d)/u,
  /(?<!\d)[1-9]\d{16}[\dX](?!\d)/iu,
]
/** As they stand behind their name. */
const named = /(?:護照|台胞證|臺胞證|通行證|回鄉證|身分證|身份證|居留證|passport)[^\dA-Z]{0,12}[A-Z]{0,2}\d{6,}/iu

const dates = /\d{2,4}[-./年]\d{1,2}[-./月]\d{1,2}日?|\d{1,2}:\d{2}/gu

/** Digits written apart, or in full width, are the same number; those of a day or an hour are none. */
const closed = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(dates, '、')
    .replaceAll(/(?<=[\dA-Z])[ \-‐–]+(?=\d)/giu, '')

/** Whether a text bears what looks like the number of a passport, permit or identity card. */
export const hasIdentityNumber = (text: string): boolean => {
  const read = closed(text)
  return named.test(read) || alone.some((pattern) => pattern.test(read))
}

/** Neither numbers of passports nor what is above 密 is taken; the refusal repeats nothing of it. */
export function checkText(...texts: string[]): void {
  if (texts.some(hasIdentityNumber)) throw new Problem('travel.identity_number')
  const mark = classificationMark(texts.join('\n'))
  if (mark !== null) throw new Problem('travel.mark_in_text', { mark })
}
