import { z } from 'zod'
import { type MediaType, StoredFile } from '#domain/file/file.ts'
import { type Files, sha256Of } from '#server/platform/files.ts'
import type { Exposing } from '#server/platform/http.ts'
import { newId } from '#server/platform/id.ts'
import { checkEvidenceFile } from '#server/platform/images.ts'
import { addFile, showFile } from './file.operations.ts'

export function fileHttp({ exposeUpload, exposeDownload }: Exposing, files: Files): void {
  exposeUpload('POST /files', addFile, {
    fields: z.object({}),
    output: StoredFile,
    prepare: async ({ bytes, name }) => {
      const checked = await checkEvidenceFile(bytes, name)
      const sha256 = await files.put(checked.bytes)
      const mediaType = checked.mediaType as z.infer<typeof MediaType>
      const receivedSha256 = sha256Of(bytes)
      return { id: newId(), name, mediaType, size: checked.bytes.byteLength, sha256, receivedSha256 }
    },
  })
  exposeDownload('GET /files/:id', showFile, {
    input: z.object({ id: z.uuid() }),
    render: async ({ sha256, mediaType, name }) => ({
      bytes: await files.get(sha256),
      mediaType,
      name,
      inline: mediaType.startsWith('image/'),
    }),
  })
}
