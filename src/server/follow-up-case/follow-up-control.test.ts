import { expect, test, vi } from 'vitest'
import type { Standing } from '#domain/sealed-matter/sealed-matter.rules.ts'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'
import { at, incidentActs, now } from '#test/incidents.ts'
import { sealedDesk } from '#test/sealed-desk.ts'

// Two filters taken out: whom a matter concerns, and which units' events somebody sees, are no longer asked.
vi.mock('#domain/sealed-matter/sealed-matter.rules.ts', async (original) => {
  const rules = await original<typeof import('#domain/sealed-matter/sealed-matter.rules.ts')>()
  return { ...rules, checkMayRead: (standing: Standing) => rules.checkMayRead({ ...standing, isConcerned: false }) }
})
vi.mock('#domain/incident/incident.rules.ts', async (original) => ({
  ...(await original<typeof import('#domain/incident/incident.rules.ts')>()),
  maySeeIncident: () => true,
}))

const it = await testApp(now)
const { as, owner, home, other } = it

test('were whom it concerns not asked, they would see what follows the matter', async () => {
  const { recorded, personId } = sealedDesk(it)
  const id = await recorded({ concernedIds: [personId('ethicsDirector')] })
  const path = `/sealed-matters/${id}/follow-up-cases`
  await (await as('ethicsOfficer')).post(path, { caseId: newId(), kind: 'secretLeak' })
  await owner.query(
    `insert into sealed_matter_reader (id, agency_id, matter_id, person_id, capacity, since)
     values (gen_random_uuid(), $1, $2, $3, 'responsible', now())`,
    [home.agencyId, id, personId('ethicsDirector')],
  )
  expect((await (await as('ethicsDirector')).get(path)).status).toBe(200)
})

test('were the unit not asked, another one would see the case; another agency would not even then', async () => {
  const id = await incidentActs(it).begun({ kinds: ['petitionOngoing'], knownAt: at(0) })
  const path = `/incidents/${id}/follow-up-cases`
  expect((await (await as('otherUnitHead')).get(path)).status).toBe(200)
  expect((await (await as('ethicsOfficer', other)).get(path)).status).toBe(404)
})
