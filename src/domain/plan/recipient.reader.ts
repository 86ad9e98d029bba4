import type { Recipient } from './compiled-plan.ts'
import { namesAt, specific, withoutOwn } from './unit.reader.ts'

/** Who must be told: the bodies named after or before the verb, copies and relays told apart. */

const tells =
  /(?:通報(?!平[台臺]|單位|窗口|專線|表|單|系統|流程|程序|機制|作業|規定|應變|網)|反映|反應|函報|陳報|呈報|通知|副知|副陳|知會|轉知|轉報|轉陳|轉請|函轉|層轉|轉送|陳轉|層報|回報|告知|報案|報警|檢舉|報告|撥打|函知|簽報|簽陳|密陳|面報|續報|函送|速陳|電陳|轉呈|致電|電知|電洽|彙報|移請|移送|轉介|上報|呈送|陳送|知照|登錄|請求(?!協定)|舉報|報請|報知|電告|密報|速報|報備|聯繫|聯絡|連繫|通聯|正本送|副本抄送|副本送|抄送|抄知|洽(?![公談詢辦商])|報(?=1\d\d))/g
const copies = /^(副知|副陳|知會|副本抄送|副本送|抄送|抄知)$/
const relays = /^(轉知|轉報|轉陳|轉請|函轉|層轉|轉送|陳轉|層報|續報)$/
const reports = /^(陳報|函報|通報|報告|呈報|報請|反映|簽報|簽陳|函知|彙報|請求)$/
const between = /^(?:予|其|所轄|給|至|向|請|知|有關|該管|以|相關之?){0,2}/
const generic = /^(權責機關|主管機關|有關機關|相關機關|治安機關|權責單位|目的事業主管機關)$/

export type Told = { recipients: Recipient[]; relays: string[] }

/** `text` with its bracketed remarks; `actor` is who speaks in it, `before` are those already told in the sentence, `relayer` who passed on last. */
export function toldIn(text: string, actor: string | null, before: readonly Recipient[], relayer: string | null): Told {
  const told: Recipient[] = []
  const relayed: string[] = []
  for (const match of text.matchAll(tells)) {
    const verb = match[0]
    const names = namesAfter(text, match.index + verb.length) ?? namesBefore(text, match.index)
    if (verb === '報警' && !names) told.push({ name: '警察機關', role: 'primary', via: null })
    if (!names) continue
    const via = relayOf(verb, actor, told, before, relayer)
    if (via) relayed.push(via)
    for (const name of names)
      if (!told.some((other) => other.name === name) && name !== actor)
        told.push({ name, role: copies.test(verb) ? 'copy' : 'primary', via: name === via ? null : via })
  }
  return { recipients: told, relays: relayed }
}

/** 「通報政風室轉知調查站」: who was told before passes it on; 「由政風室轉報」: the actor does. */
function relayOf(
  verb: string,
  actor: string | null,
  here: readonly Recipient[],
  before: readonly Recipient[],
  relayer: string | null,
): string | null {
  const lastTold = (list: readonly Recipient[]) =>
    list.findLast((recipient) => recipient.role === 'primary')?.name ?? null
  if (relays.test(verb))
    return (here.length > 0 && relayer === null ? lastTold(here) : null) ?? actor ?? relayer ?? lastTold(before)
  if (relayer !== null && actor === null && !copies.test(verb)) return relayer
  if (reports.test(verb) && actor !== null && before.some(({ name }) => name.endsWith(actor))) return actor
  return null
}

function namesAfter(text: string, at: number): string[] | null {
  const skip = between.exec(text.slice(at, at + 6))?.[0].length ?? 0
  const named = namesAt(text, at + skip) ?? (skip > 0 ? namesAt(text, at) : null)
  if (named) return usable(named.names, text.slice(named.start, named.end))
  const bare = bodyAfter.exec(text.slice(at + skip, at + skip + 20))?.[1]
  return bare ? usable([bare], bare) : null
}

/** A body whose name holds a word that elsewhere is a verb: 「通報環境管理處」 */
const bodyAfter =
  /^([一-鿿]{2,10}?(?:[局署處科課組隊站](?![理置長員])|委員會|中心|政府|機關|單位|窗口|小組))(?:$|[,。;、及與並處協派到])/

/** 「向權責機關反映」, 「報轄區派出所處理」 */
function namesBefore(text: string, verbAt: number): string[] | null {
  const words = text.startsWith('登錄', verbAt) ? ['至', '於'] : ['向', '與', '對']
  const from = Math.max(...words.map((word) => text.lastIndexOf(word, verbAt)))
  if (from < 0) return null
  const named = namesAt(text, from + 1)
  const isPlace = named !== null && /(?:平[台臺]|系統)$/.test(named.names.at(-1) ?? '')
  return named && !isPlace && named.end <= verbAt && verbAt - named.end <= 8
    ? usable(named.names, text.slice(named.start, named.end))
    : null
}

function usable(names: readonly string[], written: string): string[] | null {
  const plain = specific(names)
  if (plain.length === 0) return null
  return plain.map((name) => (generic.test(name) ? (remarkAfter(name, written) ?? name) : name))
}

/** 「權責機關(雲林縣調查站)」: the remark says which. */
function remarkAfter(name: string, written: string): string | null {
  const at = written.indexOf(`${name}(`)
  const named = at < 0 ? null : namesAt(written, at + name.length + 1)
  return named?.names[0] ? withoutOwn(named.names[0]) : null
}
