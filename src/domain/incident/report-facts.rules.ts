import type { Incident } from '#domain/incident/incident.ts'
import type { IncidentClock } from '#domain/incident/incident-clock.ts'
import { voidOf } from '#domain/incident/incident-entry.rules.ts'
import type { IncidentEntry, IncidentEntryKind } from '#domain/incident/incident-entry.ts'
import type { Authority } from '#domain/route/authority.ts'
import type { IncidentFlag } from '#domain/route/route.ts'
import { isRunning } from './clock-book.rules.ts'
import type { ReportSource } from './report-forms.ts'
import { joined, kindsSaid, rocInstant, type Say } from './report-words.ts'

/** What a paper tells of: an ordinary event, or a sealed matter with its envelope open. */
export type Told = {
  incident: Pick<
    Incident,
    | 'number'
    | 'unitName'
    | 'kinds'
    | 'flags'
    | 'cyberSeverity'
    | 'confidentiality'
    | 'handedOver'
    | 'what'
    | 'place'
    | 'occurredAt'
    | 'knownAt'
    | 'controlledAt'
    | 'state'
    | 'notices'
  >
  clocks: readonly Pick<IncidentClock, 'step' | 'authority' | 'dueAt' | 'metAt' | 'endedAt' | 'supersededAt'>[]
  entries: readonly Omit<IncidentEntry, 'recordedAt'>[]
}
/** Where the agency draws the line: people of a crowd, loss in ten thousands. */
export type Thresholds = { people: number; loss: number }
type Saying = { say: Say; thresholds: Thresholds }

/** Entries that nobody has said did not happen. */
const standing = ({ entries }: Pick<Told, 'entries'>): Told['entries'][number][] => {
  const isVoid = voidOf(entries)
  return entries.filter(({ id }) => !isVoid.has(id))
}

const ofKinds = (told: Told, ...kinds: IncidentEntryKind[]): Told['entries'][number][] =>
  standing(told)
    .filter(({ kind }) => kinds.includes(kind))
    .toSorted((one, other) => one.at.localeCompare(other.at))

export const noticesThatStand = ({ incident }: Pick<Told, 'incident'>) =>
  incident.notices.filter(({ isVoid }) => !isVoid)

/** What was done, the first first. */
export const measuresOf = (told: Told): Told['entries'][number][] => ofKinds(told, 'measure', 'controlled')

const firstTold = (told: Told, authority: Authority): string => {
  const at = noticesThatStand(told).find((notice) => notice.authority === authority)?.toldAt
  return at ? rocInstant(at) : ''
}

const instantOrNone = (instant: string | null): string => (instant ? rocInstant(instant) : '')

export const flagSaid = (flag: IncidentFlag, { say, thresholds }: Saying): string =>
  say(`route.flag.${flag}`, thresholds)

function nextDueOf({ clocks }: Told, say: Say): string {
  const next = clocks.filter(isRunning).toSorted((one, other) => one.dueAt.localeCompare(other.dueAt))[0]
  if (!next) return ''
  const whom = next.authority ? say(`route.authority.${next.authority}`) : ''
  const what = `${say(`route.step.${next.step}`)}${whom}`
  return say('incidentReport.due', { at: rocInstant(next.dueAt), what })
}

const filling: Record<ReportSource, (told: Told, saying: Saying) => string> = {
  kinds: ({ incident }, { say }) => kindsSaid(incident, say),
  occurredAt: ({ incident }) => rocInstant(incident.occurredAt),
  knownAt: ({ incident }) => rocInstant(incident.knownAt),
  place: ({ incident }) => incident.place,
  flags: ({ incident }, saying) => joined(incident.flags.map((flag) => flagSaid(flag, saying))),
  what: ({ incident }) => incident.what,
  files: (told) => joined(standing(told).flatMap(({ files }) => files.map(({ name }) => name))),
  receipts: (told, { say }) =>
    joined(
      standing(told).flatMap(({ detail: { receipt } }) =>
        receipt ? `${say(`route.authority.${receipt.authority}`)} ${receipt.number}` : [],
      ),
    ),
  measures: (told, { say }) =>
    measuresOf(told)
      .map(({ at, text, byName }) => say('incidentReport.line', { at: rocInstant(at), text, who: byName }))
      .join('\n'),
  state: ({ incident }, { say }) => say(`incident.state.${incident.state}`),
  headToldAt: (told) => firstTold(told, 'agencyHead'),
  superiorToldAt: (told) => firstTold(told, 'superiorEthicsOffice'),
  stationTold: (told, { say }) =>
    noticesThatStand(told)
      .filter(({ authority }) => authority === 'mjibStation')
      .map(({ toldAt, answeredBy }) => say('incidentReport.stationLine', { at: rocInstant(toldAt), who: answeredBy }))
      .join('\n'),
  nextDue: (told, { say }) => nextDueOf(told, say),
  closingReport: (told) => ofKinds(told, 'closed').at(-1)?.text ?? '',
  unit: ({ incident }) => incident.unitName ?? '',
  severity: ({ incident: { kinds, cyberSeverity } }, { say }) => {
    if (cyberSeverity !== null) return say('incidentReport.level', { level: cyberSeverity })
    return kinds.includes('cyberIncident') ? say('incidentReport.levelUnknown') : ''
  },
  controlledAt: ({ incident }) => instantOrNone(incident.controlledAt),
}

/** What the card knows for a field; empty where it knows nothing yet. */
export const filledFrom = (source: ReportSource, told: Told, saying: Saying): string => filling[source](told, saying)
