import { IncidentFlag, IncidentKind } from '#domain/route/route.ts'

/** What people run into most: these stand on top, the others one tap away. */
export const commonKinds = [
  'fireOrAccident',
  'majorDanger',
  'minorDanger',
  'bombOrSubstance',
  'headSafety',
  'petitionOngoing',
  'petitionWarning',
  'fraud',
  'cyberIncident',
  'officialSecretLeak',
] as const satisfies IncidentKind[]

export const otherKinds: readonly IncidentKind[] = IncidentKind.options.filter(
  (kind) => !(commonKinds as readonly IncidentKind[]).includes(kind),
)

const ofDanger: readonly IncidentFlag[] = [
  'casualties',
  'weaponOrFire',
  'buildingClosed',
  'headTargeted',
  'mediaOnSite',
]
const ofCrowd: readonly IncidentFlag[] = ['crowdOver30', 'orderAtRisk', 'headTargeted', 'weaponOrFire', 'mediaOnSite']
const ofSecrets: readonly IncidentFlag[] = ['espionageSuspected', 'secretsInvolved', 'mediaOnSite']
const ofPeople: readonly IncidentFlag[] = ['missingPerson', 'espionageSuspected']

const flagsOfKind: Partial<Record<IncidentKind, readonly IncidentFlag[]>> = {
  majorDanger: ofDanger,
  minorDanger: ['casualties', 'lossOverThreshold', 'mediaOnSite'],
  headSafety: ofDanger,
  bombOrSubstance: ofDanger,
  fireOrAccident: ['casualties', 'buildingClosed', 'serviceInterrupted', 'lossOverThreshold', 'mediaOnSite'],
  disaster: ['casualties', 'buildingClosed', 'serviceInterrupted', 'missingPerson'],
  officialSecretLeak: ofSecrets,
  foreignLeak: ofSecrets,
  cyberIncident: ['serviceInterrupted', 'secretsInvolved', 'espionageSuspected', 'mediaOnSite'],
  insiderMisuse: ofSecrets,
  personalDataIncident: ['lossOverThreshold', 'mediaOnSite'],
  petitionWarning: ofCrowd,
  petitionOngoing: ofCrowd,
  publicOrder: ofCrowd,
  travelAnomaly: ofPeople,
  travelLostContact: ofPeople,
  travelUnauthorized: ofPeople,
  mainlandVisitor: ofPeople,
  contractorAnomaly: ofSecrets,
  fraud: ['lossOverThreshold', 'mediaOnSite'],
}

/** The questions that are worth asking about these kinds; what was answered already stays among them. */
export const flagsToAsk = (kinds: readonly IncidentKind[], answered: readonly IncidentFlag[]): IncidentFlag[] =>
  IncidentFlag.options.filter(
    (flag) => answered.includes(flag) || kinds.some((kind) => flagsOfKind[kind]?.includes(flag)),
  )

const sealedKinds: ReadonlySet<IncidentKind> = new Set([
  'headSafety',
  'officialSecretLeak',
  'stateSecretLeak',
  'foreignLeak',
  'insiderMisuse',
  'nationalSecurity',
  'nationalInterest',
  'travelAnomaly',
  'travelLostContact',
  'travelUnauthorized',
  'mainlandVisitor',
  'whistleblowing',
])

/** What is confidential by its kind and never lies among ordinary events. */
export const isSealedKind = (kind: IncidentKind): boolean => sealedKinds.has(kind)
