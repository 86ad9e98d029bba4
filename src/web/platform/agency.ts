import type { Agency, OwnerPhrase, Unit } from '#domain/agency/agency.ts'
import type { AgencySettings } from '#domain/agency/agency-settings.ts'
import type { Person } from '#domain/person/person.ts'
import { answerOf } from './queries.ts'

export type AgencyView = {
  agency: Agency
  units: Unit[]
  people: Person[]
  ownerPhrases: OwnerPhrase[]
  settings: AgencySettings
  settingsVersion: number
}

export const agencyQuery = answerOf<AgencyView>('/agency', { staleTime: 300_000 })
