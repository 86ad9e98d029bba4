import { describe, expect, test } from 'vitest'
import { Problem } from '#domain/problem.ts'
import { askedOf, campaignStatus, countOf, isAudience, quizOf, resultOf } from './awareness-campaign.rules.ts'
import type { QuizQuestion } from './awareness-piece.ts'

const question = (text: string): QuizQuestion => ({ text, options: ['甲', '乙', '丙'], right: 1, explanation: '因為' })
const piece = (name: string, count: number) => ({
  questions: Array.from({ length: count }, (_, at) => question(`${name}${at}`)),
})
const textsOf = (quiz: readonly { text: string }[]) => quiz.map(({ text }) => text)

test('a campaign runs from its sending to the end of its last day, or until it is ended', () => {
  const course = { sentAt: '2026-02-11T01:00:00.000Z', endedAt: null, untilDate: '2026-02-20' }
  expect(campaignStatus({ ...course, sentAt: null }, '2026-02-11')).toBe('draft')
  expect(campaignStatus(course, '2026-02-20')).toBe('running')
  expect(campaignStatus(course, '2026-02-21')).toBe('ended')
  expect(campaignStatus({ ...course, endedAt: '2026-02-12T01:00:00.000Z' }, '2026-02-12')).toBe('ended')
})

test('it is for those of the units and with one of the roles that are named, and for all where none are', () => {
  const clerk = { unitId: 'civil', roles: ['staff' as const] }
  expect(isAudience({ unitIds: [], roles: [] })({ unitId: null, roles: [] })).toBe(true)
  expect(isAudience({ unitIds: ['civil'], roles: [] })(clerk)).toBe(true)
  expect(isAudience({ unitIds: ['finance'], roles: [] })(clerk)).toBe(false)
  expect(isAudience({ unitIds: ['civil'], roles: ['unitHead'] })(clerk)).toBe(false)
  expect(isAudience({ unitIds: ['civil'], roles: [] })({ ...clerk, unitId: null })).toBe(false)
})

test('a signature on paper counts as told, read and finished, not as passed', () => {
  const nothing = { toldAt: null, readAt: null, passedAt: null, signedOn: null }
  expect(countOf([nothing, { ...nothing, signedOn: '2026-02-12' }])).toEqual({
    ...{ audience: 2, told: 1, read: 1, passed: 0, done: 1 },
  })
})

describe('the quiz', () => {
  test('takes from each piece in turn, five questions at most', () => {
    expect(textsOf(quizOf([piece('a', 4)]))).toEqual(['a0', 'a1', 'a2', 'a3'])
    expect(textsOf(quizOf([piece('a', 3), piece('b', 5)]))).toEqual(['a0', 'b0', 'a1', 'b1', 'a2'])
    expect(textsOf(quizOf(['a', 'b', 'c', 'd', 'e'].map((name) => piece(name, 3))))).toHaveLength(5)
  })

  test('stands in another order after each try, question and options, and says nothing of what is right', () => {
    const quiz = quizOf([piece('a', 5)])
    const order = (tries: number) => textsOf(askedOf(quiz, 'recipient', tries)).join()
    const options = (tries: number) =>
      askedOf(quiz, 'recipient', tries)
        .find(({ question: one }) => one === 0)!
        .options.map(({ option }) => option)
        .join()
    for (const tries of [0, 1, 2, 3]) {
      expect(order(tries + 1)).not.toBe(order(tries))
      expect(options(tries + 1)).not.toBe(options(tries))
    }
    expect(order(1)).toBe(order(1))
    expect(JSON.stringify(askedOf(quiz, 'recipient', 0))).not.toMatch(/right|explanation|因為/)
  })

  test('is passed from the share on that the agency asks for, and not below', () => {
    const quiz = quizOf([piece('a', 5)])
    const with_ = (wrong: number) => quiz.map((_, at) => ({ question: at, option: at < wrong ? 0 : 1 }))
    expect(resultOf(quiz, with_(1), 80)).toMatchObject({ isPassed: true, rightCount: 4, questionCount: 5 })
    expect(resultOf(quiz, with_(1), 81).isPassed).toBe(false)
    expect(resultOf(quiz, with_(0), 100).isPassed).toBe(true)
  })

  test.each([
    ['a question left out', [{ question: 0, option: 1 }]],
    [
      'one answered twice',
      [
        { question: 0, option: 1 },
        { question: 0, option: 2 },
        { question: 1, option: 1 },
      ],
    ],
    [
      'an option that is not there',
      [
        { question: 0, option: 3 },
        { question: 1, option: 1 },
        { question: 2, option: 1 },
      ],
    ],
  ])('refuses %s', (_, answers) => {
    expect(() => resultOf(quizOf([piece('a', 3)]), answers, 80)).toThrow(new Problem('awarenessCampaign.unanswered'))
  })
})
