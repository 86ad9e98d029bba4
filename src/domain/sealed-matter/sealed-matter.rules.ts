import { may } from '#domain/access.ts'
import { classificationMark } from '#domain/incident/classification.rules.ts'
import { checkTimes, isContentOutside } from '#domain/incident/incident.rules.ts'
import { isSealedKind } from '#domain/incident/incident-kind.rules.ts'
import { type Acting, isEthics, isHead } from '#domain/person/person.rules.ts'
import type { Person, Role } from '#domain/person/person.ts'
import { Problem } from '#domain/problem.ts'
import type { Authority } from '#domain/route/authority.ts'
import type { Means } from '#domain/route/route.ts'
import type {
  SealedCapacity,
  SealedMatterRecord,
  SealedReportRecord,
  SealedShadow,
} from '#domain/sealed-matter/sealed-matter.ts'

/** How somebody stands to a matter. */
export type Standing = {
  capacity: SealedCapacity | null
  /** Two people opened it for this one, for a while. */
  hasGlass: boolean
  isConcerned: boolean
}

/** Whom it concerns is shut out whatever else they are. */
export const mayRead = ({ capacity, hasGlass, isConcerned }: Standing): boolean =>
  !isConcerned && (capacity !== null || hasGlass)

/** What may not be seen is answered like what does not exist. */
export function checkMayRead(standing: Standing): void {
  if (!mayRead(standing)) throw new Problem('not_found')
}

/** A glass shows, and does no more. */
export function checkMayAct(standing: Standing): void {
  checkMayRead(standing)
  if (standing.capacity === null) throw new Problem('sealedMatter.glass_only_shows')
}

export function checkMayLead(standing: Standing): void {
  checkMayRead(standing)
  if (standing.capacity !== 'responsible') throw new Problem('sealedMatter.responsible_only')
}

export function checkOpen({ version: current, closedAt }: SealedShadow, version: number): void {
  if (current !== version) throw new Problem('changed_meanwhile')
  if (closedAt !== null) throw new Problem('sealedMatter.closed')
}

/** `cases` are those that go on after the matter is closed: each is named by who closes it. */
export function checkGoesOn(cases: readonly { id: string }[], leftOpen: readonly string[]): void {
  const unnamed = cases.filter(({ id }) => !leftOpen.includes(id))
  if (unnamed.length > 0) throw new Problem('sealedMatter.still_open', { count: unnamed.length })
}

function checkMark(text: string, isMarkMeant: boolean): void {
  const mark = isMarkMeant ? null : classificationMark(text)
  if (mark !== null) throw new Problem('sealedMatter.mark_in_text', { mark })
}

/** Nothing of what is 機密 or above is taken; of the rest there must be something. */
export function checkRecord(record: SealedMatterRecord, now: Date): void {
  checkTimes(record, now)
  if (!record.kinds.some(isSealedKind)) throw new Problem('sealedMatter.not_confidential')
  if (record.fileIds.length > 0) throw new Problem('sealedMatter.no_files')
  const { what, place, people, source, isMarkMeant } = record
  if (isContentOutside(record)) {
    if (`${what}${place}${people}${source}` !== '') throw new Problem('sealedMatter.content_outside')
  } else if (what === '') throw new Problem('sealedMatter.what_missing')
  checkMark([what, place, people, source].join('\n'), isMarkMeant)
}

export function checkText({ contentOutside }: SealedShadow, text: string, isMarkMeant: boolean): void {
  if (contentOutside) throw new Problem('sealedMatter.content_outside')
  checkMark(text, isMarkMeant)
}

/** Of a closed matter there is still its final report; form, order and fields are as of any event. */
export function checkReportRecord(shadow: SealedShadow, record: SealedReportRecord): void {
  const { version, stage, typed, isMarkMeant } = record
  if (shadow.version !== version) throw new Problem('changed_meanwhile')
  if (shadow.closedAt !== null && stage !== 'final') throw new Problem('sealedMatter.closed')
  checkText(shadow, Object.values(typed).join('\n'), isMarkMeant)
}

/** What lies open at the other end, or leaves copies with strangers, carries nothing of a sealed matter. */
const openMeans: readonly Means[] = ['fax', 'mail', 'sms', 'chat']

export const forbiddenForSealed = (byRoutes: readonly Means[]): Means[] => [...new Set([...openMeans, ...byRoutes])]

export function checkSealedMeans(means: Means, byRoutes: readonly Means[]): void {
  if (forbiddenForSealed(byRoutes).includes(means)) throw new Problem('sealedMatter.means_forbidden', { means })
}

const heldByOne: Partial<Record<Authority, Role>> = { agencyHead: 'agencyHead', chiefSecretary: 'chiefSecretary' }

/** Offices that are held by somebody whom it concerns. */
export const barredAuthorities = (concerned: readonly Pick<Person, 'roles'>[]): Authority[] =>
  (Object.entries(heldByOne) as [Authority, Role][])
    .filter(([, role]) => concerned.some(({ roles }) => roles.includes(role)))
    .map(([authority]) => authority)

export function checkNotBarred(authority: Authority | null, barred: readonly Authority[]): void {
  if (authority !== null && barred.includes(authority)) throw new Problem('sealedMatter.recipient_concerned')
}

/** A person with an account, as far as it matters here. */
export type Candidate = Pick<Person, 'id' | 'unitId' | 'roles'>
const acting = ({ id, unitId, roles }: Candidate): Acting => ({ personId: id, unitId, roles })

/** Whether somebody of ethics is left whom it does not concern. */
export const isEthicsFree = (people: readonly Candidate[], concernedIds: readonly string[]): boolean =>
  people.some((person) => !concernedIds.includes(person.id) && isEthics(acting(person)))

/**
 * Who answers for a matter from the beginning: all of ethics whom it does not concern; where nobody is left, the head;
 * where it concerns the head too, the chief secretary.
 */
export function firstResponsible<P extends Candidate>(people: readonly P[], concernedIds: readonly string[]): P[] {
  const free = people.filter(({ id }) => !concernedIds.includes(id))
  const ethics = free.filter((person) => isEthics(acting(person)))
  const holding = (role: Role) => free.filter(({ roles }) => roles.includes(role)).slice(0, 1)
  const found = [ethics, holding('agencyHead'), holding('chiefSecretary')].find((group) => group.length > 0)
  if (!found) throw new Problem('sealedMatter.nobody_left')
  return found
}

/** Whether somebody can be made a reader of a matter. */
export function checkCandidate(person: Candidate, capacity: SealedCapacity, concernedIds: readonly string[]): void {
  if (concernedIds.includes(person.id)) throw new Problem('sealedMatter.person_concerned')
  if (!may(person.roles, 'sealedMatter.open')) throw new Problem('sealedMatter.person_without_access')
  if (capacity === 'responsible' && !isEthics(acting(person)) && !isHead(acting(person)))
    throw new Problem('sealedMatter.not_ethics')
}

type Reading = { personId: string; capacity: SealedCapacity }

/** Somebody always answers for it. */
export function checkSomebodyLeft(readers: readonly Reading[], without: string): void {
  if (!readers.some(({ personId, capacity }) => capacity === 'responsible' && personId !== without))
    throw new Problem('sealedMatter.nobody_left')
}
