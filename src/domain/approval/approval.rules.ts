import type { ApprovalKind, Approver, Stages } from '#domain/approval/approval.ts'
import type { OfficeCalendar } from '#domain/calendar.ts'
import { type Acting, isEthics } from '#domain/person/person.rules.ts'
import type { Person } from '#domain/person/person.ts'
import { Problem } from '#domain/problem.ts'
import { dueAt } from '#domain/route/route-clock.rules.ts'

export const heads: Approver = { roles: ['agencyHead', 'chiefSecretary'], personId: null }
const director: Approver = { roles: ['ethicsDirector'], personId: null }

/** Whom the product asks until an agency says otherwise. */
export const ownRoutes: Record<ApprovalKind, Stages> = {
  plan: [[heads]],
  inspectionPlan: [[heads]],
  outcomeReport: [[director], [heads]],
  officialDocument: [[heads]],
  rewardProposal: [[director], [heads]],
  documentTemplate: [[heads]],
  minutes: [[{ roles: ['chair'], personId: null }]],
  workOrder: [[{ roles: ['unitHead'], personId: null }]],
  travel: [[heads]],
  mediaPermit: [[{ roles: ['unitHead'], personId: null }]],
}

/** Whom a permit passes follows from the class of the thing; no agency asks others. */
export const hasOwnRoute = (kind: ApprovalKind): boolean => kind !== 'mediaPermit'

/** What is confidential is not scanned: files lie in no envelope. */
export const isSignedOnPaper = (kind: ApprovalKind): boolean => kind !== 'rewardProposal' && kind !== 'travel'

type People = readonly Pick<Person, 'id' | 'unitId' | 'roles'>[]

/** Who may decide a step by right. */
export const approversOf = (approver: Approver, people: People, requesterUnitId: string | null): string[] =>
  people
    .filter((person) =>
      approver.personId === null
        ? approver.roles.some(
            (role) =>
              role !== 'chair' &&
              person.roles.includes(role) &&
              (role !== 'unitHead' || person.unitId === requesterUnitId),
          )
        : person.id === approver.personId,
    )
    .map(({ id }) => id)

/**
 * The route for one request: what only the one who asks could sign is left out, for asking says as much. Somebody else
 * must remain, and every step must have somebody.
 */
export function stagesFor(stages: Stages, people: People, requester: Acting): Stages {
  const whose = (approver: Approver) => approversOf(approver, people, requester.unitId)
  const vacant = stages.flat().find((approver) => whose(approver).length === 0)
  if (vacant) throw new Problem('approval.nobody', { roles: vacant.roles })
  const others = stages
    .map((stage) => stage.filter((approver) => whose(approver).some((id) => id !== requester.personId)))
    .filter((stage) => stage.length > 0)
  if (others.length === 0) throw new Problem('approval.own_approval')
  return others
}

type Decided = { stage: number; step: number }
const isDecided = (decisions: readonly Decided[], stage: number, step: number): boolean =>
  decisions.some((decision) => decision.stage === stage && decision.step === step)

/** The first stage in which somebody has yet to decide; null when everybody has. */
export function currentStage(stages: Stages, decisions: readonly Decided[]): number | null {
  const at = stages.findIndex((stage, index) => stage.some((_, step) => !isDecided(decisions, index, step)))
  return at < 0 ? null : at
}

type Asked = {
  stages: Stages
  decisions: readonly (Decided & { decidedBy: string })[]
  requestedBy: string
  requesterUnitId: string | null
  /** Whom it names: they decide nothing of it, also not in the place of somebody. */
  concernedIds?: readonly string[]
}

export type OpenStep = Decided & { approverIds: string[]; isInPerson: boolean }

/** The steps whose turn it is. */
export function openSteps(
  { stages, decisions, requesterUnitId, concernedIds = [] }: Asked,
  people: People,
): OpenStep[] {
  const stage = currentStage(stages, decisions)
  if (stage === null) return []
  return stages[stage]!.map((approver, step) => ({
    stage,
    step,
    approverIds: approversOf(approver, people, requesterUnitId).filter((id) => !concernedIds.includes(id)),
    isInPerson: approver.inPerson === true,
  })).filter(({ step }) => !isDecided(decisions, stage, step))
}

export type MyStep = Decided & { decidedFor: string | null }

/**
 * What this person may decide now: by right, or in the place of somebody who is away. Whoever asked decides nothing of
 * it, also not through a deputy, and nobody decides twice.
 */
export function stepOf(
  asked: Asked,
  people: People,
  actor: { personId: string; standsInFor: readonly string[] },
): MyStep | null {
  const { personId, standsInFor } = actor
  if (asked.requestedBy === personId || asked.concernedIds?.includes(personId)) return null
  if (asked.decisions.some(({ decidedBy }) => decidedBy === personId)) return null
  const open = openSteps(asked, people)
  const own = open.find(({ approverIds }) => approverIds.includes(personId))
  if (own) return { stage: own.stage, step: own.step, decidedFor: null }
  for (const { stage, step, approverIds, isInPerson } of open) {
    if (isInPerson) continue
    const absent = approverIds.find((id) => id !== asked.requestedBy && standsInFor.includes(id))
    if (absent) return { stage, step, decidedFor: absent }
  }
  return null
}

/** Whoever asked, and ethics, whose business it is. */
export const mayEnd = (actor: Acting, requestedBy: string): boolean => actor.personId === requestedBy || isEthics(actor)

/** Of what names people, neither they nor whoever asked say that it was signed. */
export const maySignOnPaper = (
  actor: Acting,
  asked: { requestedBy: string; concernedIds: readonly string[] },
): boolean => mayEnd(actor, asked.requestedBy) && !asked.concernedIds.includes(actor.personId)

const reminderHour = 9
const hourMs = 3_600_000

/** Nine o'clock of the next working day. */
export const remindAt = (from: Date, calendar: OfficeCalendar): Date =>
  new Date(dueAt({ amount: 1, unit: 'workday' }, from, calendar).getTime() - (24 - reminderHour) * hourMs)
