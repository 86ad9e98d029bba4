import type { Waiting } from '#domain/assignment/assignment.ts'
import { isDoubtful } from '#domain/contact/contact.rules.ts'
import type { Contact } from '#domain/contact/contact.ts'
import { checkEnding, checkRunning, drillState, isToCall } from '#domain/contact/contact-drill.rules.ts'
import type { ContactDrill, ContactDrillEntry, ContactDrillSummary } from '#domain/contact/contact-drill.ts'
import { isEthics } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'
import { findAgency } from '#server/agency/agency.operations.ts'
import { proveByDrill } from '#server/assignment/assignment-evidence.operations.ts'
import { findPlan, findPlanAhead } from '#server/plan/plan-draft.operations.ts'
import { say } from '#server/platform/messages.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import { findContacts, listContacts, shownContacts } from './contact.operations.ts'
import { listCallsOfDrill, listOfDrill } from './contact.store.ts'
import * as store from './contact-drill.store.ts'

type ById = { id: string }

export const listContactDrills = read(
  'contactDrill.list',
  (work, _: Record<string, never>): Promise<ContactDrillSummary[]> => store.list(work.tx, {}),
)

async function entriesOf(work: Work, id: string): Promise<ContactDrillEntry[]> {
  const contacts = await shownContacts(work, await listOfDrill(work.tx, id))
  const calls = Map.groupBy(await listCallsOfDrill(work.tx, id), ({ contactId }) => contactId)
  return contacts.map((contact) => {
    const own = calls.get(contact.id) ?? []
    return { contact, state: drillState(contact, own, work.today), calls: own }
  })
}

async function load(work: Work, id: string): Promise<ContactDrill> {
  const [summary] = await store.list(work.tx, { id })
  if (!summary) throw new Problem('not_found')
  const { result, assignmentId } = await store.findKept(work.tx, id)
  return { ...summary, assignmentId, entries: result ?? (await entriesOf(work, id)) }
}

export const showContactDrill = read('contactDrill.show', (work, { id }: ById) => load(work, id))

export const downloadContactDrill = read('contactDrill.download', async (work, { id }: ById) => ({
  drill: await load(work, id),
  agency: await findAgency(work),
  madeAt: work.now.toISOString(),
}))

/** Lists those of the contacts that may be called today; what is added afterwards waits for the next drill. */
export async function beginDrill(
  work: Work,
  { id, planId }: ById & { planId: string },
  isMeant: (contact: Contact) => boolean = () => true,
): Promise<number> {
  const plan = await findPlan(work, planId)
  if (plan.status === 'closed') throw new Problem('plan.closed')
  if (plan.status !== 'issued') throw new Problem('plan.not_issued')
  const contacts = (await findContacts(work, work.today)).filter((contact) => isToCall(contact) && isMeant(contact))
  if (contacts.length === 0) throw new Problem('contact.none_to_call')
  const { agencyId, personId } = work.actor
  const contactIds = contacts.map((contact) => contact.id)
  await store.insert(work.tx, { id, agencyId, planId, startedBy: personId, startedAt: work.now }, contactIds)
  return contactIds.length
}

export const startContactDrill = write('contactDrill.start', async (work, drill: ById & { planId: string }) => {
  const size = await beginDrill(work, drill)
  work.record(drill.id, { planId: drill.planId, size })
  return load(work, drill.id)
})

/** Of those named, the latest first. */
export const findDrills = async (work: Work, ids: readonly string[]): Promise<ContactDrillSummary[]> =>
  ids.length === 0 ? [] : (await store.list(work.tx, {})).filter(({ id }) => ids.includes(id))

const count = (entries: readonly ContactDrillEntry[], state: ContactDrillEntry['state']): number =>
  entries.filter((entry) => entry.state === state).length

type Ending = ById & { assignmentId: string | null }
/** Keeps what came of it, and shows it for an assignment of the plan where one is named. */
export const endContactDrill = write('contactDrill.end', async (work, { id, assignmentId }: Ending) => {
  const drill = await store.lock(work.tx, id)
  if (!drill) throw new Problem('not_found')
  checkRunning(drill)
  const result = await entriesOf(work, id)
  checkEnding(result)
  await store.end(work.tx, id, { endedBy: work.actor.personId, endedAt: work.now, result })
  const counts = { answered: count(result, 'answered'), notAnswered: count(result, 'notAnswered') }
  const note = say('contact.drill.evidence', { ...counts, size: result.length })
  if (assignmentId) await proveByDrill(work, { assignmentId, planId: drill.planId, contactDrillId: id, note })
  work.record(id, { ...counts, assignmentId })
  return load(work, id)
})

/** For ethics: a drill that is under way, else contacts to look after before the period that comes next. */
export async function waitingContacts(work: Work): Promise<Waiting[]> {
  const plan = isEthics(work.actor) ? await findPlanAhead(work) : undefined
  if (!plan) return []
  const row = { title: plan.title, unitName: null, dueDate: plan.periodStart }
  const drills = await store.list(work.tx, { planId: plan.id })
  const running = drills.find(({ endedAt }) => endedAt === null)
  if (running) return [{ ...row, kind: 'contactDrill', subjectId: running.id }]
  const doubtful = (await listContacts.run(work, {})).some(isDoubtful)
  return doubtful ? [{ ...row, kind: 'contactsDoubtful', subjectId: plan.id }] : []
}
