import { formatRocDateLong } from '#domain/calendar.ts'
import type { Block, MetaLine, OfficialDocument } from '#domain/document.ts'
import { addresseeOf, isAddressed, numberText } from './official-document.rules.ts'
import type { DocumentContent, DocumentNumber, HeadField } from './official-document.ts'
import { firstLevel, nested, partsOf } from './section.rules.ts'

/** A sentence of the messages by key, with its places filled in. */
export type Say = (key: string, parameters?: Record<string, string | number>) => string

/** What surrounds any paper: who issues it, when, under which number. A draft has neither. */
export type Issue = {
  agencyName: string
  unitName: string | null
  number: DocumentNumber | null
  issuedOn: string | null
  exercise: boolean
  madeAt: string
}

/** The fields that letters and notices have in common. */
export type Heading = Pick<
  DocumentContent,
  | 'urgency'
  | 'classification'
  | 'releaseCondition'
  | 'attachments'
  | 'sender'
  | 'fileNumber'
  | 'retentionYears'
  | 'leftOut'
>

/** A field that is left out stands nevertheless once it says something. */
const stands = ({ leftOut = [] }: Pick<Heading, 'leftOut'>, field: HeadField, isEmpty: boolean): boolean =>
  !(isEmpty && leftOut.includes(field))

/** A letter, memo or announcement as it is put on paper. */
export function officialDocumentOf(content: DocumentContent, issue: Issue, say: Say): OfficialDocument {
  const { kind } = content
  const name = say(`officialDocument.kind.${kind}`)
  return {
    title: [name, issue.number ? numberText(issue.number) : content.subject.slice(0, 30)].join('　'),
    kind: name,
    agency: issue.agencyName,
    heading:
      kind === 'memo'
        ? say('officialDocument.paper.memo', { unit: issue.unitName ?? issue.agencyName })
        : `${issue.agencyName}　${name}`,
    ...(isAddressed(kind) && { sender: content.sender }),
    ...frameOf({ ...content, hasCopies: isAddressed(kind) }, issue, say),
    meta: metaOf(content, issue, say),
    blocks: [
      labelled('subject', content.subject, say),
      ...content.sections.flatMap(({ name: section, text }) => sectionBlocks(section, text, say)),
      ...endOf(content, say),
    ],
  }
}

/** How it is filed, whether it is a draft, and whether all is an exercise. */
export function frameOf(
  heading: Pick<Heading, 'fileNumber' | 'retentionYears' | 'leftOut'> & { hasCopies: boolean },
  { issuedOn, exercise, madeAt }: Issue,
  say: Say,
) {
  const { fileNumber, retentionYears, hasCopies } = heading
  const filing = (key: 'fileNumber' | 'retention', value: string) =>
    stands(heading, key, value === '') ? [{ label: say(`officialDocument.paper.${key}`), value }] : []
  return {
    ...(!issuedOn && { copyMark: say('officialDocument.paper.draft') }),
    ...(issuedOn && hasCopies && { copyMark: say('officialDocument.paper.original') }),
    filing: [
      ...filing('fileNumber', fileNumber),
      ...filing('retention', retentionYears ? say('officialDocument.paper.years', { years: retentionYears }) : ''),
    ],
    ...(exercise && { watermark: say('outcome.document.exercise') }),
    madeAt,
  }
}

/** The fields above the body, from the date down. */
export function issueLines(heading: Heading, { number, issuedOn }: Issue, say: Say) {
  const line = (key: string, value: string): MetaLine => ({ label: say(`officialDocument.paper.${key}`), value })
  const optional = (key: HeadField, value: string, isEmpty = value === ''): MetaLine[] =>
    stands(heading, key, isEmpty) ? [line(key, value)] : []
  const { urgency, classification, releaseCondition } = heading
  const mark = classification ? [say(`officialDocument.class.${classification}`), releaseCondition].join('　') : ''
  return {
    date: line('date', issuedOn ? formatRocDateLong(issuedOn) : ''),
    number: line('number', number ? numberText(number) : ''),
    attachments: optional('attachments', attachmentText(heading.attachments)),
    /** Speed, class, attachments. */
    marks: [
      ...optional('urgency', say(`officialDocument.urgency.${urgency}`), urgency === 'ordinary'),
      ...optional('classification', mark),
      ...optional('attachments', attachmentText(heading.attachments)),
    ],
  }
}

/** Two or more are counted, as the rule for official documents asks. */
const attachmentText = (attachments: readonly string[]): string =>
  attachments.length > 1
    ? attachments.map((attachment, index) => `${index + 1}、${attachment}`).join('；')
    : (attachments[0] ?? '')

function metaOf(content: DocumentContent, issue: Issue, say: Say): MetaLine[] {
  const { date, number, marks, attachments } = issueLines(content, issue, say)
  if (content.kind === 'announcement') return [date, number, ...attachments]
  if (content.kind === 'memo') {
    const label = (key: string) => say(`officialDocument.paper.${key}`)
    return [{ ...date, label: label('memoDate') }, { ...number, label: label('memoNumber') }, ...marks]
  }
  const value = addresseeOf(content) ?? say('officialDocument.paper.asListed')
  return [{ label: say('officialDocument.paper.to'), value, large: true }, date, number, ...marks]
}

/** A field with its name before it; empty fields keep their name, as on the printed form. */
export const labelled = (key: string, text: string, say: Say, small = false): Block => ({
  type: 'labelled',
  label: `${say(`officialDocument.paper.${key}`)}：`,
  text,
  ...(small && { small }),
})

/** A section with its items; one that has none stands behind its name. */
export function sectionBlocks(key: string, text: string, say: Say): Block[] {
  const { opening, items } = partsOf(text)
  const head = labelled(key, opening, say)
  return items.length > 0 ? [head, { type: 'list', level: firstLevel, items: nested(items) }] : [head]
}

function endOf(content: DocumentContent, say: Say): Block[] {
  const signature: Block[] = content.signer ? [{ type: 'signature', lines: [content.signer] }] : []
  const decided: Block[] = content.delegatedTo
    ? [{ type: 'paragraph', text: say('officialDocument.paper.delegated', { who: content.delegatedTo }) }]
    : []
  if (content.kind === 'memo')
    return [
      labelled('submittedTo', '', say),
      ...content.submittedTo.map((title): Block => ({ type: 'paragraph', text: title })),
      ...signature,
      ...decided,
    ]
  const recipients = isAddressed(content.kind) ? recipientBlocks(content, say) : []
  return [...recipients, ...signature, ...decided]
}

export const recipientBlocks = (
  { originals, copies }: { originals: readonly string[]; copies: readonly string[] },
  say: Say,
): Block[] => [labelled('originals', originals.join('、'), say, true), labelled('copies', copies.join('、'), say, true)]
