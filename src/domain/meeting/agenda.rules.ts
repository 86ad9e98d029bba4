import type { SealedCounts } from '#domain/sealed-matter/sealed-matter.ts'
import type { AgendaItem, AgendaSource } from './meeting.ts'
import type { Resolution } from './resolution.ts'

type Say = (key: string, parameters?: Record<string, string | number>) => string
type Dated = { date: string; what: string; unitName: string | null }

/** What the records hold for a meeting. */
export type AgendaFacts = {
  /** Not ended, of earlier meetings of the kind, the oldest first. */
  resolutions: readonly Resolution[]
  deficiencies: readonly Dated[]
  events: readonly Dated[]
  duties: readonly Dated[]
  dates: readonly Dated[]
  sealed: SealedCounts | null
}

type Writing = { say: Say; newId: () => string; dateText: (date: string) => string }

const mostLines = 30
const longest = 300

/** The agenda as it writes itself: last time's resolutions first. What is sealed is there as a number alone. */
export function agendaOf(facts: AgendaFacts, writing: Writing): AgendaItem[] {
  const { say, dateText, newId } = writing
  const item = (source: AgendaSource, title: string, lines: readonly string[], more: Partial<AgendaItem> = {}) => ({
    ...{ id: newId(), source, resolutionId: null, unitId: null, title: title.slice(0, 120), text: '', isStruck: false },
    facts: shortened(lines, say),
    ...more,
  })
  const group = (source: 'deficiencies' | 'events' | 'duties' | 'dates', ones: readonly Dated[]): AgendaItem[] =>
    ones.length === 0
      ? []
      : [
          item(
            source,
            say(`meeting.agenda.${source}`, { count: ones.length }),
            ones.map(({ date, what, unitName }) => [dateText(date), unitName, what].filter(Boolean).join('　')),
          ),
        ]
  return [
    ...facts.resolutions.map((one) =>
      item('resolution', say('meeting.agenda.resolution', { text: one.text ?? '' }), resolutionLines(one, writing), {
        resolutionId: one.id,
        unitId: one.unitId,
      }),
    ),
    ...group('deficiencies', facts.deficiencies),
    ...group('events', facts.events),
    ...sealedItems(facts.sealed, say).map((line) => item('sealed', say('meeting.agenda.sealed'), [line])),
    ...group('duties', facts.duties),
    ...group('dates', facts.dates),
  ]
}

const shortened = (lines: readonly string[], say: Say): string[] => [
  ...lines.slice(0, mostLines).map((line) => line.slice(0, longest)),
  ...(lines.length > mostLines ? [say('meeting.agenda.more', { count: lines.length - mostLines })] : []),
]

/** Few of them are not told from none. */
function sealedItems(sealed: SealedCounts | null, say: Say): string[] {
  if (sealed === null) return []
  return sealed.total === null
    ? [say('meeting.agenda.sealedFew', { from: sealed.from })]
    : [say('meeting.agenda.sealedCount', { total: sealed.total })]
}

function resolutionLines({ unitName, dueDate, state, steps }: Resolution, { say, dateText }: Writing): string[] {
  const owed = say('meeting.agenda.owed', { unit: unitName, date: dateText(dueDate) })
  return [
    `${owed}　${say(`resolution.state.${state}`)}`,
    ...steps.flatMap(({ kind, note }) => (note ? [`${say(`resolution.state.${kind}`)}：${note}`] : [])),
  ]
}

const writesItself = ({ source }: AgendaItem): boolean => source !== 'proposal' && source !== 'own'
const sameAs = (item: AgendaItem) => (other: AgendaItem) =>
  item.source === other.source && item.resolutionId === other.resolutionId

/**
 * The agenda written anew over one that an officer has ordered: order, strikes and words of people stay, facts are those
 * of now, what no record says any more is gone, and what is new stands at the end, resolutions first.
 */
export function renewed(current: readonly AgendaItem[], fresh: readonly AgendaItem[]): AgendaItem[] {
  const kept = current.flatMap((item) => {
    if (!writesItself(item)) return [item]
    const now = fresh.find(sameAs(item))
    return now ? [{ ...item, title: now.title, facts: now.facts, unitId: now.unitId }] : []
  })
  const added = fresh.filter((item) => !current.some(sameAs(item)))
  const [resolutions, others] = [added.filter((item) => item.resolutionId), added.filter((item) => !item.resolutionId)]
  return [...resolutions, ...kept, ...others]
}
