/** What must happen first: 「如發現異常」, 「遇有重大資安事件時」, 「未依規定辦理者」. */

export type Trigger = { start: number; end: number; text: string }

const opening =
  /(?:如有|如遇|如發|如經|如獲|如接|如因|如未|如屬|如係|如該|如為|如仍|若|倘若|倘|萬一|一旦|遇有|遭遇|遇|凡|獲報|獲悉|獲知|知悉|得知|接獲|接到|接報|經發現|查獲|查有|所發現|發現|發生|察覺|偵獲|突發)/g
const notOpening = /(?:及早|先期|早期|主動|預先|提早|以利|避免|防止|不致|預防|可能|未|免|曾|防範|如何|已)$/
const conditionalLead =
  /^(?:另外|另|惟|又|並|且|但|再|此外|其次|而)?(?:如(?![下附期實次上何常同])|若|倘|萬一|一旦|遇|遭|凡|未依|未能|違反|對於?(?:檢查|查核|稽核|發現|所見)|有[^,]{1,12}(?:者|時)|[^,應請]{0,6}(?:異常|故障|損壞|缺失|緊急狀況|突發狀況|事故|不合格|未通過|不符規定|未符規定|不符)(?:時|者))/
const closing = /(?:時|者|情事|之際|之虞|情形|情況|狀況|異常)(?:,|$)/
const orders = /應|須|請|即|則|務必|需|得|隨|立|迅|速|儘|由|逕|馬上|完成|通報|通知|告知|報告|口頭|電話|撥打/g

/** A phrase that only says when: all of it is the trigger. */
export function triggerOnly(text: string): boolean {
  if (conditionalLead.test(text) || /^有[^,]{2,40}(?:時|者|情事)$/.test(text)) return true
  return (
    closing.test(text) &&
    /發現|發生|獲報|接獲|遇|違反|未|疏|知悉|獲悉|查獲|認真|績優|得力|不力|有功|怠忽|損壞|破損|故障|逾期|缺損|缺失|毀損|疏失|滋事|不法|可疑/.test(
      text,
    )
  )
}

/** The trigger inside a phrase that also orders something; it ends where the order begins. */
export function triggerIn(text: string, isLast: boolean): Trigger | null {
  for (const match of text.matchAll(opening)) {
    if (notOpening.test(text.slice(Math.max(0, match.index - 2), match.index))) continue
    if (match[0] === '發現' && /^(?:,|$|者|人)/.test(text.slice(match.index + 2))) continue
    const ordered = orderAfter(text, match.index + match[0].length)
    const end = isLast && ordered === text.length ? nounAfter(text, match.index + match[0].length) : ordered
    return { start: match.index, end, text: text.slice(match.index, end) }
  }
  if (conditionalLead.test(text) || closing.test(text)) {
    const ordered = triggerOnly(text) ? orderAfter(text, 2) : -1
    const end = ordered === text.length ? caseEnd(text) : ordered
    if (end > 0) return { start: 0, end, text: text.slice(0, end) }
  }
  return null
}

/** 「不合格者限期改善」: the case ends at 者 or 時. */
function caseEnd(text: string): number {
  const at = text.slice(0, 30).search(/者|時/)
  return at < 0 ? text.length : at + 1
}

/** 「就發現缺失追蹤改善」: no sign stands between what is found and what is ordered. */
function nounAfter(text: string, from: number): number {
  const noun = /缺失|異常|異狀|漏洞|弱點|違失|情事|案件|可疑人員|可疑/.exec(text.slice(from, from + 16))
  return noun ? from + noun.index + noun[0].length : text.length
}

function orderAfter(text: string, from: number): number {
  for (const match of text.matchAll(orders)) {
    if (match.index < from + 1) continue
    if (match[0] === '應' && /[變對]/.test(text[match.index + 1] ?? '')) continue
    if (match[0] === '請' && text[match.index + 1] === '願') continue
    if (match[0] === '通報' && /[單位機表專]/.test(text[match.index + 2] ?? '')) continue
    if (/^(?:完成|通|告|報|口|電)/.test(match[0]) && /^(?:[後時者之,內]|通知|通報|$)/.test(text.slice(match.index + 2)))
      continue
    if (match[0] === '由' && text[match.index - 1] === '理') continue
    return match.index
  }
  return text.length
}
