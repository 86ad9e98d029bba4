import { z } from 'zod'
import { Law } from './law.ts'
import data from './law-library.json' with { type: 'json' }
import { libraryOf } from './library.ts'

/** The file's shape, in which laws are also taken in and given out. */
export const LawFile = z.strictObject({ laws: z.array(Law).max(2000) })

/** The laws that come with the product. */
export const shippedLibrary = libraryOf(LawFile.parse(data).laws)
