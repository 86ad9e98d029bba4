import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Role } from '#domain/person/person.ts'
import { Problem } from '#domain/problem.ts'
import {
  authoritiesFor,
  type Case,
  checkMoment,
  checkOpening,
  checkProof,
  checkStep,
  courseOf,
  missingOf,
  nextOf,
  type Took,
  waitsFor,
} from './follow-up-case.rules.ts'
import { FollowUpStepRecord } from './follow-up-case.ts'
import { FollowUpKind, type FollowUpModel, type FollowUpOutcome } from './follow-up-model.ts'
import { modelOn } from './model-cases.ts'

const now = new Date('2026-02-11T01:00:00Z')
const knownAt = '2026-02-10T00:00:00.000Z'
const at = '2026-02-11T00:00:00.000Z'
const anybody = { roles: Role.options }
const leak = modelOn('secretLeak', '2026-02-11')
const petition = modelOn('petition', '2026-02-11')

const took = (step: string, changes: Partial<Took> = {}): Took => ({
  ...{ id: step, step, at, outcome: null, recordedBy: 'officer' },
  ...changes,
})
const record = (step: string, seen: number, changes: object = {}): FollowUpStepRecord =>
  FollowUpStepRecord.parse({
    id: '0197a000-0000-7000-8000-000000000001',
    caseId: '0197a000-0000-7000-8000-000000000002',
    stepId: '0197a000-0000-7000-8000-000000000003',
    ...{ step, seen, at, ...changes },
  })
const caseOf = (model: FollowUpModel, taken: readonly Took[] = [], changes: Partial<Case> = {}): Case => ({
  ...{ model, taken, knownAt, concernedIds: [], barred: [] },
  ...changes,
})
const refusal = (run: () => void): string | null => {
  try {
    run()
    return null
  } catch (problem) {
    if (problem instanceof Problem) return problem.code
    throw problem
  }
}
const step = (one: Case, key: string, changes: object = {}, actor: { roles: Role[] } = anybody) =>
  refusal(() => checkStep(actor, one, record(key, one.taken.length, changes), now))

const reported = [took('reportToHead'), took('reportToSuperior')]
const found = (outcome: FollowUpOutcome) => [...reported, took('verify', { outcome })]

