import { describe, expect, test } from 'vitest'
import { objectionsTo } from '#test/exchange/exchange.ts'
import { announcement, informalLetter, issue, letter, memo, sayInChinese } from '#test/official-papers.ts'
import { exchangeFileOf, exchangeFormOf, type Sending } from './exchange-file.ts'

const sending: Sending = {
  agency: { name: issue.agencyName, code: '' },
  unitName: '政風室',
  number: issue.number!,
  issuedOn: issue.issuedOn!,
}
const fileOf = (content: typeof letter) => exchangeFileOf(content, sending, sayInChinese)

describe('an exchange file is as the types of document of the year 104 ask', () => {
  test.each([
    ['函', fileOf(letter)],
    ['函 to one', fileOf({ ...letter, copies: [] })],
    ['書函 to several', fileOf(informalLetter)],
    [
      '函 without sections, attachments, copies, contact',
      fileOf({ ...letter, sections: [], attachments: [], copies: [], sender: [], signer: '' }),
    ],
    ['簽', fileOf(memo)],
    ['簽 of somebody without a unit', exchangeFileOf(memo, { ...sending, unitName: null }, sayInChinese)],
    ['公告', fileOf(announcement)],
    ['交換表單', exchangeFormOf(letter)],
  ])('%s', (_, xml) => {
    expect(objectionsTo(xml)).toEqual([])
  })

  test('and another order would be objected to', () => {
    const xml = fileOf({ ...letter, copies: [] })
    const swapped = xml.replace(/(<函類別[^>]*>)(<地址>.*?<\/地址>)/, '$2$1')
    expect(swapped).not.toBe(xml)
    expect(objectionsTo(swapped)).not.toEqual([])
    expect(objectionsTo(xml.replace('代碼="速件"', '代碼="急件"'))).not.toEqual([])
  })
})

test('the number is taken apart, and items bear their markers', () => {
  const xml = fileOf(letter)
  expect(xml).toContain('<發文字號><字>樂鄉政</字><文號><年度>115</年度><流水號>0000012</流水號></文號></發文字號>')
  expect(xml).toContain('<地址>安和縣樂平鄉中正路1號</地址><聯絡方式>承辦人：課員王小明</聯絡方式>')
  expect(xml).toContain('<條列 序號="(一)"><文字>應辦事項42項，均已辦理。</文字><條列 序號="1、">')
})

test('a code that is not known stays empty', () => {
  expect(fileOf({ ...letter, copies: [] }).match(/<機關代碼>[^<]*<\/機關代碼>/g)).toEqual([
    '<機關代碼></機關代碼>',
    '<機關代碼></機關代碼>',
  ])
  expect(exchangeFormOf(letter)).not.toMatch(/<機關代碼>[^<]/)
})

test('several recipients stand in a form of their own, which the letter names', () => {
  expect(fileOf(letter)).toContain('<!ENTITY 表單 SYSTEM "1150000012.sw" NDATA DI>')
  expect(exchangeFormOf(letter)).toContain(
    '<全銜>本機關政風室</全銜><機關代碼></機關代碼><本別><收發處理本別 代碼="副本"/></本別>',
  )
})

test('nothing of class 密 becomes an exchange file', () => {
  const confidential = { classification: 'confidential' as const, releaseCondition: '公布時解密' }
  expect(() => fileOf({ ...letter, ...confidential })).toThrow('officialDocument.not_exchanged')
})

test('what was typed is never markup, and direction marks are gone', () => {
  const xml = fileOf({ ...letter, copies: [], subject: '</文字><署名>\u202e&"\u0000𠮷\ue000' })
  expect(xml).toContain('<文字>&lt;/文字&gt;&lt;署名&gt;&amp;&quot;𠮷\ue000</文字>')
  expect(objectionsTo(xml)).toEqual([])
})
