import type { ChecklistContent } from '#domain/checklist/checklist.ts'

export type Unsaved = { version: number; content: ChecklistContent }

/** What was written and has not arrived yet; a reload or an empty battery does not lose it. */
const place = (checklistId: string) => `shousui.checklist.${checklistId}`

export function unsavedOf(checklistId: string): Unsaved | null {
  const kept = localStorage.getItem(place(checklistId))
  return kept ? (JSON.parse(kept) as Unsaved) : null
}

export const forgetUnsaved = (checklistId: string): void => localStorage.removeItem(place(checklistId))

export function keepUnsaved(checklistId: string, unsaved: Unsaved): void {
  try {
    localStorage.setItem(place(checklistId), JSON.stringify(unsaved))
  } catch {
    // The device is full: the server has it a moment later, and until then the page says "not saved yet".
  }
}
