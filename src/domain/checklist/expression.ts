import { findFunction } from './expression.functions.ts'

/**
 * Formulas as the spreadsheets of the field write them: the part of XPath that forms need, and nothing that reads a
 * clock, chance or the network. `${name}` is an answer, `.` the answer itself, a bare name an attribute of a choice.
 */
export type Expression =
  | { kind: 'literal'; value: string | number }
  | { kind: 'answer'; name: string }
  | { kind: 'attribute'; name: string }
  | { kind: 'self' }
  | { kind: 'negative'; of: Expression }
  | { kind: 'operation'; operator: Operator; left: Expression; right: Expression }
  | { kind: 'call'; name: string; given: Expression[] }

export type Operator = 'or' | 'and' | '=' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | 'div' | 'mod'

/** How tightly each operator binds. */
const strength: Record<Operator, number> = {
  or: 1,
  and: 2,
  '=': 3,
  '!=': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  div: 6,
  mod: 6,
}

/** What is not understood, and at which character it stands, counted from 0. */
export class BadExpression extends Error {
  readonly what: string
  readonly position: number

  constructor(what: string, position: number) {
    super(`${what} at ${position}`)
    this.name = 'BadExpression'
    this.what = what
    this.position = position
  }
}

type Token = { kind: 'answer' | 'string' | 'number' | 'name' | 'sign'; text: string; position: number }

/** Each kind of token with its spelling; spreadsheets that "improve" quotation marks are forgiven. */
const spellings: [Token['kind'], RegExp][] = [
  ['answer', /\$\{\s*([A-Za-z_][\w.-]*)\s*\}/y],
  ['string', /'([^']*)'/y],
  ['string', /"([^"]*)"/y],
  ['string', /[‘’]([^‘’]*)[‘’]/y],
  ['string', /[“”]([^“”]*)[“”]/y],
  ['number', /(\d+(?:\.\d+)?|\.\d+)/y],
  ['name', /([A-Za-z_][\w-]*(?:[.:][\w-]+)*)/y],
  ['sign', /(!=|<=|>=|\.\.|[=<>+\-*(),./])/y],
]

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let position = text.search(/\S|$/)
  while (position < text.length) {
    const token = tokenAt(text, position)
    tokens.push(token.token)
    position = token.end + text.slice(token.end).search(/\S|$/)
  }
  return tokens
}

function tokenAt(text: string, position: number): { token: Token; end: number } {
  for (const [kind, spelling] of spellings) {
    spelling.lastIndex = position
    const found = spelling.exec(text)
    if (found) return { token: { kind, text: found[1]!, position }, end: spelling.lastIndex }
  }
  throw new BadExpression(text.slice(position, position + 10), position)
}

/** No form needs more, and deeper ones only try how much the reader bears. */
const deepest = 40

/** Reads a formula, or throws a `BadExpression` that names what it stumbled over. */
export function parseExpression(text: string): Expression {
  const reader = new Reader(tokensOf(text), text.length)
  const expression = reader.expression(1, 0)
  reader.finish()
  return expression
}

class Reader {
  readonly tokens: Token[]
  readonly length: number
  next = 0

  constructor(tokens: Token[], length: number) {
    this.tokens = tokens
    this.length = length
  }

  expression(least: number, depth: number): Expression {
    let left = this.operand(depth)
    for (let operator = this.operator(least); operator; operator = this.operator(least)) {
      this.next += 1
      left = { kind: 'operation', operator, left, right: this.expression(strength[operator] + 1, depth + 1) }
    }
    return left
  }

  /** The operator that stands here, where it binds at least so tightly. */
  operator(least: number): Operator | null {
    const token = this.tokens[this.next]
    if (!token || (token.kind !== 'sign' && token.kind !== 'name') || !Object.hasOwn(strength, token.text)) return null
    const operator = token.text as Operator
    return strength[operator] >= least ? operator : null
  }

  operand(depth: number): Expression {
    const token = this.tokens[this.next]
    if (!token) throw new BadExpression('', this.length)
    if (depth > deepest) throw new BadExpression(token.text, token.position)
    this.next += 1
    if (token.kind === 'answer') return { kind: 'answer', name: token.text }
    if (token.kind === 'string') return { kind: 'literal', value: token.text }
    if (token.kind === 'number') return { kind: 'literal', value: Number(token.text) }
    return token.kind === 'name' ? this.named(token, depth) : this.signed(token, depth)
  }

  signed(token: Token, depth: number): Expression {
    if (token.text === '.') return { kind: 'self' }
    // Binds tighter than any operator between two operands.
    if (token.text === '-') return { kind: 'negative', of: this.expression(7, depth + 1) }
    if (token.text !== '(') throw new BadExpression(token.text, token.position)
    const inner = this.expression(1, depth + 1)
    this.expect(')')
    return inner
  }

  named(token: Token, depth: number): Expression {
    if (this.tokens[this.next]?.text !== '(' || this.tokens[this.next]?.kind !== 'sign')
      return { kind: 'attribute', name: token.text }
    this.next += 1
    const given = this.given(depth)
    const known = findFunction(token.text)
    if (!known || given.length < known.least || given.length > known.most)
      throw new BadExpression(`${token.text}()`, token.position)
    return { kind: 'call', name: token.text, given }
  }

  given(depth: number): Expression[] {
    const given: Expression[] = []
    if (this.takes(')')) return given
    do given.push(this.expression(1, depth + 1))
    while (this.takes(','))
    this.expect(')')
    return given
  }

  takes(sign: string): boolean {
    const token = this.tokens[this.next]
    if (token?.kind !== 'sign' || token.text !== sign) return false
    this.next += 1
    return true
  }

  expect(sign: string): void {
    if (!this.takes(sign)) this.refuse()
  }

  finish(): void {
    if (this.next < this.tokens.length) this.refuse()
  }

  refuse(): never {
    const token = this.tokens[this.next]
    throw new BadExpression(token?.text ?? '', token?.position ?? this.length)
  }
}

/** Every part of a formula, the whole first. */
export function* partsOf(expression: Expression): Generator<Expression> {
  yield expression
  if (expression.kind === 'negative') yield* partsOf(expression.of)
  if (expression.kind === 'call') for (const given of expression.given) yield* partsOf(given)
  if (expression.kind === 'operation') {
    yield* partsOf(expression.left)
    yield* partsOf(expression.right)
  }
}

/** The questions whose answers a formula reads. */
export function namesIn(expression: Expression): string[] {
  const names = new Set<string>()
  for (const part of partsOf(expression)) if (part.kind === 'answer') names.add(part.name)
  return [...names]
}
