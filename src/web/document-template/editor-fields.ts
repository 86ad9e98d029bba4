import type { TemplateContent, TemplateKind } from '#domain/document-template/document-template.ts'
import type { TemplateFault } from '#domain/document-template/template.rules.ts'

/** What every part of the editor needs. */
export type FieldsProps = {
  kind: TemplateKind
  content: TemplateContent
  faults: readonly TemplateFault[]
  change: (changes: Partial<TemplateContent>) => void
}

/** Where the cursor stands: in which field, from where to where. */
export type Cursor = { at: string; start: number; end: number }

/** A token in the place of what is marked; a list stands on a line of its own. */
export function inserted(text: string, { start, end }: Omit<Cursor, 'at'>, token: string, isList: boolean): string {
  const [before, after] = [text.slice(0, start), text.slice(end)]
  if (!isList) return before + token + after
  const above = before === '' || before.endsWith('\n') ? before : `${before}\n`
  return above + token + (after === '' || after.startsWith('\n') ? after : `\n${after}`)
}
