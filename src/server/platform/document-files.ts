import type { OfficialDocument } from '#domain/document.ts'
import type { Download } from './http.ts'
import { writeOdt } from './odt.ts'
import { writePdf } from './pdf.ts'

/** A document as it is handed out in either format, under its title. */
export const odtFile = async (document: OfficialDocument): Promise<Download> => ({
  bytes: writeOdt(document),
  mediaType: 'application/vnd.oasis.opendocument.text',
  name: `${document.title}.odt`,
  inline: false,
})

export const pdfFile = async (document: OfficialDocument): Promise<Download> => ({
  bytes: (await writePdf(document)).bytes,
  mediaType: 'application/pdf',
  name: `${document.title}.pdf`,
  inline: false,
})
