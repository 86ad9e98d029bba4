import type { DocumentImage, DocumentImages } from '#domain/document.ts'
import type { OutcomeReport } from '#domain/outcome-report/outcome-report.ts'
import { chartPictureOf } from '#server/platform/chart-picture.ts'
import type { Files } from '#server/platform/files.ts'
import { photographPictureOf } from '#server/platform/photograph-picture.ts'
import { chartImage, photographImage } from './outcome-parts.document.ts'

/** The pictures that the document names; photographs are read and made small one after the other. */
export async function outcomePictures({ charts, photographs }: OutcomeReport, files: Files): Promise<DocumentImages> {
  const images = new Map<string, DocumentImage>()
  for (const chart of charts) images.set(chartImage(chart.key), await chartPictureOf(chart))
  for (const [index, photograph] of photographs.entries()) {
    const bytes: Uint8Array[] = []
    for (const { sha256 } of photograph.files) bytes.push(await files.get(sha256))
    images.set(photographImage(index), await photographPictureOf(bytes))
  }
  return images
}
