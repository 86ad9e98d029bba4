import { Problem } from '#domain/problem.ts'
import { checkCandidate, checkMayLead, checkSomebodyLeft } from '#domain/sealed-matter/sealed-matter.rules.ts'
import type { PersonOfMatter, ReaderNamed } from '#domain/sealed-matter/sealed-matter.ts'
import { listPeople } from '#server/agency/agency.operations.ts'
import { type Work, write } from '#server/platform/work.ts'
import * as envelopes from './envelopes.ts'
import * as store from './sealed-matter.store.ts'
import { approachToAct, enter } from './sealed-matter-act.operations.ts'
import { openMatter } from './sealed-matter-reading.operations.ts'

async function findPerson(work: Work, personId: string) {
  const person = (await listPeople(work)).find(({ id }) => id === personId)
  if (!person) throw new Problem('sealedMatter.person_unknown')
  return person
}

/** Lets somebody read on from here. What the source said of itself is not part of it. */
export const nameSealedReader = write('sealedMatter.nameReader', async (work, input: ReaderNamed) => {
  const { concernedIds } = await approachToAct(work, input, checkMayLead)
  const { id: matterId, personId, capacity } = input
  const person = await findPerson(work, personId)
  checkCandidate(person, capacity, concernedIds)
  const { agencyId } = work.actor
  await store.insertReaders(work.tx, [{ id: work.newId(), agencyId, matterId, personId, capacity, since: work.now }])
  await enter(work, input, { kind: 'readerNamed', text: person.name })
  return openMatter(work, matterId)
})

async function letGo(work: Work, { id, personId }: PersonOfMatter): Promise<boolean> {
  checkSomebodyLeft(await store.listReaders(work.tx, id), personId)
  return store.endReader(work.tx, id, personId, work.now)
}

/** Nobody ends their own reading: they would be given what they may no longer see. */
const checkNotOneself = (work: Work, { personId }: PersonOfMatter): void => {
  if (personId === work.actor.personId) throw new Problem('sealedMatter.by_another')
}

export const endSealedReader = write('sealedMatter.endReader', async (work, input: PersonOfMatter) => {
  await approachToAct(work, input, checkMayLead)
  checkNotOneself(work, input)
  const person = await findPerson(work, input.personId)
  if (!(await letGo(work, input))) throw new Problem('sealedMatter.person_unknown')
  await enter(work, input, { kind: 'readerEnded', text: person.name })
  return openMatter(work, input.id)
})

/** Whom it turns out to concern is shut out at once, whatever they were until now. */
export const excludePerson = write('sealedMatter.exclude', async (work, input: PersonOfMatter) => {
  const { concernedIds } = await approachToAct(work, input, checkMayLead)
  checkNotOneself(work, input)
  const person = await findPerson(work, input.personId)
  if (concernedIds.includes(person.id)) throw new Problem('sealedMatter.person_concerned')
  await letGo(work, input)
  // The matter's version is that of no other list: each exclusion takes it further.
  await work.sealing.put(envelopes.concerned, input.id, [...concernedIds, person.id], input.version + 1)
  await enter(work, input, { kind: 'excluded', text: person.name })
  return openMatter(work, input.id)
})
