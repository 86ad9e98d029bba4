import { type Citation, checkCitation, citationsIn, writtenOn } from './citation.ts'
import type { CitingPlace, Judged, LawUse } from './law-catalogue.ts'
import type { Library } from './library.ts'

/** Words of the product or the agency in which laws may be cited, and the day by which they were written. */
export type CitingText = Pick<LawUse, 'linkId' | 'title' | 'label' | 'day'> & { place: CitingPlace; text: string }

const judgedOn = (citation: Citation, day: string, library: Library): Judged => {
  const finding = checkCitation(citation, day)
  return {
    state: finding.state,
    on: finding.state === 'right' ? null : finding.on,
    written: writtenOn(citation, day, library),
  }
}

/** Every use of every law, each judged by its own day and by today; by the law's key. */
export function usesIn(texts: Iterable<CitingText>, library: Library, today: string): Map<string, LawUse[]> {
  const uses = new Map<string, LawUse[]>()
  for (const { text, ...where } of texts)
    for (const citation of citationsIn(text, library)) {
      const use = {
        ...where,
        cited: text.slice(citation.start, citation.end),
        onItsDay: judgedOn(citation, where.day, library),
        today: judgedOn(citation, today, library),
      }
      const { key } = citation.law
      const known = uses.get(key)
      if (known) known.push(use)
      else uses.set(key, [use])
    }
  return uses
}
