import { sampleContacts } from '#domain/sample/sample-contacts.ts'
import { addContact, callContact } from '#server/contact/contact.operations.ts'
import { newId } from '#server/platform/id.ts'
import type { Stage } from './sample-facilities.ts'

const validFrom = '2025-10-01'

/** The directory as the township left it: most numbers were tried lately, some long ago, one never. */
export async function playContacts({ does, inRole, at, unitIds }: Stage): Promise<void> {
  const officer = inRole('ethicsOfficer')
  const contacts = sampleContacts.map((sample) => ({ ...sample, id: newId() }))
  at(`${validFrom}T09:00:00+08:00`)
  for (const { unit, verifiedOn: _, ...facts } of contacts)
    await does(officer, addContact, { ...facts, unitId: unitIds.get(unit)!, validFrom })
  for (const { id, verifiedOn, dayTelephone } of contacts.toSorted(byDay)) {
    if (!verifiedOn) continue
    at(`${verifiedOn}T10:00:00+08:00`)
    const call = { drillId: null, means: 'telephone', outcome: 'answered', telephone: dayTelephone, note: '' } as const
    await does(officer, callContact, { id, callId: newId(), ...call })
  }
}

type Verified = { verifiedOn?: string | undefined }
const byDay = ({ verifiedOn: one = '' }: Verified, { verifiedOn: other = '' }: Verified): number =>
  one.localeCompare(other)
