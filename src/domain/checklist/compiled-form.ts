import type { ChecklistContent, ChecklistItem, ChecklistSection } from './checklist.ts'
import { BadExpression, type Expression, parseExpression } from './expression.ts'

/** A form with its formulas read, which is done once for each content. */
export type CompiledForm = { sections: CompiledSection[]; items: Map<string, CompiledItem> }

export type CompiledSection = {
  title: string
  shownIf: Expression | null
  repeats: NonNullable<ChecklistSection['repeats']> | null
  items: CompiledItem[]
}

export type CompiledItem = {
  /** Which in the order of the form. */
  index: number
  item: ChecklistItem
  section: CompiledSection
  shownIf: Expression | null
  constraint: Expression | null
  choiceFilter: Expression | null
  calculation: Expression | null
}

const compiled = new WeakMap<ChecklistContent, CompiledForm>()

export function compiledFormOf(content: ChecklistContent): CompiledForm {
  const known = compiled.get(content)
  if (known) return known
  const form = compile(content)
  compiled.set(content, form)
  return form
}

function compile({ sections: described, items }: ChecklistContent): CompiledForm {
  const byTitle = new Map(described.map((section) => [section.title, section]))
  const form: CompiledForm = { sections: [], items: new Map() }
  items.forEach((item, index) => {
    const last = form.sections.at(-1)
    const section = last?.title === item.section ? last : compileSection(item.section, byTitle.get(item.section))
    if (section !== last) form.sections.push(section)
    const entry = compileItem(item, index, section)
    section.items.push(entry)
    form.items.set(item.key, entry)
  })
  return form
}

const compileSection = (title: string, described: ChecklistSection | undefined): CompiledSection => ({
  title,
  shownIf: readable(described?.shownIf),
  repeats: described?.repeats ?? null,
  items: [],
})

const compileItem = (item: ChecklistItem, index: number, section: CompiledSection): CompiledItem => ({
  index,
  item,
  section,
  shownIf: readable(item.shownIf),
  constraint: readable(item.constraint?.holds),
  choiceFilter: readable(item.choiceFilter),
  calculation: readable(item.calculation),
})

/** A formula half typed is as good as none: the form can be tried while it is being made; publishing refuses it. */
function readable(formula: string | undefined): Expression | null {
  if (!formula) return null
  try {
    return parseExpression(formula)
  } catch (error) {
    if (error instanceof BadExpression) return null
    throw error
  }
}
