import { ownTemplate } from '#domain/document-template/own-templates.ts'
import { type MinutesOnPaper, meetingMinutes } from '#domain/meeting/meeting.document.ts'
import { type Drafter, exampleDraft } from '#domain/official-document/document-drafts.ts'
import { emptyLetterhead } from '#domain/official-document/letterhead.ts'
import { meetingNoticeOf } from '#domain/official-document/meeting-notice.document.ts'
import type { MeetingNotice } from '#domain/official-document/meeting-paper.ts'
import { type Issue, officialDocumentOf } from '#domain/official-document/official-document.document.ts'
import { type DocumentContent, DocumentOccasion } from '#domain/official-document/official-document.ts'
import pages from '#messages/zh-TW/pages.json' with { type: 'json' }

const messages: Record<string, string> = pages

export const sayInChinese = (key: string, parameters: Record<string, string | number> = {}): string => {
  const sentence = messages[key]
  if (sentence === undefined) throw new Error(`no message ${key}`)
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(parameters[name]))
}

export const letter: DocumentContent = {
  kind: 'letter',
  urgency: 'fast',
  classification: null,
  releaseCondition: '',
  subject: '檢送本機關「115年春節期間專案安全維護計畫」執行成果報告1份，請鑒核。',
  sections: [
    {
      name: 'explanation',
      text: '一、依據鈞府115年1月5日府政二字第1150001234號函辦理。\n二、期間辦理情形如下：\n(一)應辦事項42項，均已辦理。\n1、自主檢查12個單位。\n(1)其中圖書館另行複查。\n2、巡查28次。\n(二)發現缺失3項，均已改善並經複查通過。',
    },
    { name: 'method', text: '一、請准予備查。\n二、相關佐證資料留存本機關備供查核。' },
  ],
  attachments: ['執行成果報告1份', '統計表1份'],
  originals: ['安和縣政府'],
  copies: ['本機關政風室'],
  submittedTo: [],
  sender: ['地址：安和縣樂平鄉中正路1號', '承辦人：課員王小明', '電話：05-1234567'],
  signer: '鄉長　林大同',
  delegatedTo: '主任秘書',
  fileNumber: '115/070201/1',
  retentionYears: 10,
}

export const informalLetter: DocumentContent = {
  ...letter,
  kind: 'informalLetter',
  originals: ['行政室', '民政課', '圖書館'],
  signer: '安和縣樂平鄉公所',
  delegatedTo: '',
}

export const memo: DocumentContent = {
  ...letter,
  kind: 'memo',
  subject: '為訂定「115年春節期間專案安全維護計畫」一案，簽請鑒核。',
  sections: [
    letter.sections[0]!,
    { name: 'proposal', text: '一、奉核後，函請各單位依計畫辦理。\n二、期間結束後，彙整執行成果陳報。' },
  ],
  originals: [],
  copies: [],
  submittedTo: ['主任秘書', '鄉長'],
  sender: [],
  signer: '政風室　課員　王小明',
  delegatedTo: '',
}

export const announcement: DocumentContent = {
  ...letter,
  kind: 'announcement',
  subject: '公告本機關春節期間加強門禁管制。',
  sections: [
    { name: 'basis', text: '「115年春節期間專案安全維護計畫」。' },
    { name: 'matters', text: '一、期間：115年2月11日至115年2月25日。\n二、進出辦公處所，請配合門禁管制。' },
  ],
  attachments: [],
  originals: [],
  copies: [],
  sender: [],
  delegatedTo: '',
}

export const notice: MeetingNotice = {
  urgency: 'ordinary',
  classification: null,
  releaseCondition: '',
  attachments: ['議程1份'],
  sender: letter.sender,
  fileNumber: '',
  retentionYears: 5,
  subject: '召開115年第1次安全維護會報',
  sitting: { date: '2026-02-10', time: '14:30', place: '本所3樓會議室' },
  chair: '鄉長林大同',
  contact: { name: '王小明', telephone: '05-1234567' },
  attendees: ['行政室', '民政課', '圖書館'],
  observers: ['安和警察分局樂平分駐所'],
  copies: ['安和縣政府政風處'],
  note: '一、請於會前備妥報告資料。\n二、請自備環保杯。',
  signer: '安和縣樂平鄉公所',
}

