import { dateInTaipei, formatRocDateLong, timeInTaipei, weekdayName } from '#domain/date.ts'
import { type Block, type MetaLine, markerOf, metaText, type OfficialDocument } from '#domain/document.ts'
import type { TemplateContent } from '#domain/document-template/document-template.ts'
import { filled } from '#domain/document-template/placeholder.rules.ts'
import type { PlaceholderValues } from '#domain/document-template/placeholders.ts'
import { orderedChapters, textOf } from '#domain/document-template/template.rules.ts'
import { rocInstant, type Say } from '#domain/incident/report-words.ts'
import { numeral } from '#domain/numeral.ts'
import { dayText } from '#domain/official-document/draft-sections.ts'
import { meetingNoticeOf } from '#domain/official-document/meeting-notice.document.ts'
import type { MeetingNotice } from '#domain/official-document/meeting-paper.ts'
import { renumbered } from '#domain/official-document/section.rules.ts'
import type { AgendaItem, Attendance, MeetingPaper, Minutes, PaperLine } from './meeting.ts'
import type { MinutesChapter } from './minutes-chapter.ts'
import type { Resolution, ResolutionDraft } from './resolution.ts'

/** A meeting as its papers tell of it. */
export type MeetingOnPaper = {
  title: string
  kindName: string
  place: string
  startsAt: string
  endsAt: string
  chair: string
  recorder: string
  isConfidential: boolean
  invitees: readonly Attendance[]
  agenda: readonly AgendaItem[]
  agency: { name: string; exercise: boolean }
  madeAt: string
}

/** Names of people and units by their ids. */
export type NameOf = (id: string) => string
type Writing = { say: Say; nameOf: NameOf }
/** How the agency words and orders this paper. */
type ByTemplate = Writing & { template: TemplateContent }

/** What the meeting fills into the words of a template. */
function valuesOf(meeting: MeetingOnPaper, items: readonly string[] = []): PlaceholderValues {
  const { agency, title, place, chair, recorder, startsAt } = meeting
  const date = dayText(dateInTaipei(new Date(startsAt)))
  return { agency: agency.name, meeting: title, date, place, chair, recorder, agenda: items.join('\n') }
}

/** 中華民國115年2月13日（星期五）上午9時30分 is said as 09:30, as everywhere in the product. */
function timeText({ startsAt, endsAt }: Pick<MeetingOnPaper, 'startsAt' | 'endsAt'>, say: Say): string {
  const [start, end] = [new Date(startsAt), new Date(endsAt)]
  const date = dateInTaipei(start)
  return say('meeting.document.timeText', {
    date: formatRocDateLong(date),
    weekday: weekdayName(date),
    from: timeInTaipei(start),
    to: timeInTaipei(end),
  })
}

const invitedName = ({ personId, unitId, name }: Attendance, nameOf: NameOf): string =>
  name || nameOf(personId ?? unitId ?? '')

function frameOf(meeting: MeetingOnPaper, kind: string, say: Say): Omit<OfficialDocument, 'meta' | 'blocks'> {
  const { agency, isConfidential, madeAt } = meeting
  return {
    ...{ title: `${meeting.title}　${kind}`, kind, agency: agency.name, madeAt },
    // No page of it may lie about unmarked.
    ...(isConfidential && { header: say('route.confidentiality.confidential') }),
    ...(agency.exercise && { watermark: say('outcome.document.exercise') }),
  }
}

const line = (say: Say, key: string, value: string): MetaLine[] =>
  value ? [{ label: say(`meeting.document.${key}`), value }] : []

const heading = (text: string): Block => ({ type: 'heading', level: 1, text })
const paragraphs = (text: string): Block[] =>
  text === '' ? [] : text.split('\n').map((part) => ({ type: 'paragraph', text: part }))

const standing = ({ isStruck }: AgendaItem): boolean => !isStruck

