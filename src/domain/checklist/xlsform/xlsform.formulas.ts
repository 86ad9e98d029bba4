import { BadExpression, type Expression, namesIn, parseExpression, partsOf } from '#domain/checklist/expression.ts'
import { BadPattern, checkPattern } from '#domain/checklist/pattern.ts'
import type { NoticeCode } from './notice.ts'

/** What a formula is not good for here: unreadable, or it asks for a question that was not taken over. */
export type Unfit = { code: NoticeCode; value: string }

const longest = 1000

/** Questions may bear other names here than in the spreadsheet; `../name` is another way to call them. */
const renamed = (text: string, keys: ReadonlyMap<string, string>): string =>
  text
    .split(/('[^']*'|"[^"]*")/)
    .map((part, at) => (at % 2 === 1 ? part : asAnswers(part, keys)))
    .join('')

const path = /(?<![\w./}])\.{1,2}\/(?:\.\.\/)*(?:[\w.-]+\/)*([\w.-]+)(?![\w/(-])/g

const asAnswers = (text: string, keys: ReadonlyMap<string, string>): string =>
  text
    .replace(path, (whole, name: string) => (keys.get(name) ? `\${${name}}` : whole))
    .replace(/\$\{\s*([^}]*?)\s*\}/g, (whole, name: string) => {
      const key = keys.get(name)
      return key && key !== name ? `\${${key}}` : whole
    })

const constants: Record<string, string> = { yes: 'true()', true: 'true()', no: 'false()', false: 'false()' }

export function parsed(text: string): Expression | null {
  try {
    return parseExpression(text)
  } catch (error) {
    if (error instanceof BadExpression) return null
    throw error
  }
}

function isPattern(expression: Expression): boolean {
  if (expression.kind !== 'literal') return false
  try {
    checkPattern(String(expression.value))
    return true
  } catch (error) {
    if (error instanceof BadPattern) return false
    throw error
  }
}

const hasBadPattern = (expression: Expression): boolean =>
  [...partsOf(expression)].some(
    (part) => part.kind === 'call' && part.name === 'regex' && !isPattern(part.given[1] ?? part),
  )

/** The names of attributes of choices that a formula reads. */
export const attributesIn = (text: string): string[] => {
  const expression = parsed(text)
  return expression ? [...partsOf(expression)].flatMap((part) => (part.kind === 'attribute' ? [part.name] : [])) : []
}

/** The formula as it is, where it can be read here and all that it asks for is here. */
export function fitFormula(text: string, keys: ReadonlyMap<string, string>, ofChoices: boolean): string | Unfit {
  const own = constants[text.toLowerCase()] ?? renamed(text, keys)
  const expression = own.length > longest ? null : parsed(own)
  if (!expression || hasBadPattern(expression)) return { code: 'formulaUnreadable', value: text }
  if (!ofChoices && attributesIn(own).length > 0) return { code: 'formulaUnreadable', value: text }
  const here = new Set(keys.values())
  const unknown = namesIn(expression).find((name) => !here.has(name))
  return unknown === undefined ? own : { code: 'formulaUnknownName', value: `${unknown}: ${text}` }
}

/** All of these hold; undefined where nothing is asked. */
export function together(formulas: readonly (string | undefined)[]): string | undefined {
  const asked = formulas.filter((formula) => formula !== undefined)
  return asked.length > 1 ? asked.map((formula) => `(${formula})`).join(' and ') : asked[0]
}
