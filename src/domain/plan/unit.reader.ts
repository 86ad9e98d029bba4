import words from './unit-words.json' with { type: 'json' }

/** Who is meant: units, offices, posts and bodies, in the plan's own words. */

export type Named = { names: string[]; start: number; end: number }

/** Words by their first character, the longest first. */
type Index = Map<string, string[]>
const indexed = (list: readonly string[]): Index =>
  Map.groupBy(
    [...list].sort((a, b) => b.length - a.length),
    (word) => word[0] as string,
  )
const people = indexed(words.people)
const bodies = indexed(words.bodies)
const groups = indexed(words.groups)
const exceptions = words.stopExceptions
const stopsByFirst = Map.groupBy(words.stops, (stop) => stop[0] as string)
const guards = words.tailGuards as Record<string, string>
const sharedStems = indexed(words.sharedStems)
const vague = new Set(words.vague)
const longestName = 18
const joiners = indexed(['以及', '、', '及', '與', '和', '暨', '或', '/'])
const own =
  /^本(?:所|府|局|處|署|院|部|會|館|校|廠|公司|中心|機關|站|隊|分局|分署|室|行|場|縣|市|鄉|鎮|區)(?=[^長同全有內之])/

const ownPrefix = /^本(?:所|府|局|處|署|院|部|會|館|校|廠|公司|中心|機關|站|隊|分局|分署|室|行|場|縣|市|鄉|鎮|區)/

/** 「本所政風室」: the name begins after the words for oneself. */
function skipOwn(text: string, at: number): number {
  const prefix = text[at] === '本' ? ownPrefix.exec(text.slice(at, at + 5)) : null
  const after = at + (prefix?.[0].length ?? 0)
  return prefix && (nameEnd(text, after) > 0 || sharedStemEnd(text, after) > 0) ? after : at
}

const startsWithAny = (text: string, at: number, list: Index): string | undefined =>
  list.get(text[at] ?? '')?.find((word) => text.startsWith(word, at))

/** 「本處應…」, 「向本所報告」: the agency by its own word, where an order or a message follows. */
function selfEnd(text: string, at: number): number {
  const prefix = text[at] === '本' ? ownPrefix.exec(text.slice(at, at + 5)) : null
  const end = at + (prefix?.[0].length ?? 0)
  return prefix && afterSelf.test(text.slice(end, end + 3)) ? end : -1
}

const afterSelf =
  /^(?:[,。;]|$|應|須|得|將|於|自|接|獲|就|對|每|並|再|報|反映|反應|通報|彙|備|陳|核|回|處理|轉|派|登|成立|指)/

const isHan = (character: string | undefined): boolean =>
  character !== undefined && /[一-鿿A-Za-z0-9○〇]/.test(character)

/** A verb or a particle: no name goes on over it. */
function stopsAt(text: string, at: number): boolean {
  const stop = stopsByFirst.get(text[at] ?? '')?.find((word) => text.startsWith(word, at))
  if (stop === undefined) return false
  return !exceptions.some((word) => {
    for (let from = Math.max(0, at - word.length + 1); from <= at; from += 1)
      if (text.startsWith(word, from) && from + word.length > at) return true
    return false
  })
}

/** Where the name that begins at `at` ends: the shortest stretch that ends like one, with what belongs to it. */
function nameEnd(text: string, at: number, reach = longestName): number {
  const body = startsWithAny(text, at, bodies)
  if (body !== undefined) return extended(text, at + body.length)
  for (let end = at; end < text.length && end - at < reach; end += 1) {
    const word = startsWithAny(text, end, people) ?? startsWithAny(text, end, groups)
    if (word !== undefined && !endsBadly(text, end + word.length, word)) return extended(text, end + word.length)
    if (!isHan(text[end])) return -1
    const tail = text[end] as string
    if (end > at && words.tails.includes(tail) && !endsBadly(text, end + 1, tail)) return extended(text, end + 1)
    if (stopsAt(text, end)) return -1
  }
  return -1
}

