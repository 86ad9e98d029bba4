import { approversOf, heads, stagesFor } from '#domain/approval/approval.rules.ts'
import type { Approver, Stages } from '#domain/approval/approval.ts'
import type { Acting } from '#domain/person/person.rules.ts'
import type { Person } from '#domain/person/person.ts'

type Led = { chairId: string; isConfidential: boolean }

/**
 * Who signs the minutes: the chair, by name, and whom the agency asks besides. Where the chair sends them and nobody else
 * is asked, a head signs; where there is none, they wait for the page that is signed on paper. What is confidential is
 * signed by the chair in person.
 */
export function minutesStages(
  route: Stages,
  people: readonly Person[],
  requester: Acting,
  { chairId, isConfidential }: Led,
): Stages {
  const chair: Approver = { roles: [], personId: chairId }
  if (isConfidential) return stagesFor([[{ ...chair, inPerson: true }]], people, requester)
  const named = route.map((stage) => stage.map((approver) => (approver.roles.includes('chair') ? chair : approver)))
  const isLeftToOthers = (stages: Stages): boolean =>
    stages
      .flat()
      .some((approver) => approversOf(approver, people, requester.unitId).some((id) => id !== requester.personId))
  const asked = [named, [[heads]]].find(isLeftToOthers)
  return asked ? stagesFor(asked, people, requester) : named
}
