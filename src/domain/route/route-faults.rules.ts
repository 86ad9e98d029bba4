import type { Authority } from './authority.ts'
import type { Confidentiality, Means, RouteBasis, RouteClock, RouteContent, RouteRecipient } from './route.ts'

export const routeFaultCodes = [
  'conditionMissing',
  'conditionRepeated',
  'levelWithoutCyber',
  'recipientMissing',
  'recipientRepeated',
  'meansMissing',
  'meansForbidden',
  'meansForbiddenForClass',
  'relayByStranger',
  'relayCircle',
  'basisMissing',
  'sourceMissing',
  'clockToNobody',
  'clockToStranger',
  'repeatWithoutPause',
  'repeatAfterEnd',
  'formOfContentOutside',
] as const
export type RouteFaultCode = (typeof routeFaultCodes)[number]

/** What keeps a route from being published, and where it stands. */
export type RouteFault = {
  code: RouteFaultCode
  part: keyof RouteContent
  /** Which one of the part. */
  index?: number
  /** Whom it is about; in a circle everybody on the way round. */
  authorities?: readonly Authority[]
  means?: Means
}

/** What can be read on the way, or by whoever holds the device, is no way for what is confidential. */
export const forbiddenFor: Record<Confidentiality, readonly Means[]> = {
  normal: [],
  restricted: [],
  confidential: ['mail', 'sms', 'chat'],
}

/** All that is wrong with a route, in its order. */
export const faultsOfRoute = (content: RouteContent): RouteFault[] => [
  ...faultsOfConditions(content),
  ...faultsOfRecipients(content),
  ...faultsOfRelays(content),
  ...content.clocks.flatMap((clock, index) => faultsOfClock(clock, index, content)),
  ...basisFaults(content.basis, { part: 'basis' }),
  ...(content.contentOutside && content.form !== null
    ? [{ code: 'formOfContentOutside', part: 'form' } satisfies RouteFault]
    : []),
]

function faultsOfConditions({ when }: RouteContent): RouteFault[] {
  if (when.length === 0) return [{ code: 'conditionMissing', part: 'when' }]
  const written = when.map((one) => JSON.stringify([one.kind, one.flags.toSorted(), one.cyberSeverity.toSorted()]))
  return when.flatMap(({ kind, cyberSeverity }, index): RouteFault[] => [
    ...(written.indexOf(written[index]!) < index
      ? [{ code: 'conditionRepeated', part: 'when', index } satisfies RouteFault]
      : []),
    ...(cyberSeverity.length > 0 && kind !== 'cyberIncident'
      ? [{ code: 'levelWithoutCyber', part: 'when', index } satisfies RouteFault]
      : []),
  ])
}

function faultsOfRecipients({ recipients, forbiddenMeans, confidentiality }: RouteContent): RouteFault[] {
  if (recipients.length === 0) return [{ code: 'recipientMissing', part: 'recipients' }]
  const names = recipients.map(({ authority }) => authority)
  return recipients.flatMap(({ authority, means }, index): RouteFault[] => {
    const at = { part: 'recipients', index, authorities: [authority] } as const
    return [
      ...(names.indexOf(authority) < index ? [{ code: 'recipientRepeated', ...at } as const] : []),
      ...(means.length === 0 ? [{ code: 'meansMissing', ...at } as const] : []),
      ...means.flatMap((one): RouteFault[] => {
        if (forbiddenFor[confidentiality].includes(one)) return [{ code: 'meansForbiddenForClass', ...at, means: one }]
        return forbiddenMeans.includes(one) ? [{ code: 'meansForbidden', ...at, means: one }] : []
      }),
    ]
  })
}

/** Who passes on must be told first, and not by those who hear it from them. */
function faultsOfRelays({ recipients }: RouteContent): RouteFault[] {
  return recipients.flatMap(({ authority, relayedBy }, index): RouteFault[] => {
    if (relayedBy === null) return []
    const at = { part: 'recipients', index } as const
    if (!recipients.some((one) => one.authority === relayedBy))
      return [{ code: 'relayByStranger', ...at, authorities: [authority, relayedBy] }]
    const circle = circleFrom(authority, recipients)
    return circle ? [{ code: 'relayCircle', ...at, authorities: circle }] : []
  })
}

function circleFrom(start: Authority, recipients: readonly RouteRecipient[]): Authority[] | null {
  const way = [start]
  for (;;) {
    const next = recipients.find(({ authority }) => authority === way.at(-1))?.relayedBy ?? null
    if (next === start) return [...way, next]
    if (next === null || way.includes(next)) return null
    way.push(next)
  }
}

/** Steps that tell somebody; the others are something to be done. */
const telling: readonly RouteClock['step'][] = ['firstNotice', 'writtenReport', 'relay']

function faultsOfClock(clock: RouteClock, index: number, { recipients }: RouteContent): RouteFault[] {
  const at = { part: 'clocks', index } as const
  const strangers = clock.to.filter((one) => !recipients.some(({ authority }) => authority === one))
  const faults: RouteFault[] = basisFaults(clock.basis, at)
  if (clock.to.length === 0 && telling.includes(clock.step)) faults.push({ code: 'clockToNobody', ...at })
  if (strangers.length > 0) faults.push({ code: 'clockToStranger', ...at, authorities: strangers })
  if (clock.repeatUntil !== null && clock.within.amount === 0) faults.push({ code: 'repeatWithoutPause', ...at })
  if (clock.repeatUntil === 'controlled' && clock.from === 'controlledAt')
    faults.push({ code: 'repeatAfterEnd', ...at })
  return faults
}

function basisFaults({ isLaw, text, source }: RouteBasis, at: Pick<RouteFault, 'part' | 'index'>): RouteFault[] {
  if (text === '') return [{ code: 'basisMissing', ...at }]
  return isLaw && source === '' ? [{ code: 'sourceMissing', ...at }] : []
}
