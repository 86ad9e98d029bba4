import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readPlan } from './plan.reader.ts'
import { textOfPlan, writtenPlan } from './written-plan.ts'

const fixtures = 'test/fixtures/plans'
const today = '2026-11-22'
const plans = readdirSync(fixtures).filter((name) => name.endsWith('.txt'))

const squeezed = (text: string) => text.replaceAll(/\s/g, '')
function said(text: string) {
  const { title, rocYear, occasion, period, basis, clauses, duties } = readPlan(text, { today })
  return {
    title,
    rocYear,
    occasion,
    period,
    basis,
    clauses: clauses.map(({ label, heading, level, text: words }) => ({
      label,
      heading,
      level,
      text: squeezed(words),
    })),
    duties: duties.map(({ span: _, confidence: __, ...duty }) => duty),
  }
}

describe('a plan written anew', () => {
  test.each(plans)('%s reads as it did', (name) => {
    const text = readFileSync(`${fixtures}/${name}`, 'utf8')
    expect(said(textOfPlan(writtenPlan(text)))).toEqual(said(text))
  })
})
