import type { IsoDate } from '#domain/calendar.ts'
import type { Contractor, ContractorEntry, ContractorFault, ContractorPerson } from '#domain/contractor/contractor.ts'
import type { ContractorPaper } from '#domain/contractor/contractor-paper.ts'
import type { Acting } from '#domain/person/person.rules.ts'
import { mayKeep } from '#domain/point/point.rules.ts'
import { Problem } from '#domain/problem.ts'

type Paper = Pick<ContractorPaper, 'kind' | 'personId' | 'hasClause' | 'fromDate' | 'untilDate' | 'endedOn'>
type Looked = {
  contractor: Pick<Contractor, 'withdrawnOn' | 'declaresNoBannedProduct'>
  people: readonly Pick<ContractorPerson, 'id' | 'leftOn'>[]
  papers: readonly Paper[]
}

/** What is missing today; a firm that no longer works here owes nothing. */
export function contractorFaults({ contractor, people, papers }: Looked, today: IsoDate): ContractorFault[] {
  if (contractor.withdrawnOn !== null) return []
  const standing = papers.filter(({ endedOn }) => endedOn === null)
  const good = standing.filter(({ fromDate, untilDate }) => fromDate <= today && (untilDate ?? today) >= today)
  const contracts = good.filter(({ kind }) => kind === 'contract')
  const bound = new Set(good.filter(({ kind }) => kind === 'undertaking').map(({ personId }) => personId))
  const faults: Record<ContractorFault, boolean> = {
    contractMissing: contracts.length === 0,
    clauseMissing: contracts.some(({ hasClause }) => hasClause === false),
    undertakingMissing: people.some(({ id, leftOn }) => leftOn === null && !bound.has(id)),
    paperExpired: standing.some(({ untilDate }) => untilDate !== null && untilDate < today),
    productUndeclared: !contractor.declaresNoBannedProduct,
  }
  return (Object.keys(faults) as ContractorFault[]).filter((fault) => faults[fault])
}

type Unit = { name: string; abolishedOn: string | null }
type Around = { unit: Unit | undefined; kinds: readonly string[] }

/** A firm that is added, or one that is changed to this. */
export function checkContractor(actor: Acting, entry: Omit<ContractorEntry, 'id'>, { unit, kinds }: Around): void {
  if (!mayKeep(actor, entry.unitId)) throw new Problem('contractor.not_own_unit')
  if (!unit) throw new Problem('contractor.unit_unknown')
  if (unit.abolishedOn !== null) throw new Problem('unit.abolished', { name: unit.name })
  if (!kinds.includes(entry.kind)) throw new Problem('contractor.kind_unknown')
}

type Kept = Pick<Contractor, 'unitId' | 'withdrawnOn'>

/** A firm that is there, and something of it is to be written down. */
export function checkContractorKeeping(actor: Acting, { unitId, withdrawnOn }: Kept): void {
  if (!mayKeep(actor, unitId)) throw new Problem('contractor.not_own_unit')
  if (withdrawnOn !== null) throw new Problem('contractor.withdrawn')
}