describe('a step', () => {
  test('is taken in its turn, by its roles, with what it asks for', () => {
    expect(step(caseOf(leak), 'reportToHead', { authority: 'agencyHead' })).toBeNull()
    expect(step(caseOf(leak), 'nothing')).toBe('followUpCase.step_unknown')
    expect(step(caseOf(leak), 'reportToHead', { authority: 'agencyHead' }, { roles: ['staff'] })).toBe(
      'followUpCase.not_for_role',
    )
    expect(step(caseOf(leak), 'verify', { outcome: 'unfounded', reference: '1' })).toBe('followUpCase.too_early')
    expect(step(caseOf(leak, reported), 'reportToHead', { authority: 'agencyHead' })).toBe('followUpCase.already_done')
    expect(step(caseOf(leak, found('criminal')), 'headDecision')).toBe('followUpCase.other_branch')
    expect(step(caseOf(leak, found('criminal')), 'end')).toBe('followUpCase.unfinished')
    expect(step(caseOf(leak, [...found('unfounded'), took('fileUnfounded')]), 'end')).toBeNull()
    expect(step(caseOf(leak, [took('end')]), 'reportToHead', { authority: 'agencyHead' })).toBe('followUpCase.ended')
  })

  test('is refused where somebody else wrote meanwhile', () => {
    const one = caseOf(leak, reported)
    expect(refusal(() => checkStep(anybody, one, record('verify', 1), now))).toBe('changed_meanwhile')
  })

  test('says what it asks for and nothing else', () => {
    const asks = { decides: false, proof: { note: true, reference: true } }
    const given = { outcome: null, note: '已處理', reference: '府政字第1150001號', authority: null }
    const proof = (changes: object, how: object = {}) =>
      refusal(() =>
        checkProof(asks, { ...given, ...changes }, { outcomes: [], authorities: [], isSealed: false, ...how }),
      )
    expect(proof({})).toBeNull()
    expect(proof({ note: '' })).toBe('followUpCase.note_missing')
    expect(proof({ reference: '' })).toBe('followUpCase.reference_missing')
    expect(proof({ outcome: 'criminal' })).toBe('followUpCase.outcome_unasked')
    expect(proof({ authority: 'police' })).toBe('followUpCase.authority_other')
    expect(proof({}, { authorities: ['police'] })).toBe('followUpCase.authority_missing')
    expect(proof({}, { isSealed: true })).toBe('followUpCase.no_words')
    const decides = { decides: true, proof: { note: false, reference: false } }
    const outcomes = { outcomes: leak.outcomes, authorities: [], isSealed: true }
    const none = { note: '', reference: '', authority: null }
    expect(refusal(() => checkProof(decides, { ...none, outcome: null }, outcomes))).toBe(
      'followUpCase.outcome_missing',
    )
    expect(refusal(() => checkProof(decides, { ...none, outcome: 'toAnswer' }, outcomes))).toBe(
      'followUpCase.outcome_missing',
    )
  })

  test('of a sealed matter bears a registry number and no sentence', () => {
    const asks = { decides: false, proof: { note: false, reference: true } }
    const code = (reference: string) =>
      refusal(() =>
        checkProof(
          asks,
          { outcome: null, note: '', reference, authority: null },
          { outcomes: [], authorities: [], isSealed: true },
        ),
      )
    for (const number of ['府政字第1150000123號', '政密字第115-042號', 'M-AB34-K9TX', '115/政/7'])
      expect(code(number), number).toBeNull()
    for (const words of [
      '王課員拍照外傳',
      '1 月 5 日 王課員',
      '已於3日，查明',
      '王課員拍照外傳三份檔案1',
      '（機密）1號',
    ])
      expect(code(words), words).toBe('followUpCase.reference_only')
  })

  test('happens after what it follows, after the event was known, and not in the future', () => {
    const moment = (when: string) => refusal(() => checkMoment(when, [knownAt, '2026-02-10T09:00:40.000Z'], now))
    expect(moment('2026-02-10T09:00:00.000Z')).toBeNull()
    expect(moment('2026-02-10T08:59:00.000Z')).toBe('followUpCase.out_of_order')
    expect(moment('2026-02-11T01:02:00.000Z')).toBe('followUpCase.in_the_future')
  })
})

describe('whom the matter concerns', () => {
  test('is not told and does not decide; whoever stands in for them does', () => {
    const { proof } = leak.steps.find(({ key }) => key === 'headDecision')!
    expect(authoritiesFor(proof, [])).toEqual(['agencyHead'])
    expect(authoritiesFor(proof, ['agencyHead'])).toEqual(['superiorEthicsOffice'])
    const reviewed = [...found('administrative'), took('superiorReview')]
    const one = caseOf(leak, reviewed, { barred: ['agencyHead'] })
    const given = { reference: '府政字第1號' }
    expect(step(one, 'headDecision', { ...given, authority: 'agencyHead' })).toBe('followUpCase.authority_other')
    expect(step(one, 'headDecision', { ...given, authority: 'superiorEthicsOffice' })).toBeNull()
  })

  test('has not reviewed it, also where that turns out later: it is owed again', () => {
    const by = { recordedBy: 'concerned' }
    const taken = [...reported, took('verify', { outcome: 'criminal' }), took('superiorReview', by)]
    const before = courseOf(leak, taken)
    expect(missingOf(leak, before).map(({ key }) => key)).toEqual(['remedy', 'letterToAac'])
    const after = courseOf(leak, taken, ['concerned'])
    expect(missingOf(leak, after).map(({ key }) => key)).toEqual(['remedy', 'superiorReview', 'letterToAac'])
    const verified = courseOf(leak, [...reported, took('verify', { ...by, outcome: 'criminal' })], ['concerned'])
    expect(verified.outcome).toBeNull()
  })
})

test('a new outcome owes its own steps, and what followed from the old one counts no more', () => {
  const taken = [...found('administrative'), took('remedy'), took('superiorReview'), took('headDecision')]
  const anew = courseOf(leak, [...taken, took('verify', { outcome: 'criminal' })])
  expect(anew.outcome).toBe('criminal')
  expect(missingOf(leak, anew).map(({ key }) => key)).toEqual(['remedy', 'superiorReview', 'letterToAac'])
})

