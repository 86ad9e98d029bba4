import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clauseText, readOutline } from './clause.reader.ts'

const labels = (text: string) => readOutline(text).clauses.map((clause) => clause.label)

describe('clauses', () => {
  test('nest as the document nests its numbers, in half and full width', () => {
    expect(
      labels('計畫\n壹、總則\n一、甲事項\n（一）乙\n１、丙\n(１)丁\n(２)戊\n２、己\n（二）庚\n二、辛\n貳、壬\n参、癸'),
    ).toEqual([
      '壹',
      '壹.一',
      '壹.一.（一）',
      '壹.一.（一）.１',
      '壹.一.（一）.１.(１)',
      '壹.一.（一）.１.(２)',
      '壹.一.（一）.２',
      '壹.一.（二）',
      '壹.二',
      '貳',
      '参',
    ])
  })

  test('keep numbers that run on across chapters below their own chapter', () => {
    expect(labels('規定\n第一章\n一、甲。\n二、乙。\n第二章\n甲、崗哨\n三、丙。\n乙、中心\n四、丁。')).toEqual([
      '第一章',
      '第一章.一',
      '第一章.二',
      '第二章',
      '第二章.甲',
      '第二章.甲.三',
      '第二章.乙',
      '第二章.乙.四',
    ])
  })

  test.each([
    ['甲乙丙 above 壹貳', '甲、總則\n壹、乙事\n貳、丙事\n乙、附則\n一、丁事', ['甲', '甲.壹', '甲.貳', '乙', '乙.一']],
    ['Roman numbers', 'Ⅰ、總則\n1、甲事\nⅡ、附則\n1、乙事', ['Ⅰ', 'Ⅰ.1', 'Ⅱ', 'Ⅱ.1']],
    ['hyphens', '一、總則\n1-1 甲事。\n1-2 乙事。\n二、附則\n1-1 丙事。', ['一', '一.1-1', '一.1-2', '二', '二.1-1']],
    ['big numbers in brackets', '（壹）總則\n（一）甲事\n（貳）附則', ['（壹）', '（壹）.（一）', '（貳）']],
    ['headings in frames', '【選前】\n一、甲事。\n【選後】\n一、乙事。', ['選前', '選前.一', '選後', '選後.一']],
    ['a dot before a date', '一、值班\n1.5月18日甲課。\n2.5月19日乙課。', ['一', '一.1', '一.2']],
    ['a chapter after an annex', '壹、總則\n附表：分工\n1\t甲\n貳、附則', ['壹', '附表', '附表.1', '貳']],
  ])('nest by %s', (_name, body, expected) => {
    expect(labels(`計畫\n${body}`)).toEqual(expected)
  })

  test('are found behind bullets and dashes, and where only a blank follows the number', () => {
    expect(labels('計畫\n- 一、甲。\n• 二、乙。')).toEqual(['一', '二'])
    expect(labels('計畫\n壹　總則\n　一　行政室\n　　1　上鎖\n　　2　巡視\n　二　政風室')).toEqual([
      '壹',
      '壹.一',
      '壹.一.1',
      '壹.一.2',
      '壹.二',
    ])
  })

  test('are found behind each other in one line', () => {
    expect(labels('計畫\n壹、目的：一、維護安全。二、防止洩密。貳、期間：三日。')).toEqual([
      '壹',
      '壹.一',
      '壹.二',
      '貳',
    ])
  })

  test('are named by their heading where chapters have no number', () => {
    expect(labels('計畫\n依據\n一、某函。\n工作重點\n一、門禁。')).toEqual([
      '依據',
      '依據.一',
      '工作重點',
      '工作重點.一',
    ])
  })

  test('are the paragraphs of a text without numbers', () => {
    expect(labels('計畫\n加強門禁\n管理。\n辦理宣導。')).toEqual(['第1段', '第2段'])
  })

  test('do not begin at a number that a line break brought to the start of a line', () => {
    expect(labels('計畫\n一、請巡視本所第\n三、四樓及地下室。\n二、期間自\n112.1.16起。\n三、甲。')).toEqual([
      '一',
      '二',
      '三',
    ])
  })
})

/** Words without numerals, stems and signs that could be read as numbers or page furniture. */
const word = fc.string({
  unit: fc.constantFrom(...'機關安全維護檢查門禁資料庫房設備同仁單位加強辦理確實注意異常通報處理情形'),
  minLength: 4,
  maxLength: 40,
})
const sentence = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => `${words.join('，')}。`)
const furniture = fc.constantFrom(
  '\n',
  '\n\n',
  '\n\n－ 3 －\n\n',
  '\n第 2 頁，共 5 頁\n',
  '\n- 7 -\n',
  '\f',
  '\r\n',
  '\n　　',
)
const chapterNumbers = ['壹', '貳', '參', '肆', '伍']
const plainNumbers = ['一', '二', '三', '四', '五', '六']

/** A body cut by line and page breaks, and what it is without them. */
const body = fc.tuple(sentence, fc.array(fc.tuple(fc.nat(200), furniture), { maxLength: 4 })).map(([words, breaks]) => {
  const cuts = breaks.map(([at, sign]) => ({ at: 2 + (at % (words.length - 2)), sign })).sort((a, b) => b.at - a.at)
  return { words, written: cuts.reduce((text, { at, sign }) => text.slice(0, at) + sign + text.slice(at), words) }
})

const generated = fc
  .array(fc.array(fc.array(body, { maxLength: 3 }), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 })
  .map((chapters) => {
    const words: string[] = []
    const lines = ['某縣某鄉公所一一五年春節安全維護計畫']
    for (const [chapter, items] of chapters.entries()) {
      lines.push(`${chapterNumbers[chapter]}、工作重點：`)
      words.push('工作重點：')
      for (const [item, points] of items.entries()) {
        lines.push(`${plainNumbers[item]}、各單位應辦事項如次。`)
        words.push('各單位應辦事項如次。')
        for (const [point, { written, words: own }] of points.entries()) {
          lines.push(`(${plainNumbers[point]})${written}`)
          words.push(own)
        }
      }
    }
    return { text: lines.join('\n'), words }
  })

describe('no word of a clause is lost', () => {
  test('whatever the page breaks: the clauses put together are the text without numbers and furniture', () => {
    fc.assert(
      fc.property(generated, ({ text, words }) => {
        const { clauses } = readOutline(text)
        expect(clauses.map((clause) => clauseText(clause, text))).toEqual(words)
      }),
      { numRuns: 300 },
    )
  })

  test('whatever the text: every character is in the preamble, in a clause, in a number, or on the page’s edge', () => {
    const anything = fc.string({
      unit: fc.constantFrom(...'一二三壹貳12、.：。，（）()\n\n  查報安全甲乙第條附表●-'),
      minLength: 1,
      maxLength: 200,
    })
    fc.assert(
      fc.property(anything, (text) => {
        const { preamble, clauses, lines } = readOutline(text)
        const kept = new Set<number>()
        const keep = ({ start, end }: { start: number; end: number }) => {
          for (let at = start; at < end; at += 1) kept.add(at)
        }
        for (const line of [...preamble, ...lines.filter((each) => each.furniture)]) keep(line)
        for (const clause of clauses) {
          keep({ start: clause.span.start, end: clause.numberEnd })
          clause.pieces.forEach(keep)
        }
        const lost = [...text.matchAll(/[一-鿿\d]/g)].filter((match) => !kept.has(match.index))
        expect(lost.map((match) => match[0])).toEqual([])
      }),
      { numRuns: 500 },
    )
  })
})
