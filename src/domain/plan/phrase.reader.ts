import type { Phrase } from './flow.ts'

/** A phrase cut into what can be ordered: at 並, without purposes and without the rule that is followed. */

const purpose =
  /^(?:以(?:利|維|防|免|確保|提升|強化|符|達|期|熟悉|策|杜|資|保|建立|降低|減少|避免|有效|增進|因應|及早|昭|茲|協同|提高|鞏固|發揮|即時|落實|預防|為|便|求|彰|充分)|俾|藉以|藉此|避免|防止|防堵|防杜|確保|使|期能|期使|期以|免於|預防|杜絕|消弭|防微|維護.{0,12}(?:安全|安寧)$|建立共識|建立安全維護網絡|達到|達成|防範|研商|研討|商討|商議|討論|研議|商研)/
const purposeAnywhere =
  /^(?:以(?:利|維|防|免|確保|提升|符|達|期|杜|資)|俾|為(?:落實|確保|防範|維護|強化|避免|因應|提升|使|加強|防止|期|有效))/
const rule = /^(?:並|另|應|請|且|均|皆|仍)?(?:依據|依照|依|按照|按|遵照|循)/
const ruleEnd = /規定|要點|計畫|辦法|程序|流程|編組|原則|標準|權責|職責|分工|作業|方案|手冊|函|法|機制|體系|系統/g

export function splitPhrase(phrase: Phrase, isFirst: boolean): Phrase[] {
  return atConjunctions(phrase).flatMap((part, index) => {
    const bare = part.text.replace(/^[並且另及]/, '')
    if (purposeAnywhere.test(bare) || (!(isFirst && index === 0) && purpose.test(bare))) return []
    return [withoutRule(part)]
  })
}

function atConjunctions({ start, text }: Phrase): Phrase[] {
  const parts: Phrase[] = []
  let from = 0
  for (let at = 3; at < text.length - 2; at += 1) {
    if (isSequel(text, at)) {
      parts.push({ start: start + from, end: start + at + 1, text: text.slice(from, at + 1) })
      from = at + 1
      continue
    }
    if (text[at] !== '並' || /[合一]/.test(text[at - 1] ?? '') || /[非無行列存]/.test(text[at + 1] ?? '')) continue
    parts.push({ start: start + from, end: start + at, text: text.slice(from, at) })
    from = at
  }
  parts.push({ start: start + from, end: start + text.length, text: text.slice(from) })
  return parts
}

/** 「清點後存放於保險箱」: two orders, one after the other. */
const isSequel = (text: string, at: number): boolean =>
  text[at] === '後' &&
  at >= 4 &&
  /^(?:存放|存入|放入|置入|鎖入|封存|收存|移置|繳回)/.test(text.slice(at + 1, at + 3)) &&
  !/獲|發生|發現|遇|報/.test(text.slice(0, at))

/** 「依災害防救會報編組」 orders nothing: the words up to the rule's end are blanked, places unchanged. */
function withoutRule(part: Phrase): Phrase {
  if (!rule.test(part.text)) return part
  let end = 0
  for (const match of part.text.slice(0, 80).matchAll(ruleEnd)) end = match.index + match[0].length
  return end === 0 ? part : { ...part, text: '·'.repeat(end) + part.text.slice(end) }
}
