import { describe, expect, test } from 'vitest'
import { modelRoutes } from './model-routes.ts'
import type { RouteClock, RouteContent, RouteRecipient } from './route.ts'
import { faultsOfRoute } from './route-faults.rules.ts'

const sound = modelRoutes.find(({ key }) => key === 'R17')!.content
const faults = (change: Partial<RouteContent>) => faultsOfRoute({ ...sound, ...change })
const recipient = (change: Partial<RouteRecipient>): RouteRecipient => ({ ...sound.recipients[0]!, ...change })
const clock = (change: Partial<RouteClock>): RouteClock => ({ ...sound.clocks[0]!, ...change })
const withClock = (change: Partial<RouteClock>) => faults({ clocks: [clock(change)] })

test('no route of the product has a fault', () => {
  for (const { key, from, content } of modelRoutes) expect(faultsOfRoute(content), `${key} ${from}`).toEqual([])
})

describe('a route', () => {
  test('that says of no event that it is for it is faulty', () => {
    expect(faults({ when: [] })).toEqual([{ code: 'conditionMissing', part: 'when' }])
  })

  test('that says the same condition twice, in whatever order, is faulty', () => {
    const [when] = sound.when
    const one = { ...when!, flags: ['casualties', 'mediaOnSite'] as const }
    const other = { ...when!, flags: ['mediaOnSite', 'casualties'] as const }
    expect(faults({ when: [one, other] as never })).toEqual([{ code: 'conditionRepeated', part: 'when', index: 1 }])
  })

  test('that asks for a cyber level of something else is faulty', () => {
    expect(faults({ when: [{ ...sound.when[0]!, cyberSeverity: [3] }] })).toEqual([
      { code: 'levelWithoutCyber', part: 'when', index: 0 },
    ])
  })

  test('without a recipient is faulty', () => {
    expect(faults({ recipients: [], clocks: [] })).toEqual([{ code: 'recipientMissing', part: 'recipients' }])
  })

  test('whose content is kept outside has no form here', () => {
    expect(faults({ contentOutside: true, form: 'F5' })).toEqual([{ code: 'formOfContentOutside', part: 'form' }])
  })
})

describe('a recipient', () => {
  const withRecipients = (...recipients: RouteRecipient[]) => faults({ recipients, clocks: [] })
  const at = (index: number) => ({ part: 'recipients', index })

  test('who is named twice is a fault', () => {
    expect(withRecipients(recipient({}), recipient({ part: 'copy' }))).toEqual([
      { code: 'recipientRepeated', ...at(1), authorities: ['ethicsOffice'] },
    ])
  })

  test('who cannot be told by any means is a fault', () => {
    expect(withRecipients(recipient({ means: [] }))).toEqual([
      { code: 'meansMissing', ...at(0), authorities: ['ethicsOffice'] },
    ])
  })

  test('who would be told by a means that the route forbids is a fault', () => {
    const recipients = [recipient({ means: ['inPerson', 'fax'] })]
    expect(faults({ recipients, clocks: [], forbiddenMeans: ['fax'] })).toEqual([
      { code: 'meansForbidden', ...at(0), authorities: ['ethicsOffice'], means: 'fax' },
    ])
  })

  test.each(['mail', 'sms', 'chat'] as const)('is never told of what is confidential by %s', (means) => {
    const recipients = [recipient({ means: ['inPerson', means] })]
    expect(faults({ recipients, clocks: [], forbiddenMeans: [] })).toEqual([
      { code: 'meansForbiddenForClass', ...at(0), authorities: ['ethicsOffice'], means },
    ])
    expect(faults({ recipients, clocks: [], forbiddenMeans: [], confidentiality: 'restricted' })).toEqual([])
  })

  test('who would hear of it from somebody who is not told is a fault', () => {
    expect(withRecipients(recipient({ authority: 'aac', relayedBy: 'ethicsOffice' }))).toEqual([
      { code: 'relayByStranger', ...at(0), authorities: ['aac', 'ethicsOffice'] },
    ])
  })

  test('who would hear of it from one who hears it from them is a fault, and the way round is named', () => {
    const found = withRecipients(
      recipient({ relayedBy: 'mjibStation' }),
      recipient({ authority: 'mjibStation', relayedBy: 'ethicsOffice' }),
      recipient({ authority: 'aac', relayedBy: 'mjibStation' }),
    )
    expect(found).toEqual([
      { code: 'relayCircle', ...at(0), authorities: ['ethicsOffice', 'mjibStation', 'ethicsOffice'] },
      { code: 'relayCircle', ...at(1), authorities: ['mjibStation', 'ethicsOffice', 'mjibStation'] },
    ])
  })

  test('cannot pass it on to themselves', () => {
    expect(withRecipients(recipient({ relayedBy: 'ethicsOffice' }))).toEqual([
      { code: 'relayCircle', ...at(0), authorities: ['ethicsOffice', 'ethicsOffice'] },
    ])
  })
})

describe('a clock', () => {
  const at = { part: 'clocks', index: 0 }

  test('without a basis is a fault, and one that is called law says where the law stands', () => {
    expect(withClock({ basis: { isLaw: false, text: '', source: '' } })).toEqual([{ code: 'basisMissing', ...at }])
    expect(withClock({ basis: { isLaw: true, text: '某法第1條', source: '' } })).toEqual([
      { code: 'sourceMissing', ...at },
    ])
  })

  test('for somebody who is no recipient is a fault', () => {
    expect(withClock({ to: ['ethicsOffice', 'police'] })).toEqual([
      { code: 'clockToStranger', ...at, authorities: ['police'] },
    ])
  })

  test('that tells nobody is a fault, unless something is to be done', () => {
    expect(withClock({ to: [] })).toEqual([{ code: 'clockToNobody', ...at }])
    expect(withClock({ to: [], step: 'damageControl' })).toEqual([])
  })

  test('that begins anew needs a pause, and an end that still lies ahead', () => {
    expect(withClock({ repeatUntil: 'closed' })).toEqual([{ code: 'repeatWithoutPause', ...at }])
    const within = { amount: 1, unit: 'hour' } as const
    expect(withClock({ repeatUntil: 'controlled', from: 'controlledAt', within })).toEqual([
      { code: 'repeatAfterEnd', ...at },
    ])
  })
})
