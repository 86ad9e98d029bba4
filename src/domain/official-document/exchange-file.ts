import { formatRocDateLong } from '#domain/calendar.ts'
import { type ListItem, type ListLevel, levelBelow, markerOf } from '#domain/document.ts'
import { Problem } from '#domain/problem.ts'
import { attributed, element, emptyElement, textElement, type Xml } from './exchange-xml.ts'
import type { Say } from './official-document.document.ts'
import { serialText } from './official-document.rules.ts'
import type { Classification, DocumentContent, DocumentNumber } from './official-document.ts'
import { firstLevel, nested, partsOf } from './section.rules.ts'

/** Who sends it, under which number and date. Codes that are not known stay empty. */
export type Sending = {
  agency: { name: string; code: string }
  unitName: string | null
  number: DocumentNumber
  issuedOn: string
}

/** How the files of one exchange are called; the letter names the form that lists its recipients. */
export const exchangeNameOf = ({ number: { rocYear, serial } }: Pick<Sending, 'number'>): string =>
  `${rocYear}${serialText(serial)}`

type Marked = { classification: Classification | null }

/** Class 密 and above goes on paper, never into an exchange file. */
function refuseClassified({ classification }: Marked): void {
  if (classification !== null) throw new Problem('officialDocument.not_exchanged')
}

const typeFiles = { 函: '104_2', 公告: '104_3', 簽: '104_5' }
type Root = keyof typeof typeFiles

function file(root: Root, sending: Sending, refersToForm: boolean, inner: Xml[]): string {
  const form = refersToForm
    ? ` [\n<!ENTITY 表單 SYSTEM "${exchangeNameOf(sending)}.sw" NDATA DI>\n<!NOTATION DI SYSTEM "">\n]`
    : ''
  const head = `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE ${root} SYSTEM "${typeFiles[root]}_utf8.dtd"${form}>\n`
  return `${head}${element(root, ...inner)}\n`
}

/** The exchange file of a letter, memo or announcement, after the types of document of the year 104. */
export function exchangeFileOf(content: DocumentContent, sending: Sending, say: Say): string {
  refuseClassified(content)
  if (content.kind === 'memo') return file('簽', sending, false, memoParts(content, sending, say))
  if (content.kind === 'announcement') return file('公告', sending, false, announcementParts(content, sending, say))
  return file('函', sending, soleRecipient(content) === null, letterParts(content, sending, say))
}

type Recipients = { originals: readonly string[]; copies: readonly string[] }

/** Whoever alone gets it stands in the file itself; several are named by a form of their own. */
const soleRecipient = ({ originals, copies }: Recipients): string | null =>
  originals.length === 1 && copies.length === 0 ? originals[0]! : null

const letterParts = (content: DocumentContent, sending: Sending, say: Say): Xml[] => [
  sender(sending),
  emptyElement('函類別', '代碼', content.kind === 'letter' ? '函' : '書函'),
  ...contact(content, say),
  addressee(soleRecipient(content), say),
  date(sending),
  element('發文字號', ...number(sending)),
  urgency(content),
  classification,
  ...attachments(content),
  element('主旨', textElement('文字', content.subject)),
  ...sections(content, say),
  element('正本', ...content.originals.map((name) => textElement('全銜', name))),
  ...(content.copies.length > 0 ? [element('副本', ...content.copies.map((name) => textElement('全銜', name)))] : []),
  ...(content.signer ? [textElement('署名', content.signer)] : []),
]

const memoParts = (content: DocumentContent, sending: Sending, say: Say): Xml[] => [
  sending.unitName ? element('單位', textElement('單位名', sending.unitName)) : sender(sending),
  fileNumber(sending),
  urgency(content),
  classification,
  ...attachments(content),
  element('主旨', textElement('文字', content.subject)),
  ...sections(content, say),
  ...(content.submittedTo.length > 0
    ? [element('敬陳', ...content.submittedTo.map((title) => textElement('職稱', title)))]
    : []),
  textElement('署名', content.signer),
  textElement('年月日', formatRocDateLong(sending.issuedOn)),
]

const announcementParts = (content: DocumentContent, sending: Sending, say: Say): Xml[] => [
  sender(sending),
  date(sending),
  element('發文字號', ...number(sending)),
  ...attachments(content),
  element('主旨', textElement('文字', content.subject)),
  ...sections(content, say),
]

/** Names the recipients of an exchange, each with the copy it gets. */
export function exchangeFormOf({ originals, copies }: Recipients): string {
  const one = (copy: '正本' | '副本') => (name: string) =>
    textElement('全銜', name) +
    textElement('機關代碼', '') +
    element('本別', emptyElement('收發處理本別', '代碼', copy))
  const all = [...originals.map(one('正本')), ...copies.map(one('副本'))]
  return `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE 交換表單 SYSTEM "104_roster_utf8.dtd">\n${element('交換表單', ...all)}\n`
}

const sender = ({ agency }: Sending): Xml =>
  element('發文機關', textElement('全銜', agency.name), textElement('機關代碼', agency.code))

/** The address has a place of its own; of ways to ask there is at least one, be it empty. */
function contact({ sender: lines }: DocumentContent, say: Say): Xml[] {
  const before = say('officialDocument.sender.address', { value: '' })
  const address = lines.find((line) => line.startsWith(before))
  const ways = lines.filter((line) => line !== address)
  return [
    textElement('地址', address?.slice(before.length) ?? ''),
    ...(ways.length > 0 ? ways : ['']).map((line) => textElement('聯絡方式', line)),
  ]
}

function addressee(name: string | null, say: Say): Xml {
  if (name !== null) return element('受文者', textElement('全銜', name), textElement('機關代碼', ''))
  return element('受文者', attributed('交換表', '交換表單', '表單', say('officialDocument.paper.asListed')))
}

const date = ({ issuedOn }: Sending): Xml => element('發文日期', textElement('年月日', formatRocDateLong(issuedOn)))

const fileNumber = ({ number: { rocYear, serial } }: Sending): Xml =>
  element('文號', textElement('年度', String(rocYear)), textElement('流水號', serialText(serial)))

const number = (sending: Sending): Xml[] => [textElement('字', sending.number.word), fileNumber(sending)]

const urgencies = { ordinary: '普通件', fast: '速件', fastest: '最速件' }
const urgency = (marked: Pick<DocumentContent, 'urgency'>): Xml =>
  emptyElement('速別', '代碼', urgencies[marked.urgency])

/** What has a class never comes here, so the field is always blank. */
const classification: Xml = element('密等及解密條件或保密期限', '<密等/>', textElement('解密條件或保密期限', ''))

const attachments = ({ attachments: names }: Pick<DocumentContent, 'attachments'>): Xml[] =>
  names.length > 0 ? [element('附件', textElement('文字', names.join('、')))] : []

const sections = ({ sections: written }: DocumentContent, say: Say): Xml[] =>
  written.map(({ name, text }) => paragraph(`${say(`officialDocument.paper.${name}`)}：`, text))

function paragraph(name: string, text: string): Xml {
  const { opening, items } = partsOf(text)
  return attributed('段落', '段名', name, textElement('文字', opening), ...itemLines(nested(items), firstLevel))
}

const itemLines = (items: readonly ListItem[], level: ListLevel): Xml[] =>
  items.map((item, index) =>
    attributed(
      '條列',
      '序號',
      markerOf(level, index + 1),
      textElement('文字', item.text as string),
      ...itemLines(item.items ?? [], levelBelow(level)),
    ),
  )
