import { dateInTaipei, formatRocDate, formatRocDateLong, timeInTaipei } from '#domain/calendar.ts'
import { mediumLabel } from '#domain/confidential-medium/confidential-medium.rules.ts'
import type { OfficialDocument } from '#domain/document.ts'
import { shownPointCode } from '#domain/point/point-code.ts'
import type { Permit, PermitParticulars } from './media-permit.ts'

/** A sentence of the messages by key, with its places filled in. */
type Say = (key: string, parameters?: Record<string, string | number>) => string

export type PermitPaper = {
  agency: { name: string; exercise: boolean }
  madeAt: string
  permit: Permit
  particulars: PermitParticulars
  decisions: readonly { name: string; at: string }[]
}

export const permitAddress = (origin: string, code: string): string => `${origin}/media/permits/c/${code}`

const instantText = (instant: string): string => {
  const at = new Date(instant)
  return `${formatRocDate(dateInTaipei(at))} ${timeInTaipei(at)}`
}

/** What the carrier shows to be handed the thing; without a code where it is not for whoever prints it. */
export function permitSlip(paper: PermitPaper, address: string | null, say: Say): OfficialDocument {
  const { agency, madeAt, permit, particulars, decisions } = paper
  const { act, classification, newCopyNumber, code } = permit
  const isConfidential = classification === 'confidential'
  const line = (key: string, value: string) => ({ label: say(`mediaPermit.column.${key}`), value })
  return {
    title: say('mediaPermit.slip.title', { number: mediumLabel(permit) }),
    kind: say('mediaPermit.slip.kind'),
    agency: agency.name,
    ...(isConfidential && { header: say('officialDocument.class.confidential') }),
    ...(permit.state === 'asked' && { copyMark: say('mediaPermit.slip.notYet') }),
    ...(agency.exercise && { watermark: say('outcome.document.exercise') }),
    meta: [
      line('askedAt', formatRocDateLong(dateInTaipei(new Date(permit.askedAt)))),
      line('number', mediumLabel(permit)),
      line('class', say(`medium.class.${classification}`)),
      line('act', say(`mediaPermit.act.${act}`)),
      ...(newCopyNumber === null ? [] : [line('newCopy', String(newCopyNumber))]),
      line('applicant', permit.applicantName),
      line('carrier', permit.carrierName),
      line('from', instantText(permit.fromAt)),
      line('until', instantText(permit.untilAt)),
    ],
    blocks: [
      { type: 'labelled', label: say('mediaPermit.column.purpose'), text: particulars.purpose },
      { type: 'labelled', label: say('mediaPermit.column.destination'), text: particulars.destination },
      ...decisions.map(({ name, at }) => ({
        type: 'paragraph' as const,
        text: say('mediaPermit.slip.decision', { name, at: instantText(at) }),
      })),
      { type: 'paragraph', text: say('mediaPermit.slip.handOut') },
      { type: 'paragraph', text: say('mediaPermit.slip.takeBack') },
      ...(address && code
        ? [
            { type: 'paragraph' as const, text: say('mediaPermit.slip.code', { code: shownPointCode(code) }) },
            { type: 'image' as const, image: 'code', alt: address, widthMm: 30 },
          ]
        : []),
    ],
    madeAt,
  }
}
