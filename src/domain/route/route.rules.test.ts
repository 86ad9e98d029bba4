import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import type { Authority } from './authority.ts'
import { modelRoutes } from './model-routes.ts'
import { clocksOf, dayKnown, routesFor, strictestOf, tellingsOf, waitingClocksOf } from './route.rules.ts'
import { type IncidentFacts, IncidentFlag, IncidentKind, type Route } from './route.ts'
import type { IncidentTimes } from './route-clock.rules.ts'

const at = (text: string) => new Date(`${text}+08:00`)
const timesAt = (known: Date): IncidentTimes => ({
  occurredAt: known,
  knownAt: known,
  reportedToEthicsAt: known,
  receivedAt: null,
  controlledAt: null,
})
const facts = (kind: IncidentKind, more: Partial<IncidentFacts> = {}): IncidentFacts => ({
  kinds: [kind],
  flags: [],
  cyberSeverity: null,
  ...more,
})
const routesOn = (event: IncidentFacts, known: Date) => routesFor(event, dayKnown(known), modelRoutes)
const newYear = at('2026-02-17T02:00')

const keysOf = (event: IncidentFacts, known = newYear) => routesOn(event, known).map(({ key }) => key)
function toldBy(event: IncidentFacts, authority: Authority, known = newYear) {
  const telling = tellingsOf(routesOn(event, known), timesAt(known), officeCalendar).find(
    (one) => one.authority === authority,
  )!
  const { dueAt, basis, means, relayedBy } = telling
  return { minutes: dueAt && (dueAt.getTime() - known.getTime()) / 60_000, isLaw: basis.isLaw, means, relayedBy }
}
const clock = (event: IncidentFacts, step: string, times: Partial<IncidentTimes> = {}) =>
  clocksOf(routesOn(event, newYear), { ...timesAt(newYear), ...times }, officeCalendar).filter(
    (one) => one.step === step && one.basis.isLaw,
  )

describe('the routes of the product', () => {
  test('know every kind of event on every day of the product', () => {
    for (const kind of IncidentKind.options)
      for (const day of ['2023-01-16', '2025-12-31', '2026-02-17'])
        expect(routesFor(facts(kind), day, modelRoutes), `${kind} ${day}`).not.toEqual([])
  })

  test('tell nobody of what is confidential by mail, message or chat, and leave every recipient a way', () => {
    const event = fc.record({
      kinds: fc.uniqueArray(fc.constantFrom(...IncidentKind.options), { minLength: 1, maxLength: 4 }),
      flags: fc.subarray([...IncidentFlag.options]),
      cyberSeverity: fc.constantFrom(null, 1, 2, 3, 4),
    })
    fc.assert(
      fc.property(event, (event) => {
        const routes = routesOn(event, newYear)
        const isConfidential = strictestOf(routes) === 'confidential'
        for (const { means } of tellingsOf(routes, timesAt(newYear), officeCalendar)) {
          expect(means).not.toEqual([])
          if (isConfidential)
            expect(means).not.toEqual(expect.arrayContaining([expect.stringMatching(/mail|sms|chat/)]))
        }
      }),
    )
  })

  test('call nothing law that has no source', () => {
    for (const { key, content } of modelRoutes)
      for (const { isLaw, source } of [content.basis, ...content.clocks.map(({ basis }) => basis)])
        expect(isLaw && source === '', key).toBe(false)
  })

  test('keep their identity when the product starts anew', () => {
    const ids = modelRoutes.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(modelRoutes.filter(({ key }) => key === 'R10').map(({ id }) => id)).toEqual([
      '00000000-0000-8000-8000-001020190101',
      '00000000-0000-8000-8000-001020260105',
    ])
  })
})

