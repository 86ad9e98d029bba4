import type { DocumentImage, DocumentImages } from '#domain/document.ts'
import { type PhotographsOnPaper, photographed } from '#domain/off-duty-check/off-duty-list.document.ts'
import type { Files } from '#server/platform/files.ts'
import { photographPictureOf } from '#server/platform/photograph-picture.ts'

/** Those of one item side by side; read and made small one after the other. */
export async function offDutyPictures(paper: PhotographsOnPaper, files: Files): Promise<DocumentImages> {
  const images = new Map<string, DocumentImage>()
  for (const { picture, fileIds } of photographed(paper)) {
    const bytes: Uint8Array[] = []
    for (const id of fileIds.slice(0, 2)) bytes.push(await files.get(paper.files.get(id)!.sha256))
    images.set(picture, await photographPictureOf(bytes))
  }
  return images
}
