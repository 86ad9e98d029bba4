import { dateInTaipei, formatRocDate, formatRocDateLong } from '#domain/calendar.ts'
import type { OfficialDocument } from '#domain/document.ts'
import type { Deficiency } from './deficiency.ts'

type Say = (key: string, parameters?: Record<string, string | number>) => string

export type DeficienciesOnPaper = {
  agency: { name: string; exercise: boolean }
  /** With what was last done about it. */
  deficiencies: readonly (Deficiency & { improvement: string | null })[]
  madeAt: string
}

/** No longer list is printed. */
export const mostPrinted = 500

/** What was found, by when it is to be mended and what was done: the list of deficiencies and of their improvement. */
export function deficiencyList({ agency, deficiencies, madeAt }: DeficienciesOnPaper, say: Say): OfficialDocument {
  const column = (key: string, width: number) => ({ title: say(key), width })
  return {
    title: say('deficiency.paper.title'),
    kind: say('deficiency.paper.title'),
    agency: agency.name,
    meta: [
      { label: say('deficiency.paper.madeOn'), value: formatRocDateLong(dateInTaipei(new Date(madeAt))) },
      { label: say('deficiency.paper.count'), value: String(deficiencies.length) },
    ],
    blocks: [
      {
        type: 'table',
        columns: [
          { title: say('deficiency.paper.number'), width: 2, align: 'center' },
          column('deficiency.unit', 4),
          column('deficiency.paper.found', 9),
          column('deficiency.grade', 2),
          column('deficiency.due', 4),
          column('deficiency.paper.improvement', 7),
          column('deficiency.paper.status', 3),
        ],
        rows: deficiencies.map((one, index) => [
          String(index + 1),
          one.unitName,
          [one.description, one.pointName ?? one.place].filter(Boolean).join('\n'),
          say(`grade.${one.grade}`),
          formatRocDate(one.improvementDueDate),
          one.improvement ?? '',
          say(`deficiency.status.${one.status}`),
        ]),
      },
    ],
    ...(agency.exercise && { watermark: say('outcome.document.exercise') }),
    madeAt,
  }
}
