/** What a column holds, and in which language where its heading says one. */
export type Column = { field: string; language: string | null; header: string }

/** The columns of the survey that have an effect here. */
const surveyFields = [
  'type',
  'name',
  'label',
  'hint',
  'guidance_hint',
  'required',
  'relevant',
  'constraint',
  'constraint_message',
  'calculation',
  'choice_filter',
  'appearance',
  'parameters',
  'repeat_count',
  'read_only',
  'disabled',
  'shousui_section',
  'shousui_least',
  'shousui_most',
  'shousui_required',
  'shousui_grade',
  'shousui_evidence',
  'shousui_clause',
  'shousui_basis',
  'shousui_unit',
]

/** Those that the convention knows, but that ask for something which forms here do not have. */
const unsupportedFields = [
  'required_message',
  'default',
  'image',
  'audio',
  'video',
  'big-image',
  'autoplay',
  'trigger',
  'save_to',
  'rows',
  'no_app_error_string',
]

const listFields = ['list_name', 'name', 'label', 'shousui_fails']
const listUnsupported = ['image', 'audio', 'video', 'big-image']

const settingFields = [
  'form_title',
  'form_id',
  'version',
  'default_language',
  'shousui_kind',
  'shousui_title_en',
  'shousui_source',
  'shousui_model_version',
]

export const known = {
  survey: { fields: new Set(surveyFields), unsupported: new Set(unsupportedFields) },
  choices: { fields: new Set(listFields), unsupported: new Set(listUnsupported) },
  settings: { fields: new Set(settingFields), unsupported: new Set<string>() },
}
export type SheetKind = keyof typeof known

const aliases: Record<string, string> = {
  caption: 'label',
  command: 'type',
  tag: 'name',
  value: 'name',
  relevance: 'relevant',
  readonly: 'read_only',
  calculate: 'calculation',
  constraining_message: 'constraint_message',
  constraintmsg: 'constraint_message',
  'jr:constraintmsg': 'constraint_message',
  'jr:requiredmsg': 'required_message',
  requiredmsg: 'required_message',
  noapperrorstring: 'no_app_error_string',
  'jr:noapperrorstring': 'no_app_error_string',
  count: 'repeat_count',
  'jr:count': 'repeat_count',
  guidance: 'guidance_hint',
  set_form_title: 'form_title',
  title: 'form_title',
  set_form_id: 'form_id',
  id_string: 'form_id',
}
/** Words before a column's own name that say to which part of the form it goes. */
const wrappers = new Set(['bind', 'body', 'control', 'media'])

const snake = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, '_')

function fieldOf(text: string, kind: SheetKind): string {
  const name = snake(text)
  // In a list, `value` is a name, but `title` or `count` may be what a filter asks for.
  const alias = kind === 'choices' && !['caption', 'value'].includes(name) ? undefined : aliases[name]
  return alias && (known[kind].fields.has(alias) || known[kind].unsupported.has(alias)) ? alias : name
}

const isKnown = (field: string, kind: SheetKind) => known[kind].fields.has(field) || known[kind].unsupported.has(field)

/** Forgiving of spaces, capitals, old names, and of one colon where two are usual. */
export function columnOf(header: string, kind: SheetKind): Column {
  const whole = fieldOf(header, kind)
  if (isKnown(whole, kind)) return { field: whole, language: null, header }
  const parts = header.split(header.includes('::') ? '::' : ':').map((part) => part.trim())
  if (wrappers.has(snake(parts[0]!)) && parts.length > 1) parts.shift()
  if (parts[0] === 'jr' && parts.length > 1) parts.splice(0, 2, `jr:${parts[1]}`)
  const field = fieldOf(parts[0]!, kind)
  if (!isKnown(field, kind)) return { field: header.trim(), language: null, header }
  return { field, language: parts.slice(1).join('::') || null, header }
}
