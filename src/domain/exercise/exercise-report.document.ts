import { dateInTaipei, formatRocDate, timeInTaipei } from '#domain/calendar.ts'
import type { Block, OfficialDocument } from '#domain/document.ts'
import type { Exercise, ExerciseAct, ExerciseInject, ExerciseResult, InjectScore, ScoreLine } from './exercise.ts'
import { countedOf } from './exercise-result.rules.ts'

type Say = (key: string, parameters?: Record<string, string | number>) => string
type ExercisePlayed = Pick<
  Exercise,
  'title' | 'setting' | 'unitName' | 'startedAt' | 'startedByName' | 'endedAt' | 'injects' | 'lessons'
> & { result: ExerciseResult }
type Facts = { exercise: ExercisePlayed; agencyName: string; writtenBy: string; madeAt: string }

const momentOf = (instant: string): string =>
  `${formatRocDate(dateInTaipei(new Date(instant)))} ${timeInTaipei(new Date(instant))}`
const orDash = (instant: string | null): string => (instant === null ? '－' : momentOf(instant))
const heading = (text: string): Block => ({ type: 'heading', level: 1, text })

/** The report of an exercise: what was injected when, what was done when, how it is judged, what is learned from it. */
export function exerciseReport({ exercise, agencyName, writtenBy, madeAt }: Facts, say: Say): OfficialDocument {
  const { title, setting, unitName, startedAt, startedByName, endedAt, injects, lessons, result } = exercise
  const line = (key: string, value: string) => ({ label: say(`exercise.report.${key}`), value })
  return {
    title: say('exercise.report.title'),
    kind: say('exercise.title'),
    agency: agencyName,
    // An exercise never stands in a real agency, so the mark is never left out.
    watermark: say('outcome.document.exercise'),
    meta: [
      line('scenario', title ?? ''),
      line('place', unitName),
      line('led', startedByName),
      line('time', `${momentOf(startedAt)} － ${orDash(endedAt)}`),
      line('total', totalSaid(result, say)),
      line('writer', `${writtenBy}　${momentOf(madeAt)}`),
    ],
    blocks: [
      heading(say('exercise.report.setting')),
      { type: 'paragraph', text: setting },
      heading(say('exercise.report.injects')),
      injectTable(injects, say),
      heading(say('exercise.report.score')),
      { type: 'paragraph', text: say('exercise.report.scoreText') },
      ...injects.flatMap((inject) => scoreBlocks(inject, result, say)),
      heading(say('exercise.report.acts')),
      actTable(result.acts, say),
      heading(say('exercise.report.lessons')),
      { type: 'paragraph', text: lessons },
    ],
    madeAt,
  }
}

const totalSaid = ({ totals }: ExerciseResult, say: Say): string =>
  [
    say('exercise.totalOf', { met: totals.met, counted: countedOf(totals) }),
    ...(['late', 'wrongMeans', 'different', 'missed', 'open'] as const)
      .filter((verdict) => totals[verdict] > 0)
      .map((verdict) =>
        say('exercise.totalPart', { verdict: say(`exercise.verdict.${verdict}`), count: totals[verdict] }),
      ),
  ].join('；')

const injectTable = (injects: readonly ExerciseInject[], say: Say): Block => ({
  type: 'table',
  columns: [
    { title: say('exercise.report.at'), width: 3 },
    { title: say('exercise.report.to'), width: 3 },
    { title: say('exercise.report.what'), width: 8 },
  ],
  rows: injects.map(({ arrivedAt, dueAt, toldNames, manner, text }) => [
    arrivedAt ? momentOf(arrivedAt) : say('exercise.report.notCome', { at: momentOf(dueAt) }),
    toldNames.join('、'),
    `【${say(`exercise.manner.${manner}`)}】${text}`,
  ]),
})

function scoreBlocks(inject: ExerciseInject, { injects }: ExerciseResult, say: Say): Block[] {
  const score = injects.find(({ injectId }) => injectId === inject.id)
  if (!score || !inject.expects) return []
  return [
    { type: 'heading', level: 2, text: say(`route.kind.${inject.expects.kind}`) },
    { type: 'paragraph', text: answeredSaid(score, say) },
    {
      type: 'table',
      columns: [
        { title: say('exercise.report.asked'), width: 4 },
        { title: say('exercise.report.limit'), width: 3 },
        { title: say('exercise.report.done'), width: 3 },
        { title: say('exercise.report.verdict'), width: 2 },
        { title: say('exercise.report.basis'), width: 3 },
      ],
      rows: score.lines.map((line) => rowOf(line, inject, score, say)),
    },
  ]
}

const answeredSaid = ({ incident }: InjectScore, say: Say): string =>
  incident ? say('exercise.answeredBy', { number: incident.number, what: incident.what }) : say('exercise.match.none')

type Scored = Pick<InjectScore, 'incident'>

const rowOf = (line: ScoreLine, { expects }: ExerciseInject, score: Scored, say: Say): string[] => [
  askedSaid(line, say) + (line.asks === 'level' ? `　${expects?.cyberSeverity ?? ''}` : ''),
  orDash(line.limitAt),
  doneSaid(line, score, say),
  say(`exercise.verdict.${line.verdict}`),
  basisSaid(line, say),
]

function askedSaid({ asks, authority, means }: ScoreLine, say: Say): string {
  if (authority === null) return say(`exercise.asks.${asks}`)
  const told = say('exercise.tellOne', { who: say(`route.authority.${authority}`) })
  const by = means.map((one) => say(`route.means.${one}`)).join('、')
  return by ? say('exercise.byMeans', { told, means: by }) : told
}

function doneSaid({ asks, doneAt, doneBy, minutes }: ScoreLine, { incident }: Scored, say: Say): string {
  if (asks === 'kind') return incident?.kinds.map((kind) => say(`route.kind.${kind}`)).join('、') || '－'
  if (asks === 'level') return String(incident?.cyberSeverity ?? '－')
  if (doneAt === null) return '－'
  const took = say('exercise.took', { minutes: minutes ?? 0 })
  return [momentOf(doneAt), took, doneBy && say(`route.means.${doneBy}`)].filter(Boolean).join('　')
}

/** What is no law says so. */
function basisSaid({ asks, basis }: ScoreLine, say: Say): string {
  if (asks === 'kind' || asks === 'level') return ''
  if (basis === null) return say('exercise.ownGoal')
  return basis.isLaw ? basis.text : say('exercise.ownRule', { text: basis.text })
}

const actTable = (acts: readonly ExerciseAct[], say: Say): Block => ({
  type: 'table',
  columns: [
    { title: say('exercise.report.at'), width: 3 },
    { title: say('exercise.report.number'), width: 2 },
    { title: say('exercise.report.act'), width: 6 },
    { title: say('exercise.report.by'), width: 2 },
  ],
  rows: acts.map(({ at, number, kind, recipient, means, byName }) => [
    momentOf(at),
    number,
    [say(`incident.entry.${kind}`), recipient, means && say(`route.means.${means}`)].filter(Boolean).join('　'),
    byName,
  ]),
})
