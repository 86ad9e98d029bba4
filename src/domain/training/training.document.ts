import { dateInTaipei, formatRocDate, timeInTaipei } from '#domain/date.ts'
import type { Block, OfficialDocument } from '#domain/document.ts'
import type { Training } from './training.ts'

type Say = (key: string, parameters?: Record<string, string | number>) => string
export type TrainingOnPaper = { training: Training; agency: { name: string; exercise: boolean }; madeAt: string }

/** What a photograph is called in the paper. */
export const trainingPicture = (fileId: string): string => `photograph-${fileId}`

export const picturesOf = ({ files }: Training) => files.filter(({ mediaType }) => mediaType.startsWith('image/'))

const momentOf = (instant: string): string =>
  `${formatRocDate(dateInTaipei(new Date(instant)))} ${timeInTaipei(new Date(instant))}`
const heading = (text: string): Block => ({ type: 'heading', level: 1, text })
const prose = (text: string): Block[] => text.split('\n').map((line) => ({ type: 'paragraph', text: line }))
const told = (title: string, text: string): Block[] => (text === '' ? [] : [heading(title), ...prose(text)])

/** The plan while it is to come; afterwards who came, what was found, and how it looked. */
export function trainingPaper({ training, agency, madeAt }: TrainingOnPaper, say: Say): OfficialDocument {
  const { title, kind, group, place, leader, startsAt, endsAt, begunAt, programme, result, planTitle } = training
  const hasBegun = begunAt !== null
  return {
    title: say(hasBegun ? `training.resultTitle.${group}` : `training.planTitle.${group}`, { title }),
    kind: say(`training.group.${group}`),
    agency: agency.name,
    ...(agency.exercise && { watermark: say('outcome.document.exercise') }),
    meta: [
      { label: say('training.kind'), value: say(`training.kind.${kind}`) },
      { label: say('training.time'), value: `${momentOf(startsAt)} － ${timeInTaipei(new Date(endsAt))}` },
      { label: say('training.place'), value: place },
      ...(leader ? [{ label: say('training.leader'), value: leader }] : []),
      ...(planTitle
        ? [
            {
              label: say('awareness.serves'),
              value: [planTitle, training.clauseLabel].filter(Boolean).join('　'),
            },
          ]
        : []),
    ],
    blocks: [
      ...told(say('training.programme'), programme),
      ...(hasBegun ? [...attendance(training, say), ...figures(training, say)] : []),
      ...told(say('training.result'), result),
      ...findings(training, say),
      ...pictures(training, say),
    ],
    madeAt,
  }
}

const attendance = ({ attendances, came }: Training, say: Say): Block[] => [
  heading(say('training.attendance')),
  { type: 'paragraph', text: say('training.came', { came }) },
  {
    type: 'table',
    columns: ['awareness.unit', 'awareness.name', 'training.cameAt'].map((key) => ({ title: say(key), width: 3 })),
    rows: attendances.map(({ unitName, name, cameAt }) => [unitName, name, momentOf(cameAt)]),
  },
]

const figures = ({ figures: all }: Training, say: Say): Block[] =>
  all.length === 0
    ? []
    : [
        heading(say('training.figures')),
        {
          type: 'table',
          columns: [
            { title: say('training.figure'), width: 4 },
            { title: say('training.value'), width: 2 },
          ],
          rows: all.map(({ key, value }) => [say(`training.figure.${key}`), String(value)]),
        },
      ]

const findings = ({ findings: all }: Training, say: Say): Block[] =>
  all.length === 0
    ? []
    : [
        heading(say('training.findings')),
        {
          type: 'table',
          columns: [
            { title: say('awareness.unit'), width: 2 },
            { title: say('training.finding'), width: 5 },
            { title: say('deficiency.grade'), width: 1 },
            { title: say('awareness.state'), width: 2 },
          ],
          rows: all.map(({ unitName, description, grade, status }) => [
            unitName,
            description,
            say(`grade.${grade}`),
            say(`deficiency.status.${status}`),
          ]),
        },
      ]

const pictures = (training: Training, say: Say): Block[] => {
  const shown = picturesOf(training)
  return shown.length === 0
    ? []
    : [
        heading(say('training.photographs')),
        ...shown.map(({ id, name }): Block => ({ type: 'image', image: trainingPicture(id), alt: name, widthMm: 120 })),
      ]
}
