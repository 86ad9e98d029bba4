import { type Law, titleOf } from './law.ts'
import { libraryWith, type OwnEntry } from './law-catalogue.rules.ts'
import type { LawImportPreview } from './law-catalogue.ts'
import { faultsOfLaw } from './law-faults.rules.ts'
import type { LawsRead } from './law-table.ts'

const isSame = (one: Law, other: Law | undefined): boolean => JSON.stringify(one) === JSON.stringify(other)

/** What an import would keep and what it would not, each fault by its row. Nothing that hangs on a faulty law is kept. */
export function previewOf(
  { laws, rowOf, faults, unknownColumns }: LawsRead,
  own: readonly (OwnEntry & { fileId: string | null })[],
): LawImportPreview {
  const byKey = new Map(own.map((entry) => [entry.key, entry]))
  const { byKey: known } = libraryWith(own)
  const changed = laws.filter((law) => !isSame(law, known.get(law.key)))
  const { kept, faults: more } = faultless(changed, own)
  const titles = new Map(laws.map((law) => [law.key, titleOf(law)]))
  return {
    kept: kept.map((law) => {
      const { key, ...content } = law
      const entry = byKey.get(key)
      return {
        entry: { key, content, lastNumber: entry?.number ?? 0, fileId: entry?.fileId ?? null },
        title: titleOf(law),
        change: known.has(key) ? ('changed' as const) : ('added' as const),
        versionsBefore: known.get(key)?.versions.length ?? 0,
      }
    }),
    same: laws.length - changed.length,
    faults: [
      ...faults,
      ...more.map(({ law, fault: { code, about } }) => ({
        row: rowOf.get(law.key) ?? 0,
        title: titleOf(law),
        code,
        about: about.map((one) => titles.get(one) ?? one),
      })),
    ].toSorted((a, b) => a.row - b.row),
    unknownColumns,
  }
}

type Found = { law: Law; fault: ReturnType<typeof faultsOfLaw>[number] }

/** Taken out one round after the other, for a law whose successor is not kept cannot be kept either. */
function faultless(laws: readonly Law[], own: readonly OwnEntry[]): { kept: readonly Law[]; faults: Found[] } {
  const keys = new Set(laws.map(({ key }) => key))
  const entries = laws.map(({ key, ...content }) => ({ key, number: 0, content }))
  const all = libraryWith([...own.filter(({ key }) => !keys.has(key)), ...entries]).laws
  const faults = laws.flatMap((law) => faultsOfLaw(law, all).map((fault) => ({ law, fault })))
  if (faults.length === 0) return { kept: laws, faults }
  const faulty = new Set(faults.map(({ law }) => law))
  const rest = faultless(
    laws.filter((law) => !faulty.has(law)),
    own,
  )
  return { kept: rest.kept, faults: [...faults, ...rest.faults] }
}
