import type { Unit } from '#domain/agency/agency.ts'
import type { AgencySettings } from '#domain/agency/agency-settings.ts'
import { Problem } from '#domain/problem.ts'
import { checkHandlers } from '#domain/travel/trip.rules.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import * as store from './agency.store.ts'

export const showAgency = read('agency.show', async ({ tx }) => ({
  agency: await store.findAgency(tx),
  units: await store.listUnits(tx),
  people: await store.listPeople(tx),
  ownerPhrases: await store.listPhrases(tx),
  ...(await store.findSettings(tx)),
}))

/** What the unit owed stays to be seen; its duties in drafts become unresolved. */
export const abolishUnit = write('unit.abolish', async (work, input: { id: string; version: number }) => {
  const unit = await store.findUnit(work.tx, input.id)
  if (!unit) throw new Problem('not_found')
  if (unit.abolishedOn) throw new Problem('unit.already_abolished')
  const abolished = await store.abolishUnit(work.tx, input, work.today)
  if (!abolished) throw new Problem('changed_meanwhile')
  work.record(unit.id, { name: unit.name })
  return abolished
})

type SettingsChange = { version: number; settings: AgencySettings }
export const changeSettings = write('agency.changeSettings', async (work, { version, settings }: SettingsChange) => {
  checkHandlers(work.actor, (await findSettings(work)).travel, settings.travel)
  if (!(await store.updateSettings(work.tx, settings, version))) throw new Problem('changed_meanwhile')
  work.record(work.actor.agencyId, settings)
  return store.findSettings(work.tx)
})

/** Read wherever a number is the agency's own. */
export const findSettings = async (work: Work): Promise<AgencySettings> => (await store.findSettings(work.tx)).settings

export const findAgencyName = async (work: Work): Promise<string> => (await store.findAgency(work.tx)).name
export const findAgency = (work: Work) => store.findAgency(work.tx)
export const listUnits = (work: Work): Promise<Unit[]> => store.listUnits(work.tx)
export const findUnit = (work: Work, id: string): Promise<Unit | undefined> => store.findUnit(work.tx, id)
export const listPhrases = (work: Work) => store.listPhrases(work.tx)
export const listPeople = (work: Work) => store.listPeople(work.tx)
export const findPerson = (work: Work, id: string) => store.findPerson(work.tx, id)
export const rememberPhrase = (work: Work, phrase: { phrase: string; unitIds: string[] }) =>
  store.putPhrase(work.tx, work.actor.agencyId, phrase)

/** Units that are named now, must exist and must not be abolished. */
export async function checkUnits(work: Work, unitIds: readonly string[]): Promise<void> {
  const units = await store.listUnits(work.tx)
  const usable = new Set(units.filter((unit) => !unit.abolishedOn).map((unit) => unit.id))
  if (!unitIds.every((id) => usable.has(id))) throw new Problem('duty.unit_unknown')
}
