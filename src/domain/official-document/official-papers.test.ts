import { describe, expect, test } from 'vitest'
import { plainText } from '#domain/document.ts'
import { issue, letter, notice, officialPapers, sayInChinese } from '#test/official-papers.ts'
import { meetingNoticeOf } from './meeting-notice.document.ts'
import { officialDocumentOf } from './official-document.document.ts'

const linesOf = (document: Parameters<typeof plainText>[0]) => plainText(document).split('\n')

test('a letter has its fields from the top down, as the manual for official documents orders them', () => {
  expect(linesOf(officialPapers.函)).toEqual([
    '正本 檔號：115/070201/1',
    '保存年限：10年',
    '安和縣樂平鄉公所　函',
    '地址：安和縣樂平鄉中正路1號',
    '承辦人：課員王小明',
    '電話：05-1234567',
    '受文者：安和縣政府',
    '發文日期：中華民國115年3月2日',
    '發文字號：樂鄉政字第1150000012號',
    '速別：速件',
    '密等及解密條件或保密期限：',
    '附件：1、執行成果報告1份；2、統計表1份',
    '主旨：檢送本機關「115年春節期間專案安全維護計畫」執行成果報告1份，請鑒核。',
    '說明：',
    '一、依據鈞府115年1月5日府政二字第1150001234號函辦理。',
    '二、期間辦理情形如下：',
    '(一)應辦事項42項，均已辦理。',
    '1、自主檢查12個單位。',
    '(1)其中圖書館另行複查。',
    '2、巡查28次。',
    '(二)發現缺失3項，均已改善並經複查通過。',
    '辦法：',
    '一、請准予備查。',
    '二、相關佐證資料留存本機關備供查核。',
    '正本：安和縣政府',
    '副本：本機關政風室',
    '鄉長　林大同',
    '本案依分層負責規定授權主任秘書決行',
  ])
})

test('several recipients are named at the end of a letter', () => {
  const lines = linesOf(officialPapers.書函)
  expect(lines).toContain('受文者：如正、副本行文單位')
  expect(lines).toContain('正本：行政室、民政課、圖書館')
})

test('a memo names the unit, goes up by titles, and has no recipients', () => {
  const lines = linesOf(officialPapers.簽)
  expect(lines.slice(2, 5)).toEqual(['簽　於政風室', '日期：中華民國115年3月2日', '文號：樂鄉政字第1150000012號'])
  expect(lines.slice(-4)).toEqual(['敬陳：', '主任秘書', '鄉長', '政風室　課員　王小明'])
  expect(lines.filter((line) => /^(受文者|正本：|副本|地址)/.test(line))).toEqual([])
})

test('an announcement leaves out whom, how fast, which class and from where', () => {
  const lines = linesOf(officialPapers.公告)
  expect(lines.filter((line) => /^(受文者|速別|密等|地址|正本：|副本)/.test(line))).toEqual([])
  expect(lines).toContain('依據：「115年春節期間專案安全維護計畫」。')
  expect(lines).toContain('公告事項：')
})

test('a draft has neither number nor date and says that it is one', () => {
  const draft = officialDocumentOf(letter, { ...issue, number: null, issuedOn: null }, sayInChinese)
  expect(draft.copyMark).toBe('稿本')
  expect(linesOf(draft)).toContain('發文字號：')
})

test('class 密 stands with its condition', () => {
  const paper = officialDocumentOf(
    { ...letter, classification: 'confidential', releaseCondition: '公布時解密' },
    issue,
    sayInChinese,
  )
  expect(linesOf(paper)).toContain('密等及解密條件或保密期限：密　公布時解密')
})

describe('a notice of meeting', () => {
  test('says when by date, weekday and time', () => {
    expect(linesOf(officialPapers.開會通知單)).toEqual(
      expect.arrayContaining([
        '受文者：如出席者、列席者及副本行文單位',
        '開會事由：召開115年第1次安全維護會報',
        '開會時間：中華民國115年2月10日(星期二)下午2時30分',
        '開會地點：本所3樓會議室',
        '主持人：鄉長林大同',
        '聯絡人及電話：王小明　05-1234567',
        '出席者：行政室、民政課、圖書館',
        '列席者：安和警察分局樂平分駐所',
        '副本：安和縣政府政風處',
        '備註：',
        '一、請於會前備妥報告資料。',
      ]),
    )
  })

  test.each([
    ['09:00', '上午9時'],
    ['12:05', '下午12時5分'],
    ['13:30', '下午1時30分'],
  ])('%s is %s', (time, said) => {
    const paper = meetingNoticeOf({ ...notice, sitting: { ...notice.sitting, time } }, issue, sayInChinese)
    expect(plainText(paper)).toContain(`(星期二)${said}\n`)
  })
})
