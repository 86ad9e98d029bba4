import { isExternal, isVague, namesAt, specific } from './unit.reader.ts'

/** Who is told to act in a phrase, and from which place of the phrase on. */
export type Subject = {
  names: string[]
  at: number
  end: number
  external: boolean
  byRequest: boolean
  ordered: boolean
}

type Bare = Omit<Subject, 'byRequest' | 'ordered'>

const lead =
  /^(?:另外|另|並且|並|且|又|再|惟|但|則|其|此外|同時|其次|平日|平時|每日|每天|仍|均|原則上|除.{0,8}外|上班時間|下班時間|上班期間|下班後|下班前|放學後|收班後|假日|假期間)+/
const requests = [
  '協請',
  '函請',
  '洽請',
  '商請',
  '促請',
  '督請',
  '敦請',
  '委請',
  '責請',
  '請',
  '責由',
  '委由',
  '交由',
  '改由',
  '併由',
  '由',
  '責成',
  '要求',
  '督促',
  '督飭',
  '督導',
  '協調',
  '指定',
  '委託',
  '通知',
  '授權',
  '橫向聯繫',
  '聯繫',
  '責令',
  '飭',
]
const notRequest = /[移簽報申聲提陳邀呈奉懇轉]$/
const places =
  /(辦公室|會議室|檔案室|機房|庫房|停車場|大門|管制室|寢室|宿舍|控制室|儲藏室|教室|廁所|處所|場所|出入口|公務機關)$/
const notSubject =
  /^(之|的|內|外|是否|安全|人身|設施|設備|資料|門|權責|辦公|房舍|財產|形象|秩序|大樓|環境|網站|系統|周邊|週邊|電腦|出入|廳舍|處所)/
const nobody = /^(窗口|代理人|職務代理人|聯絡人|聯繫窗口|專人|專線)?$/
const outward = /^(協請|函請|洽請|商請|敦請|協調|聯繫|橫向聯繫|通知)$/

export function subjectsIn(text: string): Subject[] {
  const found: Subject[] = []
  const from = lead.exec(text.slice(0, 30))?.[0].length ?? 0
  const first = subjectAt(text, from)
  if (first) found.push({ ...first, byRequest: false, ordered: false })
  else {
    const later = afterTime(text)
    if (later) found.push({ ...later, byRequest: false, ordered: false })
  }
  for (const word of requests) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      if (notRequest.test(text.slice(Math.max(0, at - 1), at))) continue
      const subject = subjectAt(text, at + word.length)
      if (!subject || found.some((other) => other.at === subject.at)) continue
      if (mayAct(word, subject, text))
        found.push({
          ...subject,
          byRequest: outward.test(word) || (word === '請' && subject.external),
          ordered: /^(要求|督促|督飭|責成)$/.test(word),
        })
    }
  }
  return found.sort((a, b) => a.at - b.at)
}

/** 「連假期間各課室應…」: the subject stands behind the time. */
function afterTime(text: string): Bare | null {
  for (const match of text.slice(0, 40).matchAll(/期間|[前後時中日]|當天|假期|連假|\d內/g)) {
    const subject = subjectAt(text, match.index + match[0].length)
    if (
      subject &&
      /^(?:應|須|需|請|得|將|負責|務必|於|每|均|依|完成|辦理|實施|立即)/.test(text.slice(subject.end, subject.end + 2))
    )
      return subject
  }
  return null
}

/** 督導 and 聯繫 hand the work on only to the agency's own units; 通知 only where it stands for an order. */
function mayAct(word: string, subject: Bare, text: string): boolean {
  if (word === '指定' && /(代理人|聯絡人|專責人員|窗口|人員)$/.test(text.slice(subject.at, subject.end))) return false
  if (word === '督導') return false
  if (word === '通知') return false
  return !(/聯繫$/.test(word) && subject.external)
}

function subjectAt(text: string, at: number): Bare | null {
  const named = namesAt(text, at)
  if (!named || places.test(named.names.at(-1) ?? '') || notSubject.test(text.slice(named.end, named.end + 4)))
    return null
  const names = specific(named.names)
  if (names.length === 0 && !named.names.every(isVague)) return null
  const joint = jointWith(text, named.end)
  const own = names.filter((name) => !isExternal(name))
  const all = [...new Set([...(own.length > 0 ? own : names), ...joint])].filter((name) => !nobody.test(name))
  if (all.length === 0 && names.length > 0) return null
  return { names: all, at, end: named.end, external: all.length > 0 && all.every(isExternal) }
}

/** 「政風室會同行政室」: both act. */
function jointWith(text: string, at: number): string[] {
  const match = /^(?:應|得|須|需|將)?(?:會同|偕同|協同|共同|結合)/.exec(text.slice(at, at + 5))
  if (!match) return []
  const named = namesAt(text, at + match[0].length)
  return named
    ? specific(named.names)
        .filter((name) => !isExternal(name))
        .slice(0, 1)
    : []
}