const endsBadly = (text: string, end: number, word: string): boolean =>
  (guards[word.at(-1) as string] ?? '').includes(text[end] ?? ' ') && !startsWithAny(text, end, people)

/** 「政風室」＋「主任」, 「法務部」＋「調查局」＋「雲林縣調查站」 */
function extended(text: string, end: number): number {
  const person = startsWithAny(text, end, people)
  if (person !== undefined) return extended(text, end + person.length)
  const office = text[end] ?? ''
  if ('室處課科組'.includes(office) && office !== '' && !endsBadly(text, end + 1, office))
    return extended(text, end + 1)
  if (text[end] === '各' || /[同仁員]/.test(text[end - 1] ?? '')) return end
  const head = /(政府|部|局|署|院|會|公所|府|處|公司|課|單位|分局|學校|機關|校|事務所)$/.test(
    text.slice(Math.max(0, end - 2), end),
  )
  if (!head) return end
  const next = nameEnd(text, end, 8)
  return next > end && /(站|處|局|隊|所|室|署|課|科|組|單位|人員|窗口|主管|首長|中心)$/.test(text.slice(end, next))
    ? next
    : end
}

/** One or several names from `at` on, joined by 、及與; null where no name begins there. */
export function namesAt(text: string, at: number): Named | null {
  const names: string[] = []
  let from = at
  let end = at
  for (;;) {
    from = skipOwn(text, from)
    const stemEnd = sharedStemEnd(text, from)
    const last = stemEnd > 0 ? stemEnd : Math.max(nameEnd(text, from), numberEnd(text, from), selfEnd(text, from))
    if (last <= from) break
    names.push(text.slice(from, last))
    end = skipRemark(text, last)
    const joiner = startsWithAny(text, end, joiners)
    if (joiner === undefined) break
    from = end + joiner.length
  }
  return names.length > 0 ? { names: completed(names), start: at, end } : null
}

const numberEnd = (text: string, at: number): number => {
  const number = words.numbers.find((each) => text.startsWith(each, at) && !/\d/.test(text[at + each.length] ?? ''))
  return number === undefined ? -1 : at + number.length
}

/** 「警察、消防機關」: the first word shares the end of the last. */
function sharedStemEnd(text: string, at: number): number {
  const stem = startsWithAny(text, at, sharedStems)
  if (stem === undefined || startsWithAny(text, at + stem.length, joiners) === undefined) return -1
  return at + stem.length
}

const completed = (names: string[]): string[] =>
  names.map((name, index) => {
    if (!words.sharedStems.includes(name)) return name
    const whole = names.slice(index + 1).find((other) => !words.sharedStems.includes(other)) ?? ''
    return name + (sharedEnd.exec(whole)?.[1] ?? '')
  })

const sharedEnd = /(機關|單位|人員|部門|課室|室|課|主管|局|隊)$/

const skipRemark = (text: string, at: number): number => {
  if (text[at] !== '(' && text[at] !== '·') return at
  if (text[at] === '·') {
    let end = at
    while (text[end] === '·') end += 1
    return end
  }
  const close = text.indexOf(')', at)
  return close > 0 && close - at < 30 ? close + 1 : at
}

/** 本所政風室 → 政風室 */
export const withoutOwn = (name: string): string => name.replace(own, '')

/** Names that name somebody; 相關單位 is kept only where nothing better stands beside it. */
export function specific(names: readonly string[]): string[] {
  const plain = names.map(withoutOwn).filter((name) => name !== '')
  const better = plain.filter((name) => !vague.has(name))
  return [...new Set(better)]
}

export const isVague = (name: string): boolean => vague.has(name)
export const isExternal = (name: string): boolean =>
  !/^[各本]|駐衛警|警衛|駐警/.test(name) && words.external.some((word) => name.includes(word))
