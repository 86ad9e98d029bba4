import type { Waiting } from '#domain/assignment/assignment.ts'
import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { Problem } from '#domain/problem.ts'
import { type ModelDuty, modelDuties } from '#domain/standing-duty/model-standing-duties.ts'
import {
  type Counting,
  checkChange,
  checkRecord,
  concerns,
  isYearAssumed,
  mayRecord,
  windowsJudged,
} from '#domain/standing-duty/standing-duty.rules.ts'
import type {
  DutyWindow,
  StandingDuty,
  StandingDutyBasis,
  StandingDutyChange,
  StandingDutyRecord,
  StandingDutyYear,
} from '#domain/standing-duty/standing-duty.ts'
import type { YearOnPaper } from '#domain/standing-duty/standing-duty-year.document.ts'
import { findAgency, listUnits } from '#server/agency/agency.operations.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import { listRecognised } from './recognised.store.ts'
import * as store from './standing-duty.store.ts'

const ownBasis: StandingDutyBasis = { from: '2019-01-01', isLaw: false, text: '本機關自訂', source: '' }

const basisOn = ({ bases }: ModelDuty, today: string): StandingDutyBasis =>
  bases.findLast(({ from }) => from <= today) ?? bases[0]!

/** As they ship, in the agency's version where it has one; its own stand behind. */
async function listDuties(work: Work): Promise<StandingDuty[]> {
  const versions = new Map((await store.listVersions(work.tx)).map((version) => [version.id, version]))
  const unitNames = new Map((await listUnits(work)).map(({ id, name }) => [id, name]))
  const shipped = modelDuties.map((model): Omit<StandingDuty, 'unitName'> => {
    const { id, recognisedBy, bases, ...content } = model
    const own = versions.get(id)
    return {
      ...{ id, recognisedBy, number: own?.number ?? 0, basis: basisOn(model, work.today), owedFrom: bases[0]!.from },
      content: own?.content ?? { ...content, unitId: null, isKept: true },
    }
  })
  const known = new Set(modelDuties.map(({ id }) => id))
  const added = [...versions.values()]
    .filter(({ id }) => !known.has(id))
    .map((own) => ({ ...own, basis: ownBasis, owedFrom: ownBasis.from, recognisedBy: null }))
  return [...shipped, ...added].map((duty) => ({ ...duty, unitName: unitNames.get(duty.content.unitId ?? '') ?? null }))
}

/** What shows that something was done in these years: by record, and by what counts of itself. */
async function countingIn(work: Work, duties: readonly StandingDuty[], years: readonly number[]): Promise<Counting[]> {
  const span = { start: `${years[0]}-01-01`, end: `${years.at(-1)}-12-31` }
  const recognised = await listRecognised(work.tx, span)
  return [
    ...(await store.listRecords(work.tx, span)),
    ...duties.flatMap(({ id: dutyId, recognisedBy }) =>
      recognised
        .filter(({ kind }) => kind === recognisedBy)
        .map((one) => ({ dutyId, day: one.on, shown: { ...one, fileId: null, byName: null } })),
    ),
  ]
}

const judgingOf = async (work: Work, duties: readonly StandingDuty[], years: readonly number[]) => ({
  calendar: officeCalendar,
  today: work.today,
  since: await store.findSince(work.tx),
  counting: await countingIn(work, duties, years),
})

async function yearOf(work: Work, year: number): Promise<StandingDutyYear> {
  const all = await listDuties(work)
  const duties = all.filter(({ content }) => content.isKept)
  const judging = await judgingOf(work, duties, [year])
  return {
    year,
    isAssumed: isYearAssumed(year, officeCalendar),
    duties: duties.map((duty) => ({
      ...duty,
      isYours: mayRecord(work.actor, duty.content),
      windows: windowsJudged(duty, year, judging),
    })),
    resting: all.filter(({ content }) => !content.isKept),
  }
}

type Asked = { year: number }
export const showYear = read('standingDuty.year', (work, { year }: Asked) => yearOf(work, year))

export const printYear = read(
  'standingDuty.print',
  async (work, { year }: Asked): Promise<YearOnPaper> => ({
    ...(await yearOf(work, year)),
    agency: await findAgency(work),
    today: work.today,
    madeAt: work.now.toISOString(),
  }),
)

async function findDuty(work: Work, id: string): Promise<StandingDuty> {
  const duty = (await listDuties(work)).find((one) => one.id === id)
  if (!duty) throw new Problem('standingDuty.unknown')
  return duty
}

export const recordDuty = write('standingDuty.record', async (work, record: StandingDutyRecord) => {
  const duty = await findDuty(work, record.id)
  if (!mayRecord(work.actor, duty.content)) throw new Problem('standingDuty.not_yours')
  checkRecord(duty, record, work.today)
  const { agencyId, personId: recordedBy } = work.actor
  const { recordId, ...rest } = record
  await store.insertRecord(work.tx, recordId, { ...rest, agencyId, recordedBy, recordedAt: work.now })
  work.record(recordId, { dutyId: duty.id, windowStart: record.windowStart, doneOn: record.doneOn })
  return {}
})

export const changeDuty = write(
  'standingDuty.change',
  async (work, { id: dutyId, number, content }: StandingDutyChange) => {
    checkChange(
      content,
      modelDuties.find((model) => model.id === dutyId),
    )
    const units = await listUnits(work)
    if (content.unitId && !units.some(({ id }) => id === content.unitId)) throw new Problem('standingDuty.unit_unknown')
    const known = (await listDuties(work)).find(({ id }) => id === dutyId)
    if ((known?.number ?? 0) !== number) throw new Problem('changed_meanwhile')
    const { agencyId, personId: changedBy } = work.actor
    const version = { id: work.newId(), dutyId, number: number + 1, agencyId, changedBy, changedAt: work.now }
    await store.insertVersion(work.tx, version, content)
    work.record(dutyId, { number: version.number, title: content.title })
    return findDuty(work, dutyId)
  },
)

const isPressing = ({ state }: DutyWindow): boolean => state === 'closing' || state === 'missed'

/** Of each that this person sees to the earliest window that is closing or was missed, of this year and the last. */
export async function waitingStandingDuties(work: Work): Promise<Waiting[]> {
  const duties = (await listDuties(work)).filter(({ content }) => content.isKept && concerns(work.actor, content))
  if (duties.length === 0) return []
  const year = Number(work.today.slice(0, 4))
  const years = [year - 1, year]
  const judging = await judgingOf(work, duties, years)
  return duties.flatMap((duty) => {
    const { id: subjectId, content, unitName } = duty
    const pressing = years.flatMap((each) => windowsJudged(duty, each, judging)).find(isPressing)
    if (!pressing) return []
    return [{ kind: 'standingDuty' as const, subjectId, title: content.title, unitName, dueDate: pressing.deadline }]
  })
}
