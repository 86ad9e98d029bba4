import { z } from 'zod'
import { checkMode } from '#domain/exercise/exercise.rules.ts'
import { findModelScenario, modelScenarios } from '#domain/exercise/model-scenarios.ts'
import { checkScenario, contentOf, inOrderOfTime, scenarioOf } from '#domain/exercise/scenario.rules.ts'
import type { Scenario, ScenarioChange, ScenarioCopy, ScenarioListed } from '#domain/exercise/scenario.ts'
import { Problem } from '#domain/problem.ts'
import { findAgency } from '#server/agency/agency.operations.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import * as store from './scenario.store.ts'

const listedOf = ({ id, content, version, changedAt, changedByName }: store.OwnScenario): ScenarioListed => ({
  ...scenarioOf(id, content),
  own: { version, changedAt, changedByName },
})

async function findOwn(work: Work, id: string): Promise<store.OwnScenario | undefined> {
  const [own] = await store.list(work.tx, id)
  if (own?.withdrawnAt) throw new Problem('exercise.scenario_withdrawn')
  return own
}

async function findInUse(work: Work, id: string): Promise<store.OwnScenario> {
  const own = await findOwn(work, id)
  if (!own) throw new Problem('not_found')
  return own
}

const load = async (work: Work, id: string): Promise<ScenarioListed> => listedOf(await findInUse(work, id))

type Named = { id: string; version: number }

/** As it was shown to whoever acts on it. */
async function findAsShown(work: Work, { id, version }: Named): Promise<store.OwnScenario> {
  const own = await findInUse(work, id)
  if (own.version !== version) throw new Problem('changed_meanwhile')
  return own
}

/** A model, or one of the agency's own. */
export async function findScenario(work: Work, key: string): Promise<Scenario> {
  const model = findModelScenario(key)
  if (model) return model
  const own = z.uuid().safeParse(key).success ? await findOwn(work, key) : undefined
  if (!own) throw new Problem('exercise.scenario_unknown')
  return scenarioOf(own.id, own.content)
}

/** The agency's own first. */
export const listScenarios = read('exercise.listScenarios', async (work, _: Record<string, never>) => [
  ...(await store.list(work.tx)).map(listedOf),
  ...modelScenarios.map((model): ScenarioListed => ({ ...model, own: null })),
])

export const copyScenario = write('exercise.copyScenario', async (work, { id, from }: ScenarioCopy) => {
  checkMode(await findAgency(work))
  const content = contentOf(await findScenario(work, from))
  const { agencyId, personId } = work.actor
  await store.insert(work.tx, { id, agencyId, content, changedAt: work.now, changedBy: personId })
  work.record(id, { from })
  return load(work, id)
})

/** What was started with it goes on as it was. */
export const changeScenario = write('exercise.changeScenario', async (work, { content, ...named }: ScenarioChange) => {
  await findAsShown(work, named)
  checkScenario(content)
  const written = { content: inOrderOfTime(content), changedAt: work.now, changedBy: work.actor.personId }
  if (!(await store.change(work.tx, { ...named, ...written }))) throw new Problem('changed_meanwhile')
  work.record(named.id, { version: named.version + 1, title: content.title })
  return load(work, named.id)
})

/** It is offered no more; what was played with it stays. */
export const withdrawScenario = write('exercise.withdrawScenario', async (work, named: Named) => {
  const { content } = await findAsShown(work, named)
  if (!(await store.withdraw(work.tx, { ...named, withdrawnAt: work.now }))) throw new Problem('changed_meanwhile')
  work.record(named.id, { version: named.version + 1, title: content.title })
  return { id: named.id }
})
