import type { Basis } from './compiled-plan.ts'
import { datesOf } from './date.reader.ts'
import type { Flow } from './flow.ts'

/** What the plan rests on: regulations, letters of a superior, plans of a superior. */

const letterNumber = /([一-鿿A-Za-z0-9]{1,12}字第[A-Za-z0-9○〇零一二三四五六七八九]{3,16}號)/g
const regulationEnd =
  /(指導綱要|綱要|作業要點|實施要點|設置要點|處理要點|要點|條例|施行細則|細則|辦法|準則|規程|規則|法|實施方案|方案|規範|作業規定|規定|注意事項|須知|手冊|指引|標準)$/
const planEnd = /(計畫|計劃|工作項目)$/
const quoted = /[「『《〈]([^「」『』《》〈〉]{2,60})[」』》〉]/g
const unquoted =
  /(?:^|[、及與暨和,:依據])(?:本?[府局處署所會校院]?\d{2,3}年度?)?([一-鿿()]{2,34}?(?:指導綱要|作業要點|實施要點|要點|條例|施行細則|辦法|實施方案|作業規定|安全法|保護法|管理法|罷免法|法|計畫))(?=$|[、及與暨和,。;辦第規等])/g
const organisationBefore =
  /((?:[縣市]府|[一-鿿]{2,24}?(?:政府|公所|局|處|署|院|部|委員會|公司|學校|大學|政風室)))[^一-鿿]{0,3}$/
const leading = /^(?:依據|依|按|遵照|奉|及|暨|與|並|參照|參酌|本|上級機關|上級)+/

export function readBasis(flows: readonly Flow[], rocYear: number | null): Basis[] {
  const found = flows.flatMap(({ text }) => [...letters(text, rocYear), ...titles(text)])
  return found.filter((basis, index) => found.findIndex((other) => keyOf(other) === keyOf(basis)) === index)
}

const keyOf = (basis: Basis): string => `${basis.kind}|${basis.title}|${basis.number ?? ''}`

function letters(text: string, rocYear: number | null): Basis[] {
  const read: Basis[] = []
  let from = 0
  for (const match of text.matchAll(letterNumber)) {
    const before = text.slice(from, match.index + match[0].length)
    const date = datesOf(before, rocYear).at(-1)
    const issuer = issuerOf(date ? before.slice(0, date.start) : before.slice(0, before.length - match[0].length))
    const number = date ? match[0].slice(Math.max(0, date.end - (before.length - match[0].length))) : match[0]
    read.push({ kind: 'letter', title: issuer, issuer, date: date?.date ?? null, number: withoutLead(number) })
    from = match.index + match[0].length
  }
  return read.length > 0 ? read : letterWithoutNumber(text, rocYear)
}

/** 「雲林縣政府115年1月20日函」 */
function letterWithoutNumber(text: string, rocYear: number | null): Basis[] {
  if (!/日(?:[^。,;、「」]{0,12})函/.test(text)) return []
  const date = datesOf(text, rocYear).at(-1)
  if (!date) return []
  const issuer = issuerOf(text.slice(0, date.start))
  return [{ kind: 'letter', title: issuer, issuer, date: date.date, number: null }]
}

/** A date runs into the number where no blank stood between: 日府政行二字第… */
const withoutLead = (number: string): string => number.replace(/^.*[年月日以之]/, '')

function issuerOf(before: string): string {
  const near = before.slice(-40)
  return (organisationBefore.exec(near)?.[1] ?? '').replace(leading, '')
}

function titles(text: string): Basis[] {
  const named = [...text.matchAll(quoted)].map((match) => match[1] as string)
  const rest = text.replaceAll(quoted, '、')
  const plain = [...rest.matchAll(unquoted)].map((match) => match[1] as string)
  return [...named, ...plain].flatMap((title) => {
    const bare = title.replace(leading, '')
    const kind = planEnd.test(bare) ? 'plan' : regulationEnd.test(bare) ? 'regulation' : null
    return kind === null || bare.length < 3
      ? []
      : [{ kind, title: bare, issuer: null, date: null, number: null } as const]
  })
}
