import { type Answer, ChecklistContent, type ChecklistItem } from '#domain/checklist/checklist.ts'

export type TestItem = Partial<ChecklistItem> & { key: string }

/** A form of the agency's own; of each item only what matters to the test need be said. */
export const makeForm = (items: readonly TestItem[], rest: object = {}): ChecklistContent =>
  ChecklistContent.parse({
    kind: 'own',
    title: '表',
    version: 1,
    source: '',
    items: items.map((item) => ({ section: '甲', question: `${item.key}嗎？`, grade: 'minor', ...item })),
    ...rest,
  })

export const makeAnswer = (itemKey: string, verdict: Answer['verdict'] = 'compliant', note?: string) => ({
  itemKey,
  verdict,
  fileIds: [] as string[],
  ...(note !== undefined && { note }),
})
