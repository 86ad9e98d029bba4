import type { z } from 'zod'
import type { ChecklistKind } from '#domain/checklist/checklist.ts'
import type { EvidenceKind } from '#domain/duty/duty.ts'
import type { DutyAction } from '#domain/plan/compiled-plan.ts'

const checklistWords: [ChecklistKind, RegExp][] = [
  ['agencySecurity', /機關安全|安全維護/],
  ['officialSecrets', /公務機密|保密|機密維護/],
  ['informationSecurity', /資安|資訊|資通/],
]

/** Which forms a self-inspection means by its words; all of them where it names none. */
export function checklistKindsIn(words: string): ChecklistKind[] {
  const named = checklistWords.filter(([, pattern]) => pattern.test(words)).map(([kind]) => kind)
  return named.length > 0 ? named : checklistWords.map(([kind]) => kind)
}

/** What is proposed as proof: a form for a self-inspection, a picture where a picture says it all, else a note. */
export function proposedEvidence(action: DutyAction): z.infer<typeof EvidenceKind> {
  if (action === 'self_inspection') return 'checklist'
  if (action === 'drill' || action === 'power_down') return 'file'
  return 'note'
}

type Named = { id: string; name: string }
type Phrase = { phrase: string; unitIds: string[] }

const bare = (words: string): string =>
  words.replace(/^(本(鄉|鎮|市|區|縣)?(公所|所|府|局|處|中心|機關)|各該)/, '').trim()

/**
 * What the plan's words for who must act mean here: units by their own name, and phrases that the agency explained
 * before. Words that mean nothing yet give nothing; an officer is asked.
 */
export function unitsMeant(owners: readonly string[], units: readonly Named[], phrases: readonly Phrase[]): string[] {
  const meant = owners.flatMap((words) => {
    const phrase = phrases.find((known) => known.phrase === words || known.phrase === bare(words))
    if (phrase) return phrase.unitIds
    return units.filter((unit) => unit.name === words || unit.name === bare(words)).map((unit) => unit.id)
  })
  const existing = new Set(units.map((unit) => unit.id))
  return [...new Set(meant)].filter((id) => existing.has(id))
}
