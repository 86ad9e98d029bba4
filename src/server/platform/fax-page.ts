import { cleaned } from '#domain/document.ts'
import type { FaxPage } from '#domain/fax-page.ts'
import { setPdf } from './pdf.ts'

/** One A4 page, its type as large as the page allows. */
export async function writeFaxPage(given: FaxPage): Promise<Uint8Array<ArrayBuffer>> {
  const page = cleaned(given)
  const made = new Date(page.madeAt)
  const madeAt = { year: made.getUTCFullYear(), month: made.getUTCMonth() + 1, day: made.getUTCDate() }
  return (await setPdf('fax-page', { ...page, madeAt }, [])).bytes
}
