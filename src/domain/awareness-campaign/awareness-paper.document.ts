import { dateInTaipei, formatRocDate, formatRocDateLong } from '#domain/date.ts'
import type { Block, MetaLine, OfficialDocument } from '#domain/document.ts'
import type { Workbook } from '#domain/workbook.ts'
import { countOf, isDone } from './awareness-campaign.rules.ts'
import type { AwarenessCampaign, CampaignCount, CampaignRecipient, SentPiece } from './awareness-campaign.ts'

type Say = (key: string, parameters?: Record<string, string | number>) => string
export type CampaignOnPaper = {
  campaign: AwarenessCampaign
  agency: { name: string; exercise: boolean }
  madeAt: string
}

/** What the picture is called that leads to the campaign. */
export const campaignCode = 'campaignCode'

const dayOf = (instant: string): string => formatRocDate(dateInTaipei(new Date(instant)))
const heading = (text: string): Block => ({ type: 'heading', level: 1, text })
const paragraphs = (text: string): Block[] => text.split('\n').map((line) => ({ type: 'paragraph', text: line }))
const percentOf = (part: number, whole: number): string => (whole === 0 ? '－' : `${Math.round((part / whole) * 100)}%`)

const frame = ({ campaign, agency, madeAt }: CampaignOnPaper, title: string, say: Say) => ({
  title,
  kind: say('awareness.title'),
  agency: agency.name,
  ...(agency.exercise && { watermark: say('outcome.document.exercise') }),
  meta: [
    { label: say('awareness.campaign'), value: campaign.title },
    ...serves(campaign, say),
    { label: say('awareness.period'), value: periodOf(campaign) },
  ],
  madeAt,
})

const serves = ({ planTitle, clauseLabel }: AwarenessCampaign, say: Say): MetaLine[] =>
  planTitle ? [{ label: say('awareness.serves'), value: [planTitle, clauseLabel].filter(Boolean).join('　') }] : []

const periodOf = ({ sentAt, untilDate }: AwarenessCampaign): string =>
  [sentAt && dayOf(sentAt), formatRocDate(untilDate)].filter(Boolean).join(' － ')

const pieceBlocks = ({ title, text, asOf, sources }: SentPiece, say: Say): Block[] => [
  heading(title),
  ...paragraphs(text),
  {
    type: 'paragraph',
    text: say('awareness.sourceLine', {
      sources: sources.map((source) => source.title).join('、'),
      asOf: formatRocDate(asOf),
    }),
  },
]

/** To be hung up or passed round: the pieces, the way to the quiz, and a list to be signed by those without a device. */
export function campaignNotice(given: CampaignOnPaper, say: Say): OfficialDocument {
  const missing = given.campaign.recipients.filter((one) => !isDone(one))
  return {
    ...frame(given, given.campaign.title, say),
    blocks: [
      ...given.campaign.pieces.flatMap((piece) => pieceBlocks(piece, say)),
      {
        type: 'image',
        image: campaignCode,
        alt: say('awareness.code'),
        caption: say('awareness.codeText'),
        widthMm: 32,
      },
      heading(say('awareness.signatures')),
      { type: 'paragraph', text: say('awareness.signaturesText') },
      {
        type: 'table',
        columns: [
          { title: say('awareness.unit'), width: 3 },
          { title: say('awareness.name'), width: 3 },
          { title: say('awareness.signedOn'), width: 3 },
          { title: say('awareness.signature'), width: 4 },
        ],
        rows: missing.map(({ unitName, name }) => [unitName, name, '', '']),
      },
    ],
  }
}

const countColumns = ['audience', 'told', 'read', 'passed', 'signed', 'done'] as const
const signedOf = (recipients: readonly CampaignRecipient[]): number =>
  recipients.filter(({ signedOn }) => signedOn !== null).length

const countCells = (count: CampaignCount, recipients: readonly CampaignRecipient[]): string[] => [
  ...[count.audience, count.told, count.read, count.passed, signedOf(recipients), count.done].map(String),
  percentOf(count.done, count.audience),
]

/** Unit by unit, and all together. */
function coverageRows({ units, recipients }: AwarenessCampaign, say: Say): string[][] {
  const ofUnit = (unitId: string | null) => recipients.filter((one) => one.unitId === unitId)
  return [
    ...units.map((unit) => [unit.unitName, ...countCells(unit, ofUnit(unit.unitId))]),
    [say('awareness.total'), ...countCells(countOf(recipients), recipients)],
  ]
}

const coverageTitles = (say: Say): string[] => [
  say('awareness.unit'),
  ...countColumns.map((key) => say(`awareness.count.${key}`)),
  say('awareness.share'),
]

function stateText({ passedAt, signedOn, readAt, toldAt }: CampaignRecipient, say: Say): string {
  if (passedAt) return say('awareness.state.passed')
  if (signedOn) return say('awareness.state.signed')
  if (readAt) return say('awareness.state.read')
  return say(toldAt ? 'awareness.state.told' : 'awareness.state.untold')
}

/** What the campaign came to: coverage by unit, and who is missing. */
export function campaignResult(given: CampaignOnPaper, say: Say): OfficialDocument {
  const { campaign } = given
  const missing = campaign.recipients.filter((one) => !isDone(one))
  return {
    ...frame(given, say('awareness.resultTitle', { title: campaign.title }), say),
    blocks: [
      heading(say('awareness.pieces')),
      { type: 'list', level: 2, items: campaign.pieces.map(({ title }) => ({ text: title })) },
      { type: 'paragraph', text: say('awareness.passText', { percent: campaign.passPercent }) },
      heading(say('awareness.coverage')),
      {
        type: 'table',
        columns: coverageTitles(say).map((title, at) => ({ title, width: at === 0 ? 3 : 2 })),
        rows: coverageRows(campaign, say),
      },
      heading(say('awareness.missing')),
      ...(missing.length === 0
        ? [{ type: 'paragraph' as const, text: say('awareness.missingNone') }]
        : [
            {
              type: 'table' as const,
              columns: ['awareness.unit', 'awareness.name', 'awareness.state'].map((key) => ({
                title: say(key),
                width: 3,
              })),
              rows: missing.map((one) => [one.unitName, one.name, stateText(one, say)]),
            },
          ]),
      { type: 'paragraph', text: formatRocDateLong(dateInTaipei(new Date(given.madeAt))), align: 'right' },
    ],
  }
}

/** Coverage and everybody, to be counted on with. */
export const campaignWorkbook = (campaign: AwarenessCampaign, say: Say): Workbook => ({
  sheets: [
    { name: say('awareness.coverage'), rows: [coverageTitles(say), ...coverageRows(campaign, say)] },
    {
      name: say('awareness.recipients'),
      rows: [
        ['awareness.unit', 'awareness.name', 'awareness.state', 'awareness.tries'].map((key) => say(key)),
        ...campaign.recipients.map((one) => [one.unitName, one.name, stateText(one, say), String(one.tries)]),
      ],
    },
  ],
})
