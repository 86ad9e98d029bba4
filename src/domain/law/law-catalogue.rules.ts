import { Problem } from '#domain/problem.ts'
import { type Law, titleOf, versionOn } from './law.ts'
import type { LawListed, LawOrigin } from './law-catalogue.ts'
import { faultsOfLaw } from './law-faults.rules.ts'
import { type Library, libraryOf } from './library.ts'
import { shippedLibrary } from './shipped-library.ts'

/** The last that the agency said of a law; without content it was taken back. */
export type OwnEntry = { key: string; number: number; content: Omit<Law, 'key'> | null }

const lawOf = ({ key, content }: OwnEntry): Law[] => (content ? [{ key, ...content }] : [])

/** The product's laws, and in their place or beside them what the agency says. */
export function libraryWith(own: readonly OwnEntry[]): Library {
  const said = own.flatMap(lawOf)
  if (said.length === 0) return shippedLibrary
  const keys = new Set(said.map(({ key }) => key))
  return libraryOf([...said, ...shippedLibrary.laws.filter(({ key }) => !keys.has(key))])
}

export function originOf(key: string, own: OwnEntry | undefined): LawOrigin {
  const isShipped = shippedLibrary.byKey.has(key)
  if (!own || (isShipped && !own.content)) return 'shipped'
  return isShipped ? 'overlaid' : 'own'
}

type Counted = { uses: number; stale: number }

export function listedOf(
  law: Law,
  own: OwnEntry | undefined,
  counted: Counted,
  { library, today }: { library: Library; today: string },
): LawListed {
  const version = versionOn(law, today)
  const successor = law.successor === null ? undefined : library.byKey.get(law.successor)
  const origin = originOf(law.key, own)
  return {
    law,
    origin,
    isWithdrawn: origin === 'own' && own!.content === null,
    title: version?.title ?? titleOf(law),
    since: version?.from ?? null,
    successorTitle: successor ? titleOf(successor) : null,
    ...counted,
  }
}

/** Refuses entries after which they themselves, or a law that names one of them as its successor, would be faulty. */
export function checkEntries(entries: readonly OwnEntry[], own: readonly OwnEntry[]): void {
  const keys = new Set(entries.map(({ key }) => key))
  const { laws } = libraryWith([...own.filter(({ key }) => !keys.has(key)), ...entries])
  const concerned = laws.filter(({ key, successor }) => keys.has(key) || (successor !== null && keys.has(successor)))
  const faults = concerned.flatMap((law) =>
    faultsOfLaw(law, laws).filter(({ code }) => keys.has(law.key) || code === 'successorUnknown'),
  )
  if (faults.length > 0) throw new Problem('law.faulty', { faults })
}
