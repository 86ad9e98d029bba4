import { isDate } from '#domain/date.ts'
import type { Answer, ChecklistItem, Verdict } from './checklist.ts'

/**
 * What an answer says of compliance. A number is judged by its limits and a choice by those that fail; where there is
 * nothing to judge by, as of a text or a photograph, there is no verdict.
 */
export function verdictOf(item: ChecklistItem, answer: Answer | undefined): Verdict | null {
  if (!answer) return null
  if (item.answerKind === 'verdict') return answer.verdict ?? null
  const fails = item.answerKind === 'number' ? failsOfNumber(item) : failsOfChoice(item)
  if (!fails) return null
  if (answer.verdict === 'notApplicable') return 'notApplicable'
  if (!isGiven(item, answer)) return null
  return fails(answer.value!) ? 'notCompliant' : 'compliant'
}

type Fails = (value: NonNullable<Answer['value']>) => boolean

function failsOfNumber({ number }: ChecklistItem): Fails | null {
  const { least, most } = number ?? {}
  if (least === undefined && most === undefined) return null
  return (value) => Number(value) < (least ?? -Infinity) || Number(value) > (most ?? Infinity)
}

function failsOfChoice({ answerKind, choices }: ChecklistItem): Fails | null {
  const failing = answerKind === 'choice' ? (choices ?? []).filter(({ fails }) => fails) : []
  if (failing.length === 0) return null
  return (value) => failing.some(({ name }) => (Array.isArray(value) ? value.includes(name) : value === name))
}

/** Whether anything was answered; a note or a paper by itself is no answer. */
export function isGiven({ answerKind }: ChecklistItem, answer: Answer): boolean {
  if (answer.verdict !== undefined) return true
  if (answerKind === 'photograph' || answerKind === 'signature') return answer.fileIds.length > 0
  const { value } = answer
  if (typeof value === 'number') return true
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value.trim() !== ''
}

/** Whether the answer is of the kind that was asked for; that it is not given yet is no matter here. */
export function fitsKind(item: ChecklistItem, { verdict, value }: Answer): boolean {
  if (item.answerKind === 'verdict') return value === undefined
  if (verdict !== undefined && (verdict !== 'notApplicable' || value !== undefined)) return false
  return value === undefined ? asks(item) : fitsValue(item, value)
}

/** A note is only read and a calculation worked out, so nobody answers them. */
const asks = ({ answerKind }: ChecklistItem): boolean => answerKind !== 'note' && answerKind !== 'calculation'

function fitsValue(item: ChecklistItem, value: NonNullable<Answer['value']>): boolean {
  switch (item.answerKind) {
    case 'number':
      return typeof value === 'number' && (!item.number?.whole || Number.isInteger(value))
    case 'text':
    case 'code':
      return typeof value === 'string'
    case 'date':
      return typeof value === 'string' && (value === '' || isDate(value))
    case 'choice':
      return fitsChoices(item, value)
    default:
      return false
  }
}

function fitsChoices({ choices = [], several }: ChecklistItem, value: NonNullable<Answer['value']>): boolean {
  const offered = (name: unknown) => choices.some((choice) => choice.name === name)
  if (!several) return value === '' || offered(value)
  return Array.isArray(value) && value.every(offered) && new Set(value).size === value.length
}
