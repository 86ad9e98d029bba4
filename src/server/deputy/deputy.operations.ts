import type { StandingIn } from '#domain/deficiency/deficiency-life.rules.ts'
import type { Deputy, DeputyNamed } from '#domain/deputy/deputy.ts'
import { Problem } from '#domain/problem.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import * as store from './deputy.store.ts'

export const listDeputies = read('deputy.list', (work) => store.list(work.tx))

async function find(work: Work, id: string): Promise<Deputy> {
  const deputy = (await store.list(work.tx)).find((one) => one.id === id)
  if (!deputy) throw new Problem('not_found')
  return deputy
}

export const nameDeputy = write('deputy.name', async (work, named: DeputyNamed) => {
  const { agencyId, personId } = work.actor
  await store.insert(work.tx, { ...named, agencyId, namedBy: personId })
  work.record(named.id, { personId: named.personId, deputyId: named.deputyId })
  return find(work, named.id)
})

export const endDeputy = write('deputy.end', async (work, input: { id: string; version: number }) => {
  const { endedAt } = await find(work, input.id)
  if (endedAt) throw new Problem('deputy.already_ended')
  if (!(await store.end(work.tx, input, work.now))) throw new Problem('changed_meanwhile')
  work.record(input.id)
  return find(work, input.id)
})

/** Those who are away today and for whom the one who acts stands in. */
export const standingIn = (work: Work): Promise<StandingIn> =>
  store.listAbsent(work.tx, work.actor.personId, work.today)

/** Who stands in today for somebody. */
export const deputiesOf = async (work: Work, personId: string): Promise<string[]> =>
  (await store.listDeputiesOf(work.tx, personId, work.today)).map(({ deputyId }) => deputyId)
