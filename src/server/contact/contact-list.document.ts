import { dateInTaipei, formatRocDate } from '#domain/calendar.ts'
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
    blocks: [{ type: 'paragraph', text: say('contact.document.hint') }, tableOf(contacts, say)],
    ...(agency.exercise && { watermark: say('outcome.document.exercise') }),
    madeAt,
  }
}

const tableOf = (contacts: readonly Contact[], say: Say): Block => ({
  type: 'table',
  columns: [
    { title: say('contact.kind'), width: 3 },
    { title: say('contact.name'), width: 5 },
    { title: say('contact.dayTelephone'), width: 4 },
    { title: say('contact.nightTelephone'), width: 4 },
    { title: say('contact.document.more'), width: 7 },
  ],
  rows: contacts.map((contact) => [
    say(`contact.kind.${contact.kind}`),
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
