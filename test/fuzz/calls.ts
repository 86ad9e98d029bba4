/** One operation of the OpenAPI document, as far as a request needs it. */
export type Call = {
  operationId: string
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  parameters: { name: string; in: 'path' | 'query'; schema: Schema; required?: boolean }[]
  /** A form with a file and the bytes of a piece have no schema of their own in the document. */
  body: Schema | 'upload' | 'bytes' | undefined
}

export type Schema = {
  $ref?: string
  type?: string | string[]
  format?: string
  pattern?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  allOf?: { pattern: string }[]
  items?: Schema
  minItems?: number
  minLength?: number
  minimum?: number
  exclusiveMinimum?: number
  properties?: Record<string, Schema>
  required?: string[]
  propertyNames?: Schema
  additionalProperties?: Schema | boolean
}

type Document = { paths: Record<string, Record<string, any>>; components: { schemas: Record<string, Schema> } }

/** Every operation there is: a new one cannot be forgotten by what walks over this list. */
export function callsOf(document: unknown): Call[] {
  const { paths } = document as Document
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, parameters = [], requestBody }]) => {
      const upper = method.toUpperCase() as Call['method']
      const json = requestBody?.content['application/json']?.schema as Schema | undefined
      const bare = upper !== 'GET' && upper !== 'DELETE' && !json
      const shapeless = upper === 'PUT' ? ('bytes' as const) : ('upload' as const)
      return { operationId, method: upper, path, parameters, body: bare ? shapeless : json }
    }),
  )
}

export type Choices = {
  /** A number from 0 up to 1. */
  random(): number
  /** The value of a field that holds an id; `place` is where it stands. */
  id(place: string): string
}

/** Texts of known patterns; a pattern that none of them fits stops the test until it has an example here. */
const examples = [
  'A01',
  '000000',
  '2051',
  '2026-02-10',
  '2026-02-10T01:00:00.000Z',
  '2-1',
  '08:30',
  'a'.repeat(64),
  '壹',
  '0197a000-0000-7000-8000-000000000001',
  'text',
  'somebody@example.org',
  '05-5901234',
  '376470300A',
  'https://example.org/',
  `whsec_${'a'.repeat(43)}=`,
]

/** A value that the schema accepts. */
export function fitting(document: unknown, schema: Schema, choices: Choices, place = ''): unknown {
  const again = (inner: Schema, at = place) => fitting(document, inner, choices, at)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(choices.random() * from.length)]!
  if (schema.$ref) return again((document as Document).components.schemas[schema.$ref.split('/').at(-1)!]!)
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return pick(schema.enum)
  if (schema.anyOf) return again(pick(schema.anyOf))
  const type = Array.isArray(schema.type) ? pick(schema.type) : schema.type
  if (type === 'null') return null
  if (type === 'boolean') return choices.random() < 0.5
  if (type === 'integer' || type === 'number') return numberOf(schema, choices)
  if (type === 'array') {
    const length = Math.max(schema.minItems ?? 0, Math.floor(choices.random() * 3))
    return Array.from({ length }, (_, index) => again(schema.items ?? {}, `${place}.${index}`))
  }
  if (type === 'object') return objectOf(schema, choices, again, place)
  if (type === 'string') return textOf(schema, choices, place)
  return null
}

const numberOf = ({ minimum = 0, exclusiveMinimum }: Schema, choices: Choices): number =>
  Math.max(minimum, 0, (exclusiveMinimum ?? -1) + 1) + Math.floor(choices.random() * 3)

function textOf({ format, pattern, allOf = [], minLength = 0 }: Schema, choices: Choices, place: string): string {
  if (format === 'uuid') return choices.id(place)
  if (format === 'date') return '2026-02-10'
  if (format === 'date-time') return '2026-02-10T01:00:00.000Z'
  if (format === 'uri') return 'https://example.org/'
  const patterns = [...(pattern ? [pattern] : []), ...allOf.map((one) => one.pattern)]
  if (patterns.length === 0) return '文'.repeat(Math.max(minLength, 1 + Math.floor(choices.random() * 6)))
  const fits = (text: string) => patterns.every((one) => new RegExp(one, 'u').test(text)) && text.length >= minLength
  const example = examples.find(fits)
  if (!example) throw new Error(`no example of the patterns ${patterns}`)
  return example
}

function objectOf(
  { properties = {}, required = [], propertyNames, additionalProperties }: Schema,
  choices: Choices,
  again: (inner: Schema, at: string) => unknown,
  place: string,
): object {
  const wanted = Object.entries(properties).filter(([name]) => required.includes(name) || choices.random() < 0.7)
  const known = wanted.map(([name, inner]) => [name, again(inner, `${place}.${name}`)])
  const keys = typeof additionalProperties === 'object' ? ((propertyNames?.enum ?? ['key']) as string[]) : []
  const more = keys.map((key) => [key, again(additionalProperties as Schema, `${place}.${key}`)])
  return Object.fromEntries([...known, ...more])
}
