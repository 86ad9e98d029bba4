import { isEthics } from '#domain/person/person.rules.ts'
import { listPeople } from '#server/agency/agency.operations.ts'
import type { Work } from '#server/platform/work.ts'

/** Who is to look after a firm: the head of its unit, and where it has none, ethics. */
export async function keepersOf(work: Work, unitId: string): Promise<string[]> {
  const people = await listPeople(work)
  const unitHeads = people.filter((one) => one.unitId === unitId && one.roles.includes('unitHead'))
  const keepers = unitHeads.length > 0 ? unitHeads : people.filter((one) => isEthics({ ...one, personId: one.id }))
  return keepers.map(({ id }) => id)
}
