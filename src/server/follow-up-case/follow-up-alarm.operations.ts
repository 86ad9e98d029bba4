import type { Owed } from '#domain/follow-up-case/follow-up-view.rules.ts'
import { authoritiesOf, peopleTold } from '#domain/incident/people-told.rules.ts'
import { listPeople } from '#server/agency/agency.operations.ts'
import { type Ringing, setAlarms } from '#server/alarm/alarm.operations.ts'
import type { Work } from '#server/platform/work.ts'
import { answerableFor } from '#server/sealed-matter/sealed-matter-reading.operations.ts'
import { tell, tellPlainly } from '#server/telling/telling.operations.ts'
import type { CaseAlone } from './follow-up-case.store.ts'
import * as store from './follow-up-case.store.ts'
import { owedBy } from './follow-up-open.operations.ts'

/** Once for the moment by which it was owed; a step that is owed anew has another one. */
const stepOf = ({ step, dueAt }: Owed): string => `${step.key} ${dueAt}`

async function tellOpenly(work: Work, { id, eventId, unitId }: CaseAlone, owed: Owed): Promise<void> {
  const authorities = authoritiesOf(owed.step.by)
  const recipients = peopleTold(await listPeople(work), { authorities, unitId, except: work.actor.personId })
  const link = `/reports/${eventId}`
  await tell(work, { subjectId: id, step: stepOf(owed), event: 'followUpOverdue', link, recipients })
}

/**
 * Of a sealed matter only those who answer for it are told, in words that fit anything and lead to no matter; nobody is
 * called in for them, since a deputy may be whom it concerns.
 */
const tellSealed = (work: Work, { id }: CaseAlone, owed: Owed, recipients: readonly string[]): Promise<void> =>
  tellPlainly(work, { subjectId: id, step: stepOf(owed), event: 'matterForYou', link: '/', recipients })

/** The time of a step is over and nobody has done it: whoever may do it is told, once. */
export async function ringFollowUp(work: Work, { subjectId }: Ringing): Promise<void> {
  const one = await store.find(work.tx, subjectId)
  if (!one) return
  const answerable = one.isSealed ? await answerableFor(work, one.eventId) : null
  const owed = await owedBy(work, one, answerable?.concernedIds ?? [])
  const isOver = ({ dueAt }: Owed): boolean => Date.parse(dueAt) <= work.now.getTime()
  for (const over of owed.filter(isOver))
    await (answerable ? tellSealed(work, one, over, answerable.personIds) : tellOpenly(work, one, over))
  const next = owed.find((later) => !isOver(later))
  if (next) await setAlarms(work, 'followUpStep', [{ subjectId, dueAt: new Date(next.dueAt) }])
}
