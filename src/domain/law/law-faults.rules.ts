import { type Law, namesOf, titleOf } from './law.ts'

export const lawFaultCodes = [
  'sourceMissing',
  'untilBeforeFrom',
  'versionsOverlap',
  'repealedBeforeFrom',
  'titleTaken',
  'successorUnknown',
  'successorCircular',
] as const
export type LawFaultCode = (typeof lawFaultCodes)[number]

/** What keeps a law out of the library, and about what: a title, two that collide, the laws on the way round. */
export type LawFault = { code: LawFaultCode; about: string[] }

/** Versions in the order of their days; one whose beginning nobody knows is the first. */
export const inOrder = <L extends Pick<Law, 'versions' | 'renumberings'>>(law: L): L => ({
  ...law,
  versions: law.versions.toSorted((a, b) => (a.from ?? '').localeCompare(b.from ?? '')),
  renumberings: law.renumberings.toSorted((a, b) => a.on.localeCompare(b.on)),
})

/** All that is wrong with a law among others; one of the same key among them is the one whose place it takes. */
export function faultsOfLaw(law: Law, laws: readonly Law[]): LawFault[] {
  const others = laws.filter(({ key }) => key !== law.key)
  return [...faultsOfVersions(law), ...faultsOfNames(law, others), ...faultsOfSuccessor(law, others)]
}

function faultsOfVersions({ versions, repealedOn }: Law): LawFault[] {
  const faults: LawFault[] = []
  for (const [index, { title, from, until, source }] of versions.entries()) {
    if (source === '') faults.push({ code: 'sourceMissing', about: [title] })
    if (until !== null && from !== null && until < from) faults.push({ code: 'untilBeforeFrom', about: [title] })
    const next = versions[index + 1]
    if (next && (next.from === null || until === null || next.from <= until))
      faults.push({ code: 'versionsOverlap', about: [title, next.title] })
  }
  const last = versions.at(-1)!
  if (repealedOn !== null && last.from !== null && repealedOn < last.from)
    faults.push({ code: 'repealedBeforeFrom', about: [last.title] })
  return faults
}

const faultsOfNames = (law: Law, others: readonly Law[]): LawFault[] =>
  namesOf(law).flatMap((name) => {
    const other = others.find((one) => namesOf(one).includes(name))
    return other ? [{ code: 'titleTaken' as const, about: [name, titleOf(other)] }] : []
  })

function faultsOfSuccessor(law: Law, others: readonly Law[]): LawFault[] {
  const byKey = new Map(others.map((one) => [one.key, one]))
  const way = [law]
  for (let key = law.successor; key !== null; ) {
    if (key === law.key) return [{ code: 'successorCircular', about: way.map(titleOf) }]
    const next = byKey.get(key)
    if (!next) return way.length === 1 ? [{ code: 'successorUnknown', about: [key] }] : []
    if (way.includes(next)) return []
    way.push(next)
    key = next.successor
  }
  return []
}