/** 開會通知單: what, when, where, who, and what will be spoken of. */
export function meetingNotice(meeting: MeetingOnPaper, { say, nameOf, template }: ByTemplate): OfficialDocument {
  const { title, place, startsAt, chair, recorder, isConfidential, invitees, agenda, agency, madeAt } = meeting
  const named = (isObserver: boolean) =>
    invitees.filter((one) => one.isObserver === isObserver).map((one) => invitedName(one, nameOf))
  const start = new Date(startsAt)
  const items = agenda.filter(standing).map((item, index) => markerOf(3, index + 1) + item.title)
  const values = valuesOf(meeting, items)
  const note = textOf(template, isConfidential ? 'noteConfidential' : 'note')
  const notice: MeetingNotice = {
    subject: filled(textOf(template, 'subject'), values),
    sitting: { date: dateInTaipei(start), time: timeInTaipei(start), place },
    chair,
    contact: { name: recorder, telephone: '' },
    attendees: named(false),
    observers: named(true),
    copies: [],
    note: renumbered(filled(note, values)),
    signer: '',
    urgency: 'ordinary',
    classification: isConfidential ? 'confidential' : null,
    ...{ releaseCondition: '', attachments: [], sender: [], fileNumber: '', retentionYears: null },
    leftOut: template.leftOut,
  }
  const issue = { agencyName: agency.name, unitName: null, number: null, exercise: agency.exercise, madeAt }
  return {
    ...meetingNoticeOf(notice, { ...issue, issuedOn: dateInTaipei(new Date(madeAt)) }, say),
    title: `${title}　${say('officialDocument.kind.meetingNotice')}`,
    ...(isConfidential && { header: say('route.confidentiality.confidential') }),
  }
}

export type MinutesOnPaper = MeetingOnPaper & {
  minutes: Minutes
  former: readonly Resolution[]
  papers: readonly MeetingPaper[]
  begunAt: string
  endedAt: string
  classSaidAtStart: string | null
  classSaidAtEnd: string | null
}

/** 會議紀錄: exactly what the chair signs. */
export function meetingMinutes(meeting: MinutesOnPaper, writing: ByTemplate): OfficialDocument {
  const { say, nameOf } = writing
  const { minutes, agenda, invitees, chair, recorder, place, begunAt, endedAt } = meeting
  const came = (isObserver: boolean): string =>
    invitees
      .filter((one) => one.isObserver === isObserver && one.cameAt)
      .map((one) => cameText(one, writing))
      .join('、')
  const absent = invitees.filter((one) => one.cameAt === null).map((one) => invitedName(one, nameOf))
  const discussed = ({ source }: AgendaItem): boolean => source === 'proposal' || source === 'own'
  const reports = agenda.filter((item) => standing(item) && !discussed(item))
  const proposals = agenda.filter((item) => standing(item) && discussed(item))
  const none: Block = { type: 'paragraph', text: say('meeting.document.none') }
  const orNone = (blocks: Block[]): Block[] => (blocks.length > 0 ? blocks : [none])
  const chapters: Record<MinutesChapter, Block[]> = {
    opening: orNone(paragraphs(minutes.opening)),
    reports: orNone(reports.flatMap((item, index) => itemBlocks(item, index, meeting, writing))),
    discussions: orNone(proposals.flatMap((item, index) => itemBlocks(item, index, meeting, writing))),
    motions: orNone([...paragraphs(minutes.motions.discussion), ...decided(minutes.motions.resolutions, writing)]),
    ruling: orNone(paragraphs(minutes.ruling)),
    adjourned: [{ type: 'paragraph', text: rocInstant(endedAt) }],
  }
  const values = valuesOf(meeting)
  return {
    ...frameOf(meeting, say('meeting.document.minutes'), say),
    meta: [
      ...line(say, 'name', meeting.title),
      ...line(say, 'time', timeText({ startsAt: begunAt, endsAt: endedAt }, say)),
      ...line(say, 'place', place),
      ...line(say, 'chair', chair),
      ...line(say, 'recorder', recorder),
      ...line(say, 'attendees', came(false)),
      ...line(say, 'observers', came(true)),
      ...line(say, 'absent', absent.join('、')),
      ...confidentialLines(meeting, say),
    ],
    blocks: orderedChapters<MinutesChapter>(writing.template, []).flatMap(({ key, heading: name, text }, index) => [
      heading(`${numeral(index + 1, 'formal')}、${name}`),
      ...paragraphs(filled(text, values)),
      ...(key ? chapters[key] : []),
    ]),
  }
}

