/** 本所, 本府, 本局: what an agency calls itself follows from its name. */

const selfWord =
  /本(?:分署|分局|公司|大隊|中心|所(?![有示列述定稱需謂以])|府(?!會)|局(?![部勢面限])|處(?![理所分置罰境])|署(?!名)|院(?!內)|部(?![分門位署])|校(?!正)|館|廠|會(?![報議計同商客勘]))/g
const notSelf = /[日基根原資成文標版樣腳書正副劇課範課讀繪話]$/

/** In full: an office of a county government may also say 本府, since it is part of it. */
function allowedFor(agency: string): string[] {
  const ends =
    agency.match(
      /公所|政府|分署|分局|公司|大隊|中心|委員會|代表會|議會|大學|學院|高中|國中|國小|中學|小學|高職|學校|局|處|署|院|部|館|廠|所|會|校|隊/g,
    ) ?? []
  return ends.flatMap((end) => {
    if (end === '政府') return ['府']
    if (/學|高中|國中|國小|高職/.test(end)) return ['校', '院']
    return [end, end.at(-1) as string]
  })
}

export function foreignSelfWords(text: string, agency: string): { word: string; at: number }[] {
  if (agency === '') return []
  const allowed = allowedFor(agency)
  if (allowed.length === 0) return []
  return [...text.matchAll(selfWord)].flatMap((match) => {
    if (notSelf.test(text.slice(Math.max(0, match.index - 1), match.index))) return []
    return allowed.includes(match[0].slice(1)) ? [] : [{ word: match[0], at: match.index }]
  })
}

const kinds =
  /(?:公所|代表會|戶政事務所|地政事務所|國民小學|國民中學|國小|國中|高級中學|衛生所|清潔隊|分局|監理站|分署|醫院|地方法院|稅務局|區管理處)$/
const addressed = /(?:向|通報|通知|告知|知會|副知|函|送|洽|與|及|和|、|會同|報|請|由各|各|其他|鄰近|該)$/

/** 「由他鄉公所敘獎」: an agency of the same kind that acts here, where this one is meant. */
export function foreignTwin(text: string, agency: string): { word: string; at: number } | null {
  const kind = kinds.exec(agency)?.[0]
  if (!kind) return null
  const name = new RegExp(
    `(?:由|^|[,。;:])([一-鿿]{2,5}[鄉鎮市區縣]民?|[一-鿿]{2,6})${kind}(?=[應從簽依按得將予負])`,
    'g',
  )
  for (const match of text.matchAll(name)) {
    const word = `${match[1]}${kind}`
    const at = match.index + match[0].length - word.length
    if (!agency.includes(word) && !/^[各本該]|所屬|其他/.test(word) && !addressed.test(text.slice(at - 2, at)))
      return { word, at }
  }
  return null
}
