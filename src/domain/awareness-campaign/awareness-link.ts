import { z } from 'zod'

/** Easy to read out and to copy by hand: no letters that look alike. Thirty-two of them are five bits each. */
export const linkLetters = 'abcdefghjkmnpqrstuvwxyz234567890'
/** 130 bits: nobody guesses one. */
export const linkLength = 26

/** As people type it: in capitals, in groups, with blanks between. */
export const typedSecret = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^a-z\d]/g, '')

export const shownSecret = (secret: string): string => secret.replaceAll(/(.{4})(?=.)/g, '$1-')

/** The four digits that the agency gave somebody who never signs in: the end of a staff number, say. */
export const LinkDigits = z.string().regex(/^\d{4}$/)

/** A personal link as its holder shows it. The secret never stands in an address that a server or proxy writes down. */
export const LinkShown = z.object({ secret: z.string().regex(/^[a-z\d]{1,40}$/), digits: LinkDigits })
export type LinkShown = z.infer<typeof LinkShown>

/** So often digits may be wrong before a link counts no more. */
export const mostWrongDigits = 5
