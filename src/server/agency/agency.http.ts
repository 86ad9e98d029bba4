import { z } from 'zod'
import { Agency, OwnerPhrase, Unit } from '#domain/agency/agency.ts'
import { AgencySettings } from '#domain/agency/agency-settings.ts'
import { Versioned } from '#domain/duty/duty.ts'
import { Person } from '#domain/person/person.ts'
import type { Exposing } from '#server/platform/http.ts'
import { abolishUnit, changeSettings, showAgency } from './agency.operations.ts'

export function agencyHttp({ expose }: Exposing): void {
  const settings = { settings: AgencySettings, settingsVersion: z.int() }
  const AgencyView = z.object({
    agency: Agency,
    units: z.array(Unit),
    people: z.array(Person),
    ownerPhrases: z.array(OwnerPhrase),
    ...settings,
  })
  expose('GET /agency', showAgency, { input: z.object({}), output: AgencyView })
  expose('PUT /agency/settings', changeSettings, {
    input: z.object({ version: z.int(), settings: AgencySettings }),
    output: z.object(settings),
  })
  expose('POST /units/:id/abolish', abolishUnit, { input: Versioned, output: Unit })
}
