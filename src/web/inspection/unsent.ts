import type { Changes } from './answers.ts'

/** Answers that the server has not acknowledged yet; a reload or an empty battery does not lose them. */
const place = (inspectionId: string) => `shousui.inspection.${inspectionId}`

export function unsentAnswers(inspectionId: string): Changes {
  const kept = localStorage.getItem(place(inspectionId))
  return kept ? (JSON.parse(kept) as Changes) : {}
}

export function keepUnsent(inspectionId: string, changes: Changes): void {
  if (Object.keys(changes).length === 0) localStorage.removeItem(place(inspectionId))
  else localStorage.setItem(place(inspectionId), JSON.stringify(changes))
}