test('a case waits for those whose turn it is, and what is merely possible waits for nobody', () => {
  const fraud = modelOn('fraud', '2026-02-11')
  const drafted = courseOf(fraud, [took('tellPolice'), took('draftWarning')])
  expect(waitsFor({ roles: ['agencyHead'] }, fraud, drafted)).toBe(true)
  expect(waitsFor({ roles: ['ethicsOfficer'] }, fraud, drafted)).toBe(false)
  expect(nextOf(fraud, drafted).map(({ key }) => key)).toEqual(['takeDown', 'approveWarning'])
})

test('a case follows only an event of its kind', () => {
  expect(refusal(() => checkOpening(petition, ['petitionOngoing']))).toBeNull()
  expect(refusal(() => checkOpening(petition, ['fraud']))).toBe('followUpCase.not_of_kind')
})

/** What was owed, read from the data alone: of the last outcome, and each after what it names. */
function fault({ steps }: FollowUpModel, taken: readonly Took[]): string | null {
  const decided = taken.findLastIndex((one) => steps.some(({ key, decides }) => decides && key === one.step))
  const outcome = taken[decided]?.outcome ?? null
  for (const { key, when, isMandatory, ends, after } of steps) {
    const isOwed = isMandatory && !ends && (when.length === 0 || (outcome !== null && when.includes(outcome)))
    const place = taken.findLastIndex((one) => one.step === key)
    if (isOwed && place < 0) return `${key} was skipped`
    if (isOwed)
      for (const one of after) {
        const before = steps.find((other) => other.key === one)!
        const isAsked = before.when.length === 0 || (outcome !== null && before.when.includes(outcome))
        if (isAsked && taken.findLastIndex((other) => other.step === one) > place) return `${key} came before ${one}`
      }
  }
  return null
}

describe('whatever order is tried', () => {
  const tries = fc.array(fc.record({ step: fc.nat(), outcome: fc.nat(), authority: fc.nat() }), {
    minLength: 100,
    maxLength: 400,
  })
  type Attempt = { step: number; outcome: number; authority: number }
  const oneOf = <T>(all: readonly T[], place: number): T | null => [...all, null][place % (all.length + 1)] ?? null

  /** Takes what is let through. */
  function play(model: FollowUpModel, attempts: readonly Attempt[]): Took[] {
    const taken: Took[] = []
    for (const { step: place, ...chosen } of attempts) {
      const one = model.steps[place % model.steps.length]!
      const outcome = one.decides ? oneOf(model.outcomes, chosen.outcome) : null
      const authority = oneOf(one.proof.authorities, chosen.authority)
      const note = one.proof.note ? '辦理' : ''
      const reference = one.proof.reference ? 'A1' : ''
      if (step(caseOf(model, taken), one.key, { outcome, authority, note, reference }) === null)
        taken.push(took(one.key, { id: String(taken.length), outcome }))
    }
    return taken
  }
  const isEnded = (model: FollowUpModel, taken: readonly Took[]) => courseOf(model, taken).isEnded

  test.each(FollowUpKind.options)('no case of %s ends without a mandatory step of its branch', (kind) => {
    const model = modelOn(kind, '2026-02-11')
    let ended = 0
    fc.assert(
      fc.property(tries, (attempts) => {
        const taken = play(model, attempts)
        if (!isEnded(model, taken)) return
        ended += 1
        expect(fault(model, taken)).toBeNull()
        expect(taken.findIndex(({ step: key }) => key === 'end')).toBe(taken.length - 1)
      }),
      { numRuns: 150 },
    )
    expect(ended).toBeGreaterThan(0)
  })

  test('and were the end not held back, that would be found', () => {
    const loose: FollowUpModel = {
      ...leak,
      steps: leak.steps.map((one) => ({ ...one, isMandatory: one.key !== 'verify' })),
    }
    const taken = [...reported, took('end')]
    expect(step(caseOf(loose, reported), 'end')).toBeNull()
    expect(fault(leak, taken)).toBe('verify was skipped')
  })
})
