import type { Told } from '#domain/incident/report-facts.rules.ts'
import type { Say } from '#domain/incident/report-words.ts'
import type { SealedEntry, SealedMatter } from '#domain/sealed-matter/sealed-matter.ts'

type Entry = Told['entries'][number]
type Notice = Told['incident']['notices'][number]

/** What the forms know of a timeline; the rest of it is no business of theirs. */
function entryOf({ id, kind, text, enteredAt, enteredByName, handOver }: SealedEntry): Entry[] {
  const entry = { id, at: enteredAt, text, byName: enteredByName ?? '', detail: {}, corrects: null, files: [] }
  if (kind === 'measure' || kind === 'closed') return [{ ...entry, kind }]
  if (!handOver?.receipt) return []
  const { authority, receipt } = handOver
  return [{ ...entry, kind: 'receipt', detail: { receipt: { authority, number: receipt } } }]
}

/** To hand over is to tell as well. */
function noticeOf({ id, enteredByName, notice, handOver }: SealedEntry, say: Say): Notice[] {
  const told = { id, toldBy: enteredByName ?? '', isVoid: false }
  if (notice) return [{ ...told, ...notice }]
  if (!handOver) return []
  const { authority, officer, at, receipt } = handOver
  const handed = {
    authority,
    recipient: say(`route.authority.${authority}`),
    means: 'inPerson',
    stage: 'first',
  } as const
  return [{ ...told, ...handed, toldAt: at, answeredBy: officer, remark: receipt }]
}

/** Who reported it told ethics by that, unless it concerns all of them. */
const reportNotice = ({ id, reportedAt, clocks }: SealedMatter, say: Say): Notice[] =>
  clocks.some(({ authority, metAt }) => authority === 'ethicsOffice' && metAt === reportedAt)
    ? [
        {
          ...{ id, authority: 'ethicsOffice', recipient: say('route.authority.ethicsOffice'), means: 'platform' },
          ...{ stage: 'first', toldAt: reportedAt, toldBy: '', answeredBy: '', remark: '', isVoid: false },
        },
      ]
    : []

/** An open matter as the forms of any event know one. Who said so is no part of it, nor is anybody whom it concerns told. */
export function reportedOf(matter: SealedMatter, say: Say) {
  const { number, kinds, flags, cyberSeverity, what, place, occurredAt, knownAt, closedAt, entries, barred } = matter
  const tellings = matter.says.tellings.filter(({ authority }) => !barred.includes(authority))
  return {
    incident: {
      ...{ number, kinds, flags, cyberSeverity, what, place, occurredAt, knownAt },
      ...{ unitName: null, handedOver: null, controlledAt: closedAt, confidentiality: 'confidential' },
      state: closedAt === null ? 'open' : 'closed',
      notices: [...reportNotice(matter, say), ...entries.flatMap((entry) => noticeOf(entry, say))],
    },
    says: { ...matter.says, tellings },
    clocks: matter.clocks
      .filter(({ authority }) => authority === null || !barred.includes(authority))
      .map((clock) => ({ ...clock, supersededAt: null })),
    entries: entries.flatMap(entryOf),
    reports: matter.reports,
  } satisfies Told & Pick<SealedMatter, 'says' | 'reports'>
}
