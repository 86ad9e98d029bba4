import { type Law, namesOf } from './law.ts'

/** Laws made ready to be found in texts. */
export type Library = {
  readonly laws: readonly Law[]
  readonly byKey: ReadonlyMap<string, Law>
  readonly byName: ReadonlyMap<string, Law>
  /** Any name of any law, the longest first. */
  readonly anyName: RegExp
}

const literal = (name: string): string => name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Of two laws with the same name the first is meant. */
export function libraryOf(laws: readonly Law[]): Library {
  const byName = new Map<string, Law>()
  for (const law of laws) for (const name of namesOf(law)) if (!byName.has(name)) byName.set(name, law)
  const names = [...byName.keys()].sort((a, b) => b.length - a.length)
  return {
    laws,
    byKey: new Map(laws.map((law) => [law.key, law])),
    byName,
    // A law's rules of enforcement, where they are not known themselves, are not the law.
    anyName: new RegExp(`(?:${names.map(literal).join('|') || '(?!)'})(?!施行細則)`, 'g'),
  }
}
