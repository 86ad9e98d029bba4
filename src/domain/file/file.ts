import { z } from 'zod'

/** A superior's blank form; evidence is never of this kind. */
export const odtMediaType = 'application/vnd.oasis.opendocument.text' as const

export const MediaType = z.enum(['image/jpeg', 'image/png', 'image/webp', 'application/pdf', odtMediaType])

/** A stored file: bytes on disk under their hash, this row beside them. */
export const StoredFile = z
  .object({
    id: z.uuid(),
    name: z.string().max(120),
    mediaType: MediaType,
    size: z.int(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  })
  .meta({ id: 'StoredFile' })
export type StoredFile = z.infer<typeof StoredFile>

export const pieceBytes = 1_048_576

/** A file announced, to be sent in pieces; its id is the device's. */
export const Upload = z
  .object({
    id: z.uuid(),
    name: z.string().min(1).max(255),
    size: z.int().positive(),
    sha256: StoredFile.shape.sha256.nullable(),
  })
  .meta({ id: 'Upload' })
export type Upload = z.infer<typeof Upload>

/** How much is here; `file` once all of it is, was checked and is kept. */
export const UploadState = z.object({ received: z.int(), file: StoredFile.nullable() }).meta({ id: 'UploadState' })
export type UploadState = z.infer<typeof UploadState>

/** At most fifty files on one record (SEC-76). */
export const FileIds = z.array(z.uuid()).max(50)
