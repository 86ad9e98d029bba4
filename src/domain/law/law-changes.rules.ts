import { type Citation, checkCitation, citationsIn, writtenOn } from './citation.ts'
import { type Law, titleOf, versionOn } from './law.ts'
import type { LawChange, LawChanges } from './law-catalogue.ts'
import type { Library } from './library.ts'

type Clause = { label: string; text: string }
export type CitingPlan = { asOf: string; clauses: readonly Clause[] }

type Cited = { citation: Citation; label: string }

const citedIn = ({ clauses }: CitingPlan, library: Library): Map<string, Cited[]> =>
  Map.groupBy(
    clauses.flatMap(({ label, text }) => citationsIn(text, library).map((citation) => ({ citation, label }))),
    ({ citation }) => citation.law.key,
  )

const labelsOf = (cited: readonly Cited[]): string[] => [...new Set(cited.map(({ label }) => label))]

/** What became of the laws that two plans cite between their days, and which of them only one cites. */
export function lawChanges(
  plan: CitingPlan,
  earlier: CitingPlan,
  library: Library,
): Pick<LawChanges, 'changes' | 'added' | 'gone'> {
  const now = citedIn(plan, library)
  const before = citedIn(earlier, library)
  const named = (key: string) => {
    const law = library.byKey.get(key)!
    return { key, title: versionOn(law, plan.asOf)?.title ?? titleOf(law) }
  }
  return {
    changes: [...new Set([...before.keys(), ...now.keys()])]
      .flatMap((key) => {
        const cited = { now: now.get(key) ?? [], before: before.get(key) ?? [] }
        return changesOf(library.byKey.get(key)!, cited, [earlier.asOf, plan.asOf], library)
      })
      .toSorted((a, b) => a.on.localeCompare(b.on)),
    added: [...now]
      .filter(([key]) => !before.has(key))
      .map(([key, cited]) => ({ ...named(key), clauses: labelsOf(cited) })),
    gone: [...before.keys()].filter((key) => !now.has(key)).map(named),
  }
}

type Days = readonly [after: string, until: string]

function changesOf(
  law: Law,
  cited: { now: readonly Cited[]; before: readonly Cited[] },
  days: Days,
  library: Library,
): LawChange[] {
  const [after, until] = days
  const isBetween = (on: string | null): on is string => on !== null && after < on && on <= until
  const all = [...cited.now, ...cited.before]
  const title = versionOn(law, until)?.title ?? titleOf(law)
  const { source } = versionOn(law, until) ?? law.versions.at(-1)!
  const isStale = ({ citation }: Cited) => checkCitation(citation, until).state !== 'right'
  const change = (part: Pick<LawChange, 'state' | 'on' | 'before' | 'now'>, concerned = cited.now): LawChange => ({
    key: law.key,
    title,
    source,
    clauses: labelsOf(concerned),
    stale: labelsOf(concerned.filter(isStale)),
    ...part,
  })
  if (isBetween(law.repealedOn)) {
    const now = writtenOn({ law, title, article: null }, until, library)
    return [change({ state: 'repealed', on: law.repealedOn, before: title, now })]
  }
  const versions = law.versions.flatMap((version, index) => {
    const last = law.versions[index - 1]
    if (!last || !isBetween(version.from)) return []
    const state = last.title === version.title ? ('newVersion' as const) : ('renamed' as const)
    return [{ ...change({ state, on: version.from, before: last.title, now: version.title }), source: version.source }]
  })
  const articles = law.renumberings.flatMap(({ from, on }) => {
    const concerned = all.filter(({ citation }) => citation.article === from)
    const first = concerned[0]
    if (!first || !isBetween(on)) return []
    const { citation } = first
    const was = writtenOn(citation, after, library) ?? citation.title
    const now = writtenOn(citation, until, library)
    return [
      change(
        { state: 'renumbered', on, before: was, now },
        concerned.filter((one) => cited.now.includes(one)),
      ),
    ]
  })
  return [...versions, ...articles]
}
