import { changeSettings, showAgency } from '#server/agency/agency.operations.ts'
import { listDeficiencies } from '#server/deficiency/deficiency-list.operations.ts'
import { draftDocument, issueDocument } from '#server/official-document/official-document.operations.ts'
import { newId } from '#server/platform/id.ts'
import type { Stage } from './sample-facilities.ts'

/** The letter that told the units of the plan, and a memo that is still being written. */
export async function playOfficialDocuments({ does, inRole, at }: Stage, planId: string): Promise<void> {
  const officer = inRole('ethicsOfficer')
  at('2026-02-05T10:00:00+08:00')
  const { settings, settingsVersion } = await does(officer, showAgency, {})
  const { letterhead } = settings
  const ours = { word: '禾鄉政', address: '嵐東縣禾埔鄉中正路1號', telephone: '(05)000-0000' }
  await does(officer, changeSettings, {
    version: settingsVersion,
    settings: { ...settings, letterhead: { ...letterhead, ...ours } },
  })
  const letter = newId()
  await does(officer, draftDocument, { id: letter, occasion: 'planLetter', sourceIds: [planId] })
  await does(officer, issueDocument, { id: letter, version: 1 })
  at('2026-02-13T09:10:00+08:00')
  const { items } = await does(officer, listDeficiencies, {})
  const sourceIds = items.slice(0, 2).map(({ id }) => id)
  await does(officer, draftDocument, { id: newId(), occasion: 'deficiencyMemo', sourceIds })
}
