import { describe, expect, test } from 'vitest'
import { cleaned, cleanText, linkOf, markerOf, type OfficialDocument, plainText } from './document.ts'

const document: OfficialDocument = {
  title: '115年春節執行成果報告',
  kind: '執行成果報告',
  agency: '樂平鄉公所',
  filing: [{ label: '檔號', value: '0115/1' }],
  meta: [{ label: '日期', value: '中華民國115年3月2日' }],
  header: '每頁頁首',
  watermark: '演練',
  madeAt: '2026-03-02T00:00:00Z',
  blocks: [
    { type: 'heading', level: 1, text: '壹、依據' },
    {
      type: 'list',
      level: 2,
      items: [{ text: '甲', items: [{ text: [{ text: '乙' }, { text: '丙', emphasis: true }] }] }],
    },
    {
      type: 'table',
      caption: '表1',
      columns: [
        { title: '數', width: 1 },
        { title: '果', width: 2 },
      ],
      rows: [['1', '佳']],
    },
    { type: 'image', image: 'a', alt: '不是內文', caption: '圖1' },
  ],
}

test('the five official levels have their own markers', () => {
  expect(([1, 2, 3, 4, 5] as const).map((level) => markerOf(level, 3))).toEqual(['參、', '三、', '(三)', '3、', '(3)'])
})

describe('the plain text of a document', () => {
  test('is what a reader reads, in order, without what repeats on each page', () => {
    expect(plainText(document).split('\n')).toEqual([
      '檔號：0115/1',
      '樂平鄉公所',
      '115年春節執行成果報告',
      '日期：中華民國115年3月2日',
      '壹、依據',
      '一、甲',
      '(一)乙丙',
      '表1',
      '數\t果',
      '1\t佳',
      '圖1',
    ])
  })

  test('does not name the agency twice when the title does', () => {
    const named = { ...document, title: '樂平鄉公所115年春節執行成果報告' }
    expect(plainText(named).split('\n')[1]).toBe('樂平鄉公所115年春節執行成果報告')
  })
})

describe('text is cleaned of', () => {
  test('control, direction and zero-width characters', () => {
    expect(cleanText('a\u0000b\u001bc\u202ed\u200be\ufefff\uffff')).toBe('abcdef')
  })
  test('halves of characters, while whole rare characters stay', () => {
    expect(cleanText('\ud842x\udfb7 𠮷')).toBe('x 𠮷')
  })
  test('the em space, which the fonts show as a box', () => {
    expect(cleanText('甲\u2003乙')).toBe('甲\u3000乙')
  })
  test('other line ends and tabs', () => {
    expect(cleanText('甲\r\n乙\r丙\u2028丁\t戊')).toBe('甲\n乙\n丙\n丁 戊')
  })
  test('wherever it stands in a document', () => {
    expect(cleaned({ rows: [['a\u0007', { text: 'b\u2003', width: 3 }]] })).toEqual({
      rows: [['a', { text: 'b\u3000', width: 3 }]],
    })
  })
})

test('a document links only to its own places and to https addresses', () => {
  const kept = ['#records', '#附件-1', 'https://example.org/a?b=1']
  const dropped = ['javascript:alert(1)', 'http://example.org', 'file:///a', '#a b', 'https://a"b', '']
  expect(kept.map((link) => linkOf({ text: 'x', link }))).toEqual(kept)
  expect(dropped.map((link) => linkOf({ text: 'x', link }))).toEqual(dropped.map(() => undefined))
})
