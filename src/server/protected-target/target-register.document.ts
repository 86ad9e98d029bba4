import { dateInTaipei, formatRocDate } from '#domain/calendar.ts'
import { numbersOf } from '#domain/contact/contact.rules.ts'
import type { OfficialDocument } from '#domain/document.ts'
import type { CalledContact, ProtectedTarget } from '#domain/protected-target/protected-target.ts'

type Say = (key: string, parameters?: Record<string, string | number>) => string
type Printed = {
  agency: { name: string; exercise: boolean }
  targets: readonly ProtectedTarget[]
  contacts: readonly CalledContact[]
  madeAt: string
}

/** 防護目標清冊, for those who may read it. */
export function targetRegisterDocument({ agency, targets, contacts, madeAt }: Printed, say: Say): OfficialDocument {
  const calledFor = (ids: readonly string[]) => contacts.filter(({ id }) => ids.includes(id))
  return {
    title: say('target.document.title'),
    kind: say('target.document.kind'),
    agency: agency.name,
    header: say('target.restricted'),
    meta: [{ label: say('contact.document.madeOn'), value: formatRocDate(dateInTaipei(new Date(madeAt))) }],
    blocks: [
      {
        type: 'table',
        columns: [
          { title: say('target.kind'), width: 3 },
          { title: say('target.name'), width: 6 },
          { title: say('target.responsible'), width: 4 },
          { title: say('target.measures'), width: 7 },
          { title: say('target.contacts'), width: 6 },
        ],
        rows: targets.map((target) => [
          target.kind,
          [target.name, target.place, target.reason].filter(Boolean).join('\n'),
          [target.unitName, target.bodyName].filter(Boolean).join('\n'),
          target.measures
            .map(
              ({ what, state, onDate }) => `${what}　${say(`target.measure.state.${state}`)} ${formatRocDate(onDate)}`,
            )
            .join('\n'),
          calledFor(target.contactIds)
            .map((contact) => [contact.name, ...numbersOf(contact)].join('　'))
            .join('\n'),
        ]),
      },
    ],
    ...(agency.exercise && { watermark: say('outcome.document.exercise') }),
    madeAt,
  }
}
