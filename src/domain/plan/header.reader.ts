import type { Occasion } from './compiled-plan.ts'
import { numeralValue } from './numeral.ts'
import { fold } from './source-text.ts'

/** Title, agency, year and occasion, from the lines before the first clause. */

const titleEnd = /(計畫|方案|要點|規定|作法|措施|須知|書|表)(\(?(草案|修正|核定本|稿|修訂版?)\)?)?$/
const chineseYear = '[一二三四五六七八九〇零○百十]{2,6}'
const year = new RegExp(`(?:中華民國|民國|西元|公元)?(\\d{2,4}|${chineseYear})(?=年)`, 'g')
const afterAgency =
  /(?:中華民國|民國|西元)?(?:\d{2,4}|[一二三四五六七八九〇零○百十]{2,6})年|辦理|執行(?!署|處)|因應|配合|推動|實施|重要節日|重要慶典|專案|安全維護|機關安全|春安|春節|國慶|元旦|第\d{1,2}任|第[一二三四五六七八九十]{1,4}任|總統|選舉(?!委員會)|校園|農曆|中秋|端午|雙十|加強|強化|公職|年度/
const organisation =
  /(公所|政府|[局處署院部會館校廠所]|中心|公司|大學|學院|高中|國中|國小|小學|中學|高職|高商|高工|幼兒園|農工|大隊|中隊|分隊|隊|法院|檢察署|監獄|看守所|醫院|分署|事務所|代表會|議會|委員會|辦事處|總處|分處|院區|校區|園區|廠區|分部|分公司|營業處|工程處|管理局|基金會)$/

const occasions: [Occasion, RegExp][] = [
  ['election', /選舉|投開?票|罷免|公民投票|公投|選務/],
  ['inauguration', /就職|宣誓/],
  ['spring_festival', /春節|農曆(?:新)?年|農曆除夕|春安|過年|年節|舊曆年/],
  ['national_day', /國慶|雙十|十月慶典|光輝十月/],
  ['dragon_boat', /端午|端陽/],
  ['mid_autumn', /中秋/],
  ['new_year', /元旦|跨年|開國紀念|新年/],
]
const otherOccasion = /清明|和平紀念日|勞動節|兒童節|慶典|祭典|遶境|民俗|活動|花燈|燈會|運動會|颱風|演習|節日|節慶/

export function occasionIn(text: string): Occasion | null {
  const found = occasions
    .map(([occasion, words]) => ({ occasion, at: text.search(words) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
  const lunar = found.find(({ occasion }) => occasion === 'spring_festival')
  if (lunar && found[0]?.occasion === 'new_year') return 'spring_festival'
  return found[0]?.occasion ?? (otherOccasion.test(text) ? 'other' : null)
}

/** Minguo years; a year of the common era is turned into one. */
export function rocYearIn(text: string): number | null {
  for (const match of text.matchAll(year)) {
    const value = numeralValue(match[1] as string)
    if (value > 1911 && value < 2200) return value - 1911
    if (value >= 30 && value < 300) return value
  }
  return null
}

export function agencyIn(title: string): string {
  const bare = title.replace(/^[\s「『【(]+/, '')
  const cut = fold(bare).search(afterAgency)
  const before = (cut < 0 ? bare : bare.slice(0, cut)).replaceAll(/[\s「」『』【】()（）]/g, '')
  if (organisation.test(fold(before))) return before
  if (cut !== 0) return longestOrganisation(before)
  const year = /^[\s]*(?:中華民國|民國|西元)?[\s]*[\d０-９一二三四五六七八九〇零○百十]{2,6}[\s]*年度?/.exec(bare)
  return year ? agencyIn(bare.slice(year[0].length)) : ''
}

function longestOrganisation(text: string): string {
  for (let end = text.length; end > 2; end -= 1)
    if (organisation.test(fold(text.slice(0, end)))) return text.slice(0, end)
  return ''
}

const isDateLine =
  /^(?:(?:密等|速別|檔號|保存年限|附件|發文|受文者|文號|承辦|版次|機密等級)[^:]{0,8}:|\(?(?:中華民國|民國)?\d{2,4}[年./-]|.{0,20}(?:核定|訂定|修正|函頒|備查|奉核|簽准)|.{0,12}字第)/

/** The first lines, up to the one that closes the title; at most four. */
export function titleOf(lines: readonly string[]): { title: string; lines: number } {
  const taken: string[] = []
  for (const [index, line] of lines.slice(0, 6).entries()) {
    const words = line
      .trim()
      .replace(/^[#>*\s]+/, '')
      .replace(/\*+$/, '')
      .trim()
    const closes = titleEnd.test(fold(words).replaceAll(/\s/g, ''))
    if (words.length > 80 || /[。；]/.test(words)) break
    if (isDateLine.test(fold(words)) && !closes) {
      if (taken.length > 0) break
      continue
    }
    taken.push(words)
    if (closes) return { title: taken.join(''), lines: index + 1 }
  }
  return { title: taken.slice(0, 2).join(''), lines: Math.min(lines.length, taken.length) }
}
