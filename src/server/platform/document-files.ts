import type { z } from 'zod'
import {
  type DocumentFormat,
  type DocumentImages,
  documentFormats,
  type OfficialDocument,
  type PaperLook,
  plainText,
} from '#domain/document.ts'
import { headerText } from './document-layout.ts'
import { writeDocx } from './docx.ts'
import type { Address, Download, Exposing } from './http.ts'
import { paperLogo } from './logo-picture.ts'
import { writeOdt } from './odt.ts'
import { writePdf } from './pdf.ts'
import type { Op } from './work.ts'

type Writer = {
  mediaType: string
  write: (document: OfficialDocument, images?: DocumentImages) => Uint8Array | Promise<Uint8Array>
}

/** What stands on every page of the others, such as 密 or 【演練】, stands here once. */
const withHeader = (document: OfficialDocument): string =>
  [headerText(document), plainText(document)].filter(Boolean).join('\n')

/** One writer for each ending: every document comes in every format. */
const writers: Record<DocumentFormat, Writer> = {
  odt: { mediaType: 'application/vnd.oasis.opendocument.text', write: writeOdt },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    write: writeDocx,
  },
  pdf: { mediaType: 'application/pdf', write: async (document, images) => (await writePdf(document, images)).bytes },
  txt: { mediaType: 'text/plain; charset=utf-8', write: (document) => Buffer.from(withHeader(document)) },
}

/** Under its title, which may be anything that was typed. */
async function fileOf(document: OfficialDocument, images: DocumentImages, format: DocumentFormat): Promise<Download> {
  const { mediaType, write } = writers[format]
  const name = `${document.title}.${format}`.replaceAll(/[/\\]/g, '')
  return { bytes: await write(document, images), mediaType, name, inline: false }
}

type Shapes<I extends z.ZodObject, O> = {
  input: I
  document: (found: O, origin: () => string) => OfficialDocument
  images?: (found: O, origin: () => string) => Promise<DocumentImages>
}

/** What was kept with its look keeps it; all else looks as the agency's papers do today. */
type Found<O> = { found: O; look: PaperLook }

/** A document at one address for each format: `GET /plans/:id/outcome-report` is there as .odt, .docx, .pdf and .txt. */
export function exposeDocument<I extends z.ZodObject, O>(
  { exposeDownload, dressing }: Pick<Exposing, 'exposeDownload' | 'dressing'>,
  address: Address,
  operation: Op<z.infer<I>, O>,
  { input, document, images = async () => new Map() }: Shapes<I, O>,
): void {
  const withLook: Op<z.infer<I>, Found<O>> = {
    ...operation,
    run: async (work, asked) => ({ found: await operation.run(work, asked), look: await dressing.lookOf(work) }),
  }
  for (const format of documentFormats)
    exposeDownload(`${address}.${format}`, withLook, {
      input,
      render: async ({ found, look }, origin) => {
        const paper = { look, ...document(found, origin) }
        const shown = new Map([...(await images(found, origin)), ...(await paperLogo(paper, dressing.files))])
        return fileOf(paper, shown, format)
      },
    })
}
