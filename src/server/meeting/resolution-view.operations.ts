import type { StoredFile } from '#domain/file/file.ts'
import { dueNow, resolutionState } from '#domain/meeting/resolution.rules.ts'
import type { Resolution } from '#domain/meeting/resolution.ts'
import type { Work } from '#server/platform/work.ts'
import * as envelopes from './envelopes.ts'
import * as store from './resolution.store.ts'

/** As they stand outside the envelope: of confidential ones neither words nor notes. */
export async function resolutionsShown(work: Work, rows: readonly store.ResolutionRow[]): Promise<Resolution[]> {
  const stepIds = rows.flatMap(({ steps }) => steps.map(({ id }) => id))
  const files = Map.groupBy(await store.listFiles(work.tx, stepIds), ({ stepId }) => stepId)
  return rows.map((row) => ({
    ...row,
    state: resolutionState(row.steps),
    dueDate: dueNow(row.dueDate, row.steps),
    steps: row.steps.map(({ resolutionId: _, ...step }) => ({
      ...step,
      note: step.note ?? '',
      files: (files.get(step.id) ?? []).map(({ stepId: __, ...file }) => file as StoredFile),
    })),
  }))
}

/** Opened. Whoever calls this has made sure that they may be read, and leaves an audit entry. */
export async function resolutionsOpened(work: Work, rows: readonly store.ResolutionRow[]): Promise<Resolution[]> {
  const sealed = rows.filter(({ isConfidential }) => isConfidential)
  const texts = await work.sealing.find(
    envelopes.resolution,
    sealed.map(({ id }) => id),
  )
  const notes = await work.sealing.find(
    envelopes.note,
    sealed.flatMap(({ steps }) => steps.map(({ id }) => id)),
  )
  return (await resolutionsShown(work, rows)).map((one) => ({
    ...one,
    text: one.text ?? texts.get(one.id)!,
    steps: one.steps.map((step) => ({ ...step, note: notes.get(step.id) ?? step.note })),
  }))
}
