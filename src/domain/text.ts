import { z } from 'zod'

// Direction marks let a name or sentence show other than it is; control characters break lists and files.
const lineCharacters = /^[^\p{Cc}\u202a-\u202e\u2066-\u2069]*$/u
const proseCharacters = /^(?:[^\p{Cc}\u202a-\u202e\u2066-\u2069]|[\n\r\t])*$/u

/** Text on one line, such as a name or place: composed (NFC), trimmed, at most `max` characters. */
export const optionalLine = (max: number) => z.string().normalize('NFC').trim().max(max).regex(lineCharacters)
export const line = (max: number) => optionalLine(max).min(1)

/** Text in sentences, line breaks allowed. */
export const optionalProse = (max: number) => z.string().normalize('NFC').trim().max(max).regex(proseCharacters)
export const prose = (max: number) => optionalProse(max).min(1)
