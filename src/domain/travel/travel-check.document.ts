import { formatRocDate } from '#domain/calendar.ts'
import { dateInTaipei } from '#domain/date.ts'
import type { Block, OfficialDocument } from '#domain/document.ts'
import { drawnOf } from './travel-check.rules.ts'
import type { TravelCheck } from './travel-check.ts'

type Say = (key: string, parameters?: Record<string, string | number>) => string
type Checked = { check: TravelCheck; agency: { name: string; exercise: boolean }; madeAt: string }

/** The list for the superior office: with nothing but this paper the draw can be repeated. */
export function travelCheckDocument({ check, agency, madeAt }: Checked, say: Say): OfficialDocument {
  const { draw, rocYear, size, percent, population } = check
  const line = (key: string, value: string) => ({ label: say(`travelCheck.${key}`), value })
  return {
    title: say('travelCheck.title', { year: rocYear }),
    kind: say('travelCheck.paper'),
    agency: agency.name,
    header: say('officialDocument.class.confidential'),
    ...(agency.exercise && { watermark: say('outcome.document.exercise') }),
    meta: [
      line('suppliedBy', `${check.suppliedByName}　${formatRocDate(dateInTaipei(new Date(check.suppliedAt)))}`),
      line('size', String(size)),
      ...(draw
        ? [
            line('percent', say('travelCheck.percentText', { percent: percent! })),
            line('count', String(draw.count)),
            line('drawnBy', `${check.drawnByName}　${formatRocDate(dateInTaipei(new Date(check.drawnAt!)))}`),
            line('seed', draw.seed),
            line('recordHash', draw.recordHash),
          ]
        : []),
    ],
    blocks: [
      { type: 'heading', level: 1, text: say('travelCheck.drawn') },
      drawnTable(check, say),
      { type: 'heading', level: 1, text: say('draw.document.method') },
      { type: 'paragraph', text: say('draw.document.methodText') },
      { type: 'heading', level: 1, text: say('travelCheck.population') },
      { type: 'paragraph', text: population.map(({ name }) => name).join('\n') },
    ],
    madeAt,
  }
}

function drawnTable({ draw, results }: TravelCheck, say: Say): Block {
  if (!draw) return { type: 'paragraph', text: say('travelCheck.notYet') }
  return {
    type: 'table',
    columns: [
      { title: say('travelCheck.person'), width: 4 },
      { title: say('travelCheck.verdict'), width: 3 },
      { title: say('travelCheck.explanation'), width: 7 },
    ],
    rows: drawnOf(draw).map(({ subjectId, name }) => {
      const result = results.find(({ personId }) => personId === subjectId)
      return [name, say(`travelCheck.verdict.${result?.verdict ?? 'open'}`), result?.explanation ?? '']
    }),
  }
}
