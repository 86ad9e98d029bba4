import { z } from 'zod'
import { Agency, OwnerPhrase, Unit } from '#domain/agency/agency.ts'
import { Versioned } from '#domain/duty/duty.ts'
import { Person } from '#domain/person/person.ts'
import type { Exposing } from '#server/platform/http.ts'
import { abolishUnit, showAgency } from './agency.operations.ts'

export function agencyHttp({ expose }: Exposing): void {
  const AgencyView = z.object({
    agency: Agency,
    units: z.array(Unit),
    people: z.array(Person),
    ownerPhrases: z.array(OwnerPhrase),
  })
  expose('GET /agency', showAgency, { input: z.object({}), output: AgencyView })
  expose('POST /units/:id/abolish', abolishUnit, { input: Versioned, output: Unit })
}
