import { z } from 'zod'
import { pieceBytes, type StoredFile, Upload, UploadState } from '#domain/file/file.ts'
import { Problem } from '#domain/problem.ts'
import { type Files, sha256Of } from '#server/platform/files.ts'
import { displayName, type Exposing, type PerformAs } from '#server/platform/http.ts'
import { checkEvidenceFile } from '#server/platform/images.ts'
import { beginUpload, countReceived, findUpload, finishUpload } from './upload.operations.ts'
import type { Arriving } from './upload.store.ts'

/** Files in pieces: announced, continued wherever it broke off, and known once all of it is there and was checked. */
export function uploadHttp({ exposeSteps }: Exposing, files: Files): void {
  exposeSteps('POST /uploads', 'upload.begin', {
    input: Upload,
    output: UploadState,
    run: async (perform, input) => {
      const begun = await perform(beginUpload, { ...input, name: displayName(input.name) })
      if (begun.file) return { received: input.size, file: begun.file }
      for (const place of begun.expired) await files.pieces.remove(place)
      return stateOf(perform, files, begun.upload)
    },
  })
  exposeSteps('PUT /uploads/:id', 'upload.receive', {
    input: z.object({ id: z.uuid(), offset: z.coerce.number().int().min(0) }),
    output: UploadState,
    takesBytes: true,
    run: async (perform, { id, offset }, bytes) => {
      const { upload, file } = await perform(findUpload, { id })
      if (!upload) return { received: offset + bytes.byteLength, file }
      const received = offset + bytes.byteLength
      if (offset !== upload.received) throw new Problem('upload.offset', { received: upload.received })
      if (bytes.byteLength > pieceBytes || received > upload.size) throw new Problem('too_large')
      await files.pieces.write(upload.place, offset, bytes)
      await perform(countReceived, { id, before: offset, received })
      return stateOf(perform, files, { ...upload, received })
    },
  })
}

async function stateOf(perform: PerformAs, files: Files, upload: Arriving): Promise<UploadState> {
  if (upload.received < upload.size) return { received: upload.received, file: null }
  try {
    return { received: upload.size, file: await fileOf(perform, files, upload) }
  } catch (error) {
    // What is no file here will not become one by asking again: it would have to be sent anew.
    if (error instanceof Problem) await startAgain(perform, upload)
    throw error
  }
}

const startAgain = (perform: PerformAs, { id, received }: Arriving) =>
  perform(countReceived, { id, before: received, received: 0 })

async function fileOf(
  perform: PerformAs,
  files: Files,
  { id, name, size, sha256, place }: Arriving,
): Promise<StoredFile> {
  const bytes = await files.pieces.read(place, size).catch(() => new Uint8Array())
  const receivedSha256 = sha256Of(bytes)
  if (bytes.byteLength < size || (sha256 !== null && sha256 !== receivedSha256)) throw new Problem('upload.damaged')
  const checked = await checkEvidenceFile(bytes, name)
  const { mediaType } = checked
  const stored = await files.put(checked.bytes)
  const file = { id, name, mediaType, size: checked.bytes.byteLength, sha256: stored, receivedSha256 }
  const added = await perform(finishUpload, file)
  await files.pieces.remove(place)
  return added
}
