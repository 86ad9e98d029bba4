import { openFollowUpCase, takeFollowUpStep } from '#server/follow-up-case/follow-up-case.operations.ts'
import { newId } from '#server/platform/id.ts'
import type { Stage } from './sample-facilities.ts'

/** The fraud of the sample is followed: the police know, and a warning waits for the head's approval. */
export async function playFollowUp({ does, inRole, at }: Stage, incidentId: string): Promise<void> {
  at('2026-02-12T14:40:00+08:00')
  const officer = inRole('ethicsOfficer')
  const caseId = newId()
  await does(officer, openFollowUpCase, { id: incidentId, caseId, kind: 'fraud' })
  const step = { id: incidentId, caseId, outcome: null, note: '', reference: '', authority: null }
  await does(officer, takeFollowUpStep, {
    ...{ ...step, stepId: newId(), step: 'tellPolice', seen: 0, at: '2026-02-12T06:12:00.000Z', authority: 'police' },
  })
  await does(officer, takeFollowUpStep, {
    ...{ ...step, stepId: newId(), step: 'draftWarning', seen: 1, at: '2026-02-12T06:35:00.000Z' },
    note: '公所不會以電話索取帳戶資料；接獲可疑電話請撥 165 或洽服務台查證。',
  })
}
