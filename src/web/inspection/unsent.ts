import type { Answers } from './answers.ts'

/** Answers that the server has not acknowledged yet; a reload or an empty battery does not lose them. */
const place = (inspectionId: string) => `shousui.inspection.${inspectionId}`

export function unsentAnswers(inspectionId: string): Answers {
  const kept = localStorage.getItem(place(inspectionId))
  return kept ? (JSON.parse(kept) as Answers) : {}
}

export function keepUnsent(inspectionId: string, answers: Answers): void {
  if (Object.keys(answers).length === 0) localStorage.removeItem(place(inspectionId))
  else localStorage.setItem(place(inspectionId), JSON.stringify(answers))
}
