import { type Expression, parseExpression } from '#domain/checklist/expression.ts'

/** How an answer is compared; `has` is of questions where several may be chosen. */
export const relations = [
  'is',
  'isNot',
  'more',
  'atLeast',
  'less',
  'atMost',
  'has',
  'hasNot',
  'answered',
  'unanswered',
] as const
export type Relation = (typeof relations)[number]

/** `.` as the name is the answer itself. */
export type Clause = { name: string; relation: Relation; value: string }
/** What the simple builder can say: clauses, all of them or one of them. */
export type Condition = { join: 'and' | 'or'; clauses: Clause[] }

const operators = { is: '=', isNot: '!=', more: '>', atLeast: '>=', less: '<', atMost: '<=' } as const
const relationOf = Object.fromEntries(Object.entries(operators).map(([relation, sign]) => [sign, relation])) as Record<
  string,
  keyof typeof operators
>

const named = (name: string): string => (name === '.' ? '.' : `\${${name}}`)
/** The language has no way to write a quotation mark within the same marks. */
const quoted = (value: string): string => (value.includes("'") ? `"${value.replaceAll('"', '')}"` : `'${value}'`)
const isNumber = (value: string): boolean => /^-?\d+(\.\d+)?$/.test(value)

function clauseText({ name, relation, value }: Clause): string {
  const who = named(name)
  if (relation === 'answered') return `${who} != ''`
  if (relation === 'unanswered') return `${who} = ''`
  if (relation === 'has') return `selected(${who}, ${quoted(value)})`
  if (relation === 'hasNot') return `not(selected(${who}, ${quoted(value)}))`
  return `${who} ${operators[relation]} ${isNumber(value) ? value : quoted(value)}`
}

export const formulaOf = ({ join, clauses }: Condition): string => clauses.map(clauseText).join(` ${join} `)

/** The condition that a formula says, or null where it says more than the builder can. */
export function conditionOf(formula: string): Condition | null {
  try {
    return fromExpression(parseExpression(formula))
  } catch {
    return null
  }
}

function fromExpression(expression: Expression): Condition | null {
  const join = expression.kind === 'operation' && expression.operator === 'or' ? 'or' : 'and'
  const clauses = splitBy(join, expression).map(clauseOf)
  return clauses.every((clause) => clause !== null) ? { join, clauses } : null
}

const splitBy = (join: 'and' | 'or', expression: Expression): Expression[] =>
  expression.kind === 'operation' && expression.operator === join
    ? [...splitBy(join, expression.left), ...splitBy(join, expression.right)]
    : [expression]

const nameIn = (expression: Expression): string | null =>
  expression.kind === 'self' ? '.' : expression.kind === 'answer' ? expression.name : null

function valueIn(expression: Expression): string | null {
  if (expression.kind === 'literal') return String(expression.value)
  return expression.kind === 'negative' && expression.of.kind === 'literal' ? `-${expression.of.value}` : null
}

function clauseOf(expression: Expression): Clause | null {
  if (expression.kind === 'call') return selection(expression, 'has') ?? negation(expression)
  if (expression.kind !== 'operation') return null
  const name = nameIn(expression.left)
  const value = valueIn(expression.right)
  const relation = relationOf[expression.operator]
  if (name === null || value === null || !relation) return null
  if (value === '') return relation === 'is' || relation === 'isNot' ? emptiness(name, relation) : null
  return { name, relation, value }
}

const emptiness = (name: string, relation: 'is' | 'isNot'): Clause => ({
  name,
  relation: relation === 'is' ? 'unanswered' : 'answered',
  value: '',
})

type Call = Extract<Expression, { kind: 'call' }>

function selection({ name, given }: Call, relation: 'has' | 'hasNot'): Clause | null {
  if (name !== 'selected') return null
  const [who, what] = [nameIn(given[0]!), valueIn(given[1]!)]
  return who === null || what === null ? null : { name: who, relation, value: what }
}

function negation({ name, given: [inner] }: Call): Clause | null {
  return name === 'not' && inner?.kind === 'call' ? selection(inner, 'hasNot') : null
}
