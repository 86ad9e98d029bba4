import { dateInTaipei, formatRocDate, timeInTaipei } from '#domain/calendar.ts'
import type { ContactDrill, ContactDrillEntry } from '#domain/contact/contact-drill.ts'
import type { OfficialDocument } from '#domain/document.ts'

type Say = (key: string, parameters?: Record<string, string | number>) => string
type Recorded = { drill: ContactDrill; agency: { name: string; exercise: boolean }; madeAt: string }

const momentOf = (instant: string): string =>
  `${formatRocDate(dateInTaipei(new Date(instant)))} ${timeInTaipei(new Date(instant))}`

/** The record of a contact drill: who was called, at which number, when, and what came of it. */
export function contactDrillDocument({ drill, agency, madeAt }: Recorded, say: Say): OfficialDocument {
  const { planTitle, startedAt, startedByName, endedAt, endedByName, entries } = drill
  const count = (state: ContactDrillEntry['state']) => entries.filter((entry) => entry.state === state).length
  return {
    title: say('contact.drill.document.title'),
    kind: say('contact.drill'),
    agency: agency.name,
    meta: [
      { label: say('contact.drill.plan'), value: planTitle },
      { label: say('contact.drill.started'), value: `${momentOf(startedAt)}　${startedByName}` },
      {
        label: say('contact.drill.ended'),
        value: endedAt ? `${momentOf(endedAt)}　${endedByName}` : say('contact.drill.underWay'),
      },
      {
        label: say('contact.outcome'),
        value: say('contact.drill.evidence', {
          size: entries.length,
          answered: count('answered'),
          notAnswered: count('notAnswered'),
        }),
      },
    ],
    blocks: [
      {
        type: 'table',
        columns: [
          { title: say('contact.kind'), width: 2 },
          { title: say('contact.name'), width: 4 },
          { title: say('contact.outcome'), width: 2 },
          { title: say('contact.drill.document.calls'), width: 6 },
        ],
        rows: entries.map((entry) => rowOf(entry, say)),
      },
      { type: 'paragraph', text: say('contact.drill.document.sign') },
    ],
    ...(agency.exercise && { watermark: say('outcome.document.exercise') }),
    madeAt,
  }
}

const rowOf = ({ contact, state, calls }: ContactDrillEntry, say: Say): string[] => [
  say(`contact.kind.${contact.kind}`),
  [contact.name, contact.post].filter(Boolean).join('\n'),
  say(`contact.drill.state.${state}`),
  calls
    .toReversed()
    .map(({ madeAt, telephone, outcome, madeByName, note }) =>
      [momentOf(madeAt), telephone, say(`contact.outcome.${outcome}`), madeByName, note].filter(Boolean).join('　'),
    )
    .join('\n'),
]
