import { dateInTaipei, formatRocDate } from '#domain/calendar.ts'
import type { OfficialDocument } from '#domain/document.ts'
import { mediumLabel } from './confidential-medium.rules.ts'
import type { Medium } from './confidential-medium.ts'

/** A sentence of the messages by key, with its places filled in. */
type Say = (key: string, parameters?: Record<string, string | number>) => string

type Printed = { agency: { name: string; exercise: boolean }; madeAt: string }

/** The key of the picture of the code on a slip. */
export const slipCode = 'code'

export const mediumAddress = (origin: string, code: string): string => `${origin}/media/c/${code}`

const dressed = ({ agency, madeAt }: Printed, isConfidential: boolean, say: Say) => ({
  agency: agency.name,
  ...(isConfidential && { header: say('officialDocument.class.confidential') }),
  ...(agency.exercise && { watermark: say('outcome.document.exercise') }),
  madeAt,
})

/** 機密媒體清冊, of what the one who prints it may see. */
export function registerDocument(
  { media, ...printed }: Printed & { media: readonly Medium[] },
  say: Say,
): OfficialDocument {
  const column = (key: string, width: number) => ({ title: say(`medium.column.${key}`), width })
  return {
    title: say('medium.register.title'),
    kind: say('medium.register.title'),
    meta: [
      { label: say('medium.register.printedOn'), value: formatRocDate(dateInTaipei(new Date(printed.madeAt))) },
      { label: say('medium.register.count'), value: String(media.length) },
    ],
    blocks: [
      {
        type: 'table',
        columns: [
          ...[column('number', 4), column('kind', 3), column('class', 2), column('unit', 3)],
          ...[column('keeper', 3), column('place', 4), column('state', 2), column('remark', 4)],
        ],
        rows: media.map((medium) => [
          ...[mediumLabel(medium), say(`medium.kind.${medium.kind}`), say(`medium.class.${medium.classification}`)],
          ...[medium.unitName, medium.keeperName, medium.pointName, say(`medium.state.${medium.state}`), ''],
        ]),
      },
      { type: 'signature', lines: [say('medium.register.signatures')] },
    ],
    ...dressed(
      printed,
      media.some(({ classification }) => classification === 'confidential'),
      say,
    ),
  }
}

/** What is fastened to the thing: its number, and the code that leads back to it. */
export function mediumSlip(
  { medium, ...printed }: Printed & { medium: Medium },
  address: string,
  say: Say,
): OfficialDocument {
  const line = (key: string, value: string) => ({ label: say(`medium.column.${key}`), value })
  return {
    title: say('medium.slip.title', { number: mediumLabel(medium) }),
    kind: say('medium.slip.kind'),
    meta: [
      line('number', mediumLabel(medium)),
      line('class', say(`medium.class.${medium.classification}`)),
      line('kind', say(`medium.kind.${medium.kind}`)),
      line('unit', medium.unitName),
      line('keeper', medium.keeperName),
    ],
    blocks: [
      { type: 'image', image: slipCode, alt: address, caption: say('medium.slip.code'), widthMm: 30 },
      { type: 'paragraph', text: say('medium.slip.found') },
    ],
    ...dressed(printed, medium.classification === 'confidential', say),
  }
}