function cameText(one: Attendance, { say, nameOf }: Writing): string {
  const deputy = one.cameName || (one.cameId ? nameOf(one.cameId) : '')
  const name = invitedName(one, nameOf)
  if (!deputy) return name
  return say(one.unitId ? 'meeting.document.forUnit' : 'meeting.document.deputy', { name, deputy })
}

function confidentialLines({ isConfidential, classSaidAtStart, classSaidAtEnd, papers }: MinutesOnPaper, say: Say) {
  if (!isConfidential) return []
  const said = [classSaidAtStart, classSaidAtEnd].map((at) => (at ? rocInstant(at) : '')).join('、')
  const returned = papers.filter(({ returnedAt }) => returnedAt).length
  const lost = papers.flatMap(({ number, loss }) => (loss === null ? [] : [`${number}（${loss}）`])).join('、')
  return [
    ...line(say, 'class', say('route.confidentiality.confidential')),
    ...line(say, 'classSaid', said),
    ...line(say, 'papers', say('meeting.document.papersText', { given: papers.length, returned })),
    ...line(say, 'papersLost', lost),
  ]
}

function itemBlocks(item: AgendaItem, index: number, meeting: MinutesOnPaper, writing: Writing): Block[] {
  const { say, nameOf } = writing
  const spoken = meeting.minutes.items.find(({ itemId }) => itemId === item.id)
  const former = meeting.former.find(({ id }) => id === item.resolutionId)
  const last = former?.steps.at(-1)
  const proposer = item.source === 'proposal' && item.unitId ? `（${nameOf(item.unitId)}）` : ''
  return [
    { type: 'heading', level: 2, text: `${numeral(index + 1, 'chinese')}、${item.title}${proposer}` },
    ...item.facts.map((text): Block => ({ type: 'paragraph', text })),
    ...paragraphs(item.text && say('meeting.document.explained', { text: item.text })),
    ...paragraphs(spoken?.discussion ?? ''),
    ...(last && last.kind !== 'reported'
      ? paragraphs(
          [say('meeting.document.settled', { state: say(`resolution.state.${last.kind}`) }), last.note]
            .filter(Boolean)
            .join('　'),
        )
      : []),
    ...decided(spoken?.resolutions ?? [], writing),
  ]
}

const decided = (resolutions: readonly ResolutionDraft[], { say, nameOf }: Writing): Block[] =>
  resolutions.map(({ text, unitId, personId, dueDate }) => ({
    type: 'paragraph',
    text: say('meeting.document.decided', {
      text,
      owner: [nameOf(unitId), personId ? nameOf(personId) : ''].filter(Boolean).join(' '),
      date: formatRocDateLong(dueDate),
    }),
  }))

type Excerpt = Pick<MeetingOnPaper, 'agency' | 'madeAt' | 'isConfidential'> & {
  kindName: string
  startsAt: string
  unitName: string
  resolutions: readonly Resolution[]
}

/** 抽印: what one unit owes, and nothing else of the meeting. */
export function meetingExcerpt(
  { kindName, startsAt, unitName, resolutions, ...rest }: Excerpt,
  say: Say,
): OfficialDocument {
  return {
    ...frameOf({ ...rest, title: kindName } as MeetingOnPaper, say('meeting.document.excerpt'), say),
    meta: [...line(say, 'time', rocInstant(startsAt)), ...line(say, 'unit', unitName)],
    blocks: resolutions.map(({ number, text, dueDate, personName }) => ({
      type: 'paragraph',
      text: say('meeting.document.excerptLine', {
        number,
        text: text ?? '',
        owner: [unitName, personName].filter(Boolean).join(' '),
        date: formatRocDateLong(dueDate),
      }),
    })),
  }
}

/** What stands in a paper of a meeting, in the order of reading: this is shown to whoever signs it. */
export const paperLines = ({ meta, blocks }: OfficialDocument): PaperLine[] => [
  ...meta.map((one) => ({ level: 0, text: metaText(one) })),
  ...blocks.flatMap((block) => {
    if (block.type === 'heading') return [{ level: block.level, text: String(block.text) }]
    return block.type === 'paragraph' ? [{ level: 0, text: String(block.text) }] : []
  }),
]
