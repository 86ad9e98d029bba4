import { classificationMark } from '#domain/incident/classification.rules.ts'
import { type Acting, isEthics } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'
import { type Candidate, firstResponsible, isEthicsFree } from '#domain/sealed-matter/sealed-matter.rules.ts'
import type { LogAccount, LogFinding, LogSettlement } from './log-review.ts'

/**
 * As with a sealed matter: for ethics alone, and never for whom it concerns; where it concerns all of ethics, for the
 * head, and where it concerns the head too, for the chief secretary.
 */
export function maySeeFinding(actor: Acting, concernedIds: readonly string[], people: readonly Candidate[]): boolean {
  if (concernedIds.includes(actor.personId)) return false
  if (isEthics(actor)) return true
  if (isEthicsFree(people, concernedIds)) return false
  return firstResponsible(people, concernedIds).some(({ id }) => id === actor.personId)
}

type Named = Pick<LogAccount, 'account' | 'name'>
type Person = { id: string; name: string; loginName: string }

/** Whose an account is: by the list, else by the name they sign in with here. */
export function personOf(
  who: string | null,
  accounts: readonly Named[],
  people: readonly Person[],
): Person | undefined {
  if (who === null) return undefined
  const listed = accounts.find(({ account }) => account === who.toLowerCase())
  return people.find(({ name, loginName }) =>
    listed?.name ? name === listed.name : loginName.toLowerCase() === who.toLowerCase(),
  )
}

/** Settled once, with a reason that bears no mark of a higher class. */
export function checkSettlement(
  finding: Pick<LogFinding, 'state' | 'version'>,
  { version, reason, isMarkMeant }: LogSettlement,
): void {
  if (finding.version !== version) throw new Problem('changed_meanwhile')
  if (finding.state !== 'open') throw new Problem('logFinding.settled')
  const mark = isMarkMeant ? null : classificationMark(reason)
  if (mark !== null) throw new Problem('sealedMatter.mark_in_text', { mark })
}
