import { z } from 'zod'

export const MediaType = z.enum(['image/jpeg', 'image/png', 'image/webp', 'application/pdf'])

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

/** At most fifty files on one record (SEC-76). */
export const FileIds = z.array(z.uuid()).max(50)