describe('a cyber event', () => {
  test('is notified within one hour by law, also while its level is not judged', () => {
    for (const cyberSeverity of [null, 1, 2, 3, 4])
      for (const authority of ['moda', 'countyCyber'] as const)
        expect(toldBy(facts('cyberIncident', { cyberSeverity }), authority)).toMatchObject({ minutes: 60, isLaw: true })
  })

  test.each([
    [1, 72, 8],
    [2, 72, 8],
    [3, 36, 2],
    [4, 36, 2],
  ])('of level %i is under control within %i hours and reviewed within %i of receipt', (level, control, review) => {
    const event = facts('cyberIncident', { cyberSeverity: level })
    const receivedAt = at('2026-02-17T03:00')
    expect(clock(event, 'damageControl').map(({ dueAt }) => dueAt)).toEqual([
      new Date(newYear.getTime() + control * 3_600_000),
    ])
    expect(clock(event, 'levelReview')).toEqual([])
    expect(clock(event, 'levelReview', { receivedAt }).map(({ dueAt }) => dueAt)).toEqual([
      new Date(receivedAt.getTime() + review * 3_600_000),
    ])
  })

  test('is reported on within a month of being under control, and until then that clock waits', () => {
    const event = facts('cyberIncident', { cyberSeverity: 3 })
    const waiting = waitingClocksOf(routesOn(event, newYear), timesAt(newYear)).map(({ step }) => step)
    expect(waiting).toEqual(['levelReview', 'finalReport'])
    const [report] = clock(event, 'finalReport', { controlledAt: at('2026-01-31T10:00') })
    expect(report!.dueAt).toEqual(at('2026-02-28T10:00'))
  })

  test('judged higher has less time than before, and the investigation bureau is told too', () => {
    const levels = [null, 1, 2, 3, 4]
    const control = (cyberSeverity: number | null) => clock(facts('cyberIncident', { cyberSeverity }), 'damageControl')
    for (const [index, level] of levels.entries())
      for (const higher of levels.slice(index)) {
        expect(control(higher)[0]!.dueAt <= control(level)[0]!.dueAt).toBe(true)
      }
    expect(keysOf(facts('cyberIncident', { cyberSeverity: 2 }))).toEqual(['R10'])
    expect(toldBy(facts('cyberIncident', { cyberSeverity: 3 }), 'mjibStation').relayedBy).toBe('ethicsOffice')
  })

  test('follows the law by the name that it had on the day', () => {
    const named = (known: Date) => routesOn(facts('cyberIncident'), known)[0]!.content.basis.text
    expect(named(at('2026-01-04T23:59'))).toBe('資通安全事件通報及應變辦法第4條')
    expect(named(at('2026-01-05T00:00'))).toBe('資通安全事件通報應變及演練辦法第4條')
  })
})

describe('a matter of national security', () => {
  test('is told in person and passed on by the ethics office alone', () => {
    for (const kind of ['nationalSecurity', 'nationalInterest'] as const) {
      expect(toldBy(facts(kind), 'ethicsOffice')).toMatchObject({ minutes: 0, means: ['inPerson'] })
      expect(toldBy(facts(kind), 'mjibStation')).toMatchObject({
        minutes: 60,
        isLaw: false,
        relayedBy: 'ethicsOffice',
        means: ['inPerson', 'sealedLetter'],
      })
    }
  })

  test('names the article by the day it took force', () => {
    const named = (known: Date) => routesOn(facts('nationalSecurity'), known)[0]!.content.basis.text
    expect(named(at('2023-11-30T12:00'))).toBe('國家安全法第2條之1')
    expect(named(at('2023-12-01T12:00'))).toBe('國家安全法第2條')
  })
})

test('what belongs to a state secret is not written down here', () => {
  const [route] = routesOn(facts('stateSecretLeak'), newYear)
  expect(route!.content).toMatchObject({ contentOutside: true, form: null, confidentiality: 'confidential' })
})

test('a petition that may turn to disorder is told to the police too, a large one to the superior office', () => {
  const keys = (...flags: IncidentFlag[]) => keysOf(facts('petitionWarning', { flags }))
  expect(keys()).toEqual(['R15'])
  expect(keys('orderAtRisk')).toEqual(['R15', 'R15-order'])
  expect(keys('crowdOver30')).toEqual(['R15', 'R15-major'])
})

test('one event takes several routes, and each authority is told once, by the earliest time and the law before a setting', () => {
  const event = facts('cyberIncident', { kinds: ['cyberIncident', 'personalDataIncident', 'minorDanger'] })
  expect(keysOf(event)).toEqual(['R02', 'R10', 'R14'])
  const tellings = tellingsOf(routesOn(event, newYear), timesAt(newYear), officeCalendar)
  const ethics = tellings.filter(({ authority }) => authority === 'ethicsOffice')
  expect(ethics).toMatchObject([{ routeKeys: ['R02', 'R10', 'R14'], dueAt: newYear, part: 'primary' }])
  expect(ethics[0]!.routeId).toBe(modelRoutes.find(({ key }) => key === 'R02')!.id)
})

describe('the means', () => {
  const route = (key: string, means: Route['content']['recipients'][number]['means'], more: object): Route => {
    const model = modelRoutes.find((one) => one.key === 'R02')!
    const recipients = [{ authority: 'police' as const, part: 'primary' as const, relayedBy: null, means }]
    return { ...model, key, id: key, content: { ...model.content, recipients, clocks: [], ...more } }
  }
  const left = (...routes: Route[]) => tellingsOf(routes, timesAt(newYear), officeCalendar)[0]!.means

  test('are those that every route allows, in the order of the first', () => {
    expect(left(route('a', ['telephone', 'fax', 'inPerson'], {}), route('b', ['inPerson', 'fax'], {}))).toEqual([
      'fax',
      'inPerson',
    ])
  })

  test('are those of the more closed route where nothing is in common', () => {
    expect(left(route('a', ['mail'], {}), route('b', ['sealedLetter'], { confidentiality: 'confidential' }))).toEqual([
      'sealedLetter',
    ])
  })

  test('never hold what another route of the same event forbids', () => {
    expect(left(route('a', ['mail', 'fax'], {}), route('b', ['mail', 'fax'], { forbiddenMeans: ['mail'] }))).toEqual([
      'fax',
    ])
  })
})
