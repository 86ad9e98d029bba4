import { Problem } from '#domain/problem.ts'
import type { ChecklistContent, ChecklistKind } from './checklist.ts'
import { modelChecklists } from './model-checklists.ts'

/** The product's newest form of a kind. */
export const newestModel = (kind: ChecklistKind): ChecklistContent | undefined =>
  modelChecklists.find((model) => model.kind === kind)

/** A form as it begins from a model of the product. */
export const formOfModel = (model: ChecklistContent): ChecklistContent => ({
  ...model,
  version: 1,
  modelVersion: model.version,
})

/** Whose kind is `own` follows no model: it answers to no plan's call, and any number of them may stand side by side. */
export function copyOf({ modelVersion: _, ...content }: ChecklistContent): ChecklistContent {
  return {
    ...content,
    kind: 'own',
    version: 1,
    title: `${content.title.slice(0, 76)}（複本）`,
    ...(content.titleEn && { titleEn: `${content.titleEn.slice(0, 113)} (copy)` }),
  }
}

/** Forms founded before models had versions began with the first one. */
export const modelVersionOf = (kind: ChecklistKind, modelVersion: number | null | undefined): number | null =>
  kind === 'own' ? null : (modelVersion ?? 1)

/** A form as it stands when its draft is written. */
export type Standing = { kind: ChecklistKind; withdrawnAt: string | null }

export function checkOffered({ withdrawnAt }: Standing): void {
  if (withdrawnAt !== null) throw new Problem('checklist.withdrawn')
}

type Draft = { version: number; content: ChecklistContent }
type Stored = { version: number } | undefined

/** A draft goes on from the draft that was seen, and stands on the newest published version. */
export function checkDraft(form: Standing, latest: number, stored: Stored, { version, content }: Draft): void {
  checkOffered(form)
  checkSeen(stored, version)
  if (content.kind !== form.kind) throw new Problem('checklist.kind_changed')
  if (content.version !== Math.max(latest, 1)) throw new Problem('changed_meanwhile', { version: latest })
}

export function checkSeen(stored: Stored, version: number): void {
  const now = stored?.version ?? 0
  if (now !== version) throw new Problem('changed_meanwhile', { version: now })
}

/** Who still asks for a form. */
export type Asked = { assignments: number; points: number }

export function checkWithdrawal(form: Standing, { assignments, points }: Asked): void {
  checkOffered(form)
  if (assignments > 0) throw new Problem('checklist.still_owed', { count: assignments })
  if (points > 0) throw new Problem('checklist.asked_at_points', { count: points })
}
