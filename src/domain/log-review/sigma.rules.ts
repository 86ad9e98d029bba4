import { z } from 'zod'
import { Problem } from '#domain/problem.ts'
import { LogField } from './log-field.ts'
import type { LogCondition, LogLimits, LogPattern, LogRule } from './log-rule.ts'
import { sigmaCondition, unsupported } from './sigma-condition.ts'

/** What Sigma calls the columns that logs have here; what is in neither list cannot be asked. */
const sigmaFields: Record<string, LogField> = {
  ...{
    user: 'account',
    username: 'account',
    targetusername: 'account',
    subjectusername: 'account',
    accountname: 'account',
  },
  ...{ eventid: 'action', event_id: 'action', operation: 'action', 'cs-method': 'action' },
  ...{ objectname: 'object', targetfilename: 'object', image: 'object', filename: 'object', 'cs-uri': 'object' },
  ...{
    ipaddress: 'place',
    sourceip: 'place',
    src_ip: 'place',
    sourceaddress: 'place',
    clientip: 'place',
    'c-ip': 'place',
  },
  ...{ workstationname: 'device', computer: 'device', computername: 'device', hostname: 'device' },
  ...{ status: 'result', outcome: 'result', logontype: 'way', logon_type: 'way' },
}

function fieldOf(name: string): LogField {
  const own = LogField.options.find((field) => field === name)
  const found = own ?? sigmaFields[name.toLowerCase()]
  if (!found || found === 'at' || found === 'amount') throw unsupported(name)
  return found
}

const Value = z.union([z.string(), z.number()])
const Selection = z.record(z.string(), z.union([Value, z.array(Value).min(1)]))
const SigmaFile = z.object({
  title: z.string().min(1).max(120),
  id: z.uuid(),
  description: z.string().max(2000).default(''),
  detection: z.looseObject({ condition: z.string().max(1000), timeframe: z.string().optional() }),
})

const escaped = (text: string): string => text.replace(/[\\^$.+()[\]{}|]/g, '\\$&')
const bare = (text: string): string => text.replace(/^\*|\*$/g, '')

/** Stars at the ends say where a word stands; one in the middle needs a pattern. */
function wildcard(field: LogField, value: string): LogCondition {
  if (!/[*?]/.test(value)) return { field, is: 'equals', of: [value] }
  const inner = bare(value)
  if (/[*?]/.test(inner)) {
    const pattern = escaped(value).replace(/\*/g, '.*').replace(/\?/g, '.')
    return { field, is: 'matches', of: [`(?i)^${pattern}$`] }
  }
  const is = value.startsWith('*') ? (value.endsWith('*') ? 'contains' : 'endsWith') : 'startsWith'
  return { field, is, of: [inner] }
}

const comparisons = { contains: 'contains', startswith: 'startsWith', endswith: 'endsWith', cidr: 'cidr' } as const
/** What no linear reading of a line can decide. */
const beyond = /\(\?(?:[=!]|<[=!])|\\[1-9]|\(\?>|[*+?}]\+/

function comparing(field: LogField, modifier: string | undefined, value: string | number): LogCondition {
  if (modifier === undefined) return wildcard(field, String(value))
  if (modifier === 're') {
    if (beyond.test(String(value)) || !isPattern(String(value))) throw unsupported(String(value))
    return { field, is: 'matches', of: [String(value)] }
  }
  const is = comparisons[modifier as keyof typeof comparisons]
  if (!is) throw unsupported(modifier)
  if (is === 'cidr' && !isRange(String(value))) throw unsupported(String(value))
  return { field, is, of: [String(value)] }
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'u') !== null
  } catch {
    return false
  }
}

const isRange = (text: string): boolean => z.cidrv4().safeParse(text).success

function selected(selection: unknown): LogCondition {
  if (Array.isArray(selection)) return { any: selection.map(selected) }
  const read = Selection.safeParse(selection)
  if (!read.success) throw unsupported(JSON.stringify(selection)?.slice(0, 80) ?? '')
  return {
    all: Object.entries(read.data).map(([key, value]) => {
      const [name = '', ...modifiers] = key.split('|')
      const field = fieldOf(name)
      const [modifier, ...more] = modifiers.filter((one) => one !== 'all')
      if (more.length > 0) throw unsupported(more.join('|'))
      const parts = [value].flat().map((one) => comparing(field, modifier, one))
      return modifiers.includes('all') ? { all: parts } : { any: parts }
    }),
  }
}

const minutesIn: Record<string, number> = { s: 1 / 60, m: 1, h: 60, d: 1440 }

/** `count() by User > 10` within a time frame. */
function counted(text: string, timeframe: string | undefined): { find: LogPattern; limits: LogLimits } {
  const [, of, by, more, number] = /^count\(([\w.-]*)\)\s*(?:by\s+([\w.-]+)\s*)?(>=|>)\s*(\d+)$/.exec(text.trim()) ?? []
  if (number === undefined) throw unsupported(text.trim())
  const [, length, unit] = /^(\d+)([smhd])$/.exec(timeframe ?? '') ?? []
  if (unit === undefined) throw unsupported(`timeframe: ${timeframe ?? ''}`)
  const limits = {
    atLeast: Number(number) + (more === '>' ? 1 : 0),
    withinMinutes: Math.max(1, Math.ceil(Number(length) * minutesIn[unit]!)),
  }
  const group = by ? { by: fieldOf(by) } : {}
  return { find: of ? { kind: 'different', of: fieldOf(of), ...group } : { kind: 'many', ...group }, limits }
}

/** A Sigma rule as a rule of this product; what it cannot be here is refused by name, and nothing is left out. */
export function ruleOfSigma(file: unknown): LogRule {
  const read = SigmaFile.safeParse(file)
  if (!read.success)
    throw new Problem('logReview.sigma_unreadable', { places: read.error.issues.map(({ path }) => path.join('.')) })
  const { title, id, description, detection } = read.data
  const { condition, timeframe, ...selections } = detection
  const [choice = '', count, ...more] = condition.split('|')
  if (more.length > 0) throw unsupported(condition)
  const named = new Map(Object.entries(selections).map(([name, selection]) => [name, selected(selection)]))
  const { find, limits } =
    count === undefined ? { find: { kind: 'each' as const }, limits: {} } : counted(count, timeframe)
  return {
    key: `sigma:${id}`,
    name: { 'zh-TW': title, en: title },
    why: { 'zh-TW': description, en: description },
    sources: [],
    when: sigmaCondition(choice, named),
    find,
    limits,
  }
}