export const issue: Issue = {
  agencyName: '安和縣樂平鄉公所',
  unitName: '政風室',
  number: { word: '樂鄉政', rocYear: 115, serial: 12 },
  issuedOn: '2026-03-02',
  exercise: false,
  madeAt: '2026-03-02T01:30:00.000Z',
}

const drafter: Drafter = {
  agencyName: issue.agencyName,
  letterhead: { ...emptyLetterhead, address: '安和縣樂平鄉中正路1號' },
  unitName: '政風室',
  officer: { name: '王小明', title: '課員' },
  head: { name: '林大同', title: '鄉長' },
  upTo: ['主任秘書', '鄉長'],
  unitNames: ['行政室', '民政課', '圖書館'],
}

/** The product's own template of every occasion, filled in. */
export const templatePapers = Object.fromEntries(
  DocumentOccasion.options.map((occasion) => {
    const draft = exampleDraft(occasion, drafter, ownTemplate(occasion, sayInChinese), sayInChinese)
    return [occasion, officialDocumentOf(draft, issue, sayInChinese)]
  }),
)

const unitId = '0198f000-0000-7000-8000-000000000001'
const itemId = (number: number) => `0198f000-0000-7000-8000-00000000010${number}`
const spoken = { text: '', isStruck: false, resolutionId: null }

const minutes: MinutesOnPaper = {
  ...{ title: notice.subject, kindName: '安全維護會報', place: notice.sitting.place, isConfidential: false },
  ...{ startsAt: '2026-02-10T06:30:00.000Z', endsAt: '2026-02-10T07:30:00.000Z', madeAt: issue.madeAt },
  ...{ begunAt: '2026-02-10T06:30:00.000Z', endedAt: '2026-02-10T07:20:00.000Z' },
  ...{ chair: '鄉長林大同', recorder: '課員王小明', agency: { name: issue.agencyName, exercise: false } },
  ...{ classSaidAtStart: null, classSaidAtEnd: null, former: [], papers: [] },
  invitees: ['行政室', '民政課', '圖書館'].map((name, index) => ({
    ...{ id: itemId(index), personId: null, unitId: null, name, isObserver: false },
    ...{ cameAt: index === 2 ? null : '2026-02-10T06:25:00.000Z', cameId: null, cameName: '' },
  })),
  agenda: [
    {
      ...spoken,
      id: itemId(1),
      source: 'deficiencies',
      unitId: null,
      title: '未改善完成之缺失（2項）',
      facts: ['圖書館：滅火器逾期。'],
    },
    { ...spoken, id: itemId(2), source: 'proposal', unitId, title: '連假期間鑰匙保管方式', facts: [] },
  ],
  minutes: {
    opening: '春節將至，請各單位落實計畫。',
    items: [
      { itemId: itemId(1), discussion: '圖書館已洽廠商換藥。', resolutions: [] },
      {
        ...{ itemId: itemId(2), discussion: '' },
        resolutions: [{ id: itemId(3), text: '由值班人員簽收保管。', unitId, personId: null, dueDate: '2026-02-13' }],
      },
    ],
    motions: { discussion: '', resolutions: [] },
    ruling: '依決議辦理。',
  },
}

const minutesPaper = meetingMinutes(minutes, {
  say: sayInChinese,
  nameOf: () => '行政室',
  template: ownTemplate('minutes', sayInChinese),
})

/** Every paper there is, by what it is called. */
export const officialPapers = {
  函: officialDocumentOf(letter, issue, sayInChinese),
  書函: officialDocumentOf(informalLetter, issue, sayInChinese),
  簽: officialDocumentOf(memo, issue, sayInChinese),
  公告: officialDocumentOf(announcement, issue, sayInChinese),
  開會通知單: meetingNoticeOf(notice, issue, sayInChinese),
  會議紀錄: minutesPaper,
}
