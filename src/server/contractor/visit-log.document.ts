import { type DatePeriod, dateInTaipei, formatRocDate, timeInTaipei } from '#domain/calendar.ts'
import type { ContractorVisit } from '#domain/contractor/contractor-visit.ts'
import type { OfficialDocument } from '#domain/document.ts'

type Say = (key: string, parameters?: Record<string, string | number>) => string
type Printed = {
  agency: { name: string; exercise: boolean }
  period: DatePeriod
  visits: readonly ContractorVisit[]
  madeAt: string
}

/** 委外廠商進出紀錄 of a period, in order of time. */
export const visitLogDocument = ({ agency, period, visits, madeAt }: Printed, say: Say): OfficialDocument => ({
  title: say('contractor.visit.document.title'),
  kind: say('contractor.document.kind'),
  agency: agency.name,
  meta: [
    {
      label: say('contractor.visit.document.period'),
      value: `${formatRocDate(period.start)}－${formatRocDate(period.end)}`,
    },
  ],
  blocks: [
    {
      type: 'table',
      columns: [
        { title: say('contractor.visit.cameAt'), width: 4 },
        { title: say('contractor.visit.leftAt'), width: 3 },
        { title: say('contractor.visit.person'), width: 5 },
        { title: say('contractor.visit.point'), width: 4 },
        { title: say('contractor.visit.escort'), width: 3 },
        { title: say('contractor.visit.purpose'), width: 6 },
      ],
      rows: visits.map((visit) => [
        momentOf(visit.cameAt),
        visit.leftAt ? leftText(visit.cameAt, visit.leftAt) : say('contractor.visit.inside'),
        [visit.contractorName, visit.personName].join('\n'),
        visit.pointName,
        visit.escortName,
        [visit.purpose, visit.emergency && say('contractor.visit.emergencyOf', { reason: visit.emergency })]
          .filter(Boolean)
          .join('\n'),
      ]),
    },
  ],
  ...(agency.exercise && { watermark: say('outcome.document.exercise') }),
  madeAt,
})

const dayOf = (instant: string): string => dateInTaipei(new Date(instant))
const momentOf = (instant: string): string => `${formatRocDate(dayOf(instant))}\n${timeInTaipei(new Date(instant))}`
const leftText = (cameAt: string, leftAt: string): string =>
  dayOf(cameAt) === dayOf(leftAt) ? timeInTaipei(new Date(leftAt)) : momentOf(leftAt)
