import type { ChecklistContent } from '#domain/checklist/checklist.ts'

export type Unsaved = { version: number; content: ChecklistContent }

/** What was written and has not arrived yet; a reload or an empty battery does not lose it, and nobody else sees it. */
export type Keeping = { personId: string; checklistId: string }
const place = ({ personId, checklistId }: Keeping) => `shousui.checklist.${personId}.${checklistId}`

export function unsavedOf(keeping: Keeping): Unsaved | null {
  const kept = localStorage.getItem(place(keeping))
  return kept ? (JSON.parse(kept) as Unsaved) : null
}

export const forgetUnsaved = (keeping: Keeping): void => localStorage.removeItem(place(keeping))

export function keepUnsaved(keeping: Keeping, unsaved: Unsaved): void {
  try {
    localStorage.setItem(place(keeping), JSON.stringify(unsaved))
  } catch {
    // The device is full: the server has it a moment later, and until then the page says "not saved yet".
  }
}
