import { dateInTaipei, formatRocDate } from '#domain/calendar.ts'
import { kindsInOrder } from '#domain/contact/contact.rules.ts'
import type { Contact } from '#domain/contact/contact.ts'
import type { Block, OfficialDocument } from '#domain/document.ts'

type Say = (key: string, parameters?: Record<string, string | number>) => string
type Printed = { agency: { name: string; exercise: boolean }; contacts: readonly Contact[]; madeAt: string }

/** The telephone list for the guard's desk: every number that may be called on this day. */
export function contactListDocument({ agency, contacts, madeAt }: Printed, say: Say): OfficialDocument {
  const date = formatRocDate(dateInTaipei(new Date(madeAt)))
  return {
    title: say('contact.document.title'),
    kind: say('contact.document.kind'),
    agency: agency.name,
    meta: [{ label: say('contact.document.madeOn'), value: date }],
    blocks: [
      { type: 'paragraph', text: say('contact.document.hint') },
      ...kindsInOrder.flatMap((kind): Block[] => {
        const ofKind = contacts.filter((contact) => contact.kind === kind)
        return ofKind.length === 0 ? [] : [tableOf(say(`contact.kind.${kind}`), ofKind, say)]
      }),
    ],
    ...(agency.exercise && { watermark: say('outcome.document.exercise') }),
    madeAt,
  }
}

const tableOf = (caption: string, contacts: readonly Contact[], say: Say): Block => ({
  type: 'table',
  caption,
  columns: [
    { title: say('contact.name'), width: 4 },
    { title: say('contact.dayTelephone'), width: 3 },
    { title: say('contact.nightTelephone'), width: 3 },
    { title: say('contact.document.more'), width: 4 },
  ],
  rows: contacts.map((contact) => [
    [contact.name, contact.post].filter(Boolean).join('\n'),
    contact.dayTelephone,
    contact.nightTelephone,
    moreOf(contact, say),
  ]),
})

const moreOf = ({ fax, mail, platform, remark, verifiedAt, state }: Contact, say: Say): string =>
  [
    fax && say('contact.document.fax', { fax }),
    mail,
    platform,
    remark,
    verifiedAt && say('contact.document.verified', { date: formatRocDate(dateInTaipei(new Date(verifiedAt))) }),
    state === 'wrongNumber' && say('contact.state.wrongNumber'),
    state === 'unverified' && say('contact.state.unverified'),
  ]
    .filter(Boolean)
    .join('\n')
