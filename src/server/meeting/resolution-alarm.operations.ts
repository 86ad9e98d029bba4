import { remindAt } from '#domain/approval/approval.rules.ts'
import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { isOver, resolutionState } from '#domain/meeting/resolution.rules.ts'
import { isEthics } from '#domain/person/person.rules.ts'
import { listPeople } from '#server/agency/agency.operations.ts'
import { type Ringing, setAlarms } from '#server/alarm/alarm.operations.ts'
import type { Work } from '#server/platform/work.ts'
import { tellPlainly } from '#server/telling/telling.operations.ts'
import * as store from './resolution.store.ts'

/** It rings in the morning of the working day after the one by which it was owed. */
export const ringAfter = (work: Work, owed: readonly { id: string; dueDate: string }[]): Promise<void> =>
  setAlarms(
    work,
    'resolutionOverdue',
    owed.map(({ id, dueDate }) => ({
      subjectId: id,
      dueAt: remindAt(new Date(`${dueDate}T09:00:00+08:00`), officeCalendar),
    })),
  )

/** The head of the unit, whoever was named and ethics are told each working day, until the unit has reported. */
export async function ringResolution(work: Work, { subjectId }: Ringing): Promise<void> {
  const [row] = await store.listMany(work.tx, [subjectId])
  if (!row) return
  const state = resolutionState(row.steps)
  if (isOver({ state }) || state === 'reported') return
  const people = await listPeople(work)
  const asked = people.filter(
    (one) => (one.unitId === row.unitId && one.roles.includes('unitHead')) || isEthics({ ...one, personId: one.id }),
  )
  await tellPlainly(work, {
    ...{ subjectId, step: `overdue ${work.today}`, event: 'resolutionOverdue' },
    link: `/meetings/resolutions/${subjectId}`,
    recipients: [...asked.map(({ id }) => id), ...(row.personId ? [row.personId] : [])],
  })
  await ringAfter(work, [{ id: subjectId, dueDate: work.today }])
}
