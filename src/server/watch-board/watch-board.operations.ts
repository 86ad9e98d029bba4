import { may } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import { mayEndBoard, wallOfReports } from '#domain/watch-board/watch-board.rules.ts'
import type { Wall, WatchBoard } from '#domain/watch-board/watch-board.ts'
import { findAgency } from '#server/agency/agency.operations.ts'
import { findPlanAhead } from '#server/plan/plan-draft.operations.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import { dutyOfficersAt } from '#server/roster/on-duty.operations.ts'
import { statusOfPlan } from '#server/status-report/status-report.operations.ts'
import * as store from './watch-board.store.ts'

/** Twice the length of a period: nobody has to open it anew in the middle, and none hangs on forgotten. */
const boardDays = 30
const dayMs = 86_400_000

const shownOf = ({ roles: _, ...board }: Awaited<ReturnType<typeof store.listStanding>>[number]): WatchBoard => board

type Opening = { place: string; tokenHash: Buffer }
export const openBoard = write('watchBoard.open', async (work, { place, tokenHash }: Opening): Promise<WatchBoard> => {
  const { agencyId, personId: openedBy } = work.actor
  const id = work.newId()
  const endsAt = new Date(work.realNow.getTime() + boardDays * dayMs)
  await store.insert(work.tx, { id, agencyId, place, tokenHash, openedBy, openedAt: work.realNow, endsAt })
  work.record(id, { place })
  return shownOf((await store.findStanding(work.tx, id, work.realNow))!)
})

export const listBoards = read('watchBoard.list', async (work, _: Record<string, never>) =>
  (await store.listStanding(work.tx, work.realNow)).map(shownOf),
)

export const endBoard = write('watchBoard.end', async (work, { id }: { id: string }) => {
  const board = await store.findStanding(work.tx, id, work.realNow)
  if (!board) throw new Problem('not_found')
  if (!mayEndBoard(work.actor, board)) throw new Problem('watchBoard.not_yours')
  const isEnded = await store.end(work.tx, id, { endedAt: work.realNow, endedBy: work.actor.personId })
  if (!isEnded) throw new Problem('changed_meanwhile')
  work.record(id)
  return {}
})

/** Who may open a board may keep it open: it ends with the right of whoever opened it. */
export const mayStand = ({ roles }: Pick<store.OpenBoard, 'roles'>): boolean => may(roles, 'watchBoard.open')

/** The boards of the agency that may still show something. */
export const standingBoards = async (work: Work): Promise<Set<string>> =>
  new Set((await store.listStanding(work.tx, work.realNow)).filter(mayStand).map(({ id }) => id))

/** The same for all boards of an agency, whoever opened them. */
export async function wallOf(work: Work): Promise<Wall> {
  const ahead = await findPlanAhead(work)
  const plan = ahead ? { title: ahead.title, start: ahead.periodStart, end: ahead.periodEnd } : null
  const rows = ahead && plan ? await statusOfPlan(work, { id: ahead.id, title: plan.title, period: plan }) : []
  const { name, exercise } = await findAgency(work)
  return {
    agencyName: name,
    isExercise: exercise,
    plan,
    ...wallOfReports(rows, plan, work.today),
    onDuty: (await dutyOfficersAt(work, work.now)).map(({ name, title, unitName }) => ({ name, title, unitName })),
    events: await store.listOpenEvents(work.tx),
    sealed: await store.countSealed(work.tx),
    overdue: await store.listOverdue(work.tx, work.today),
  }
}
