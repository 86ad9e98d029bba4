import { Problem } from '#domain/problem.ts'

export interface XmlElement {
  name: string
  attributes: Record<string, string>
  children: (XmlElement | string)[]
}

// Office files nest about thirty deep. Only the five named entities exist: a DOCTYPE is passed over, never obeyed.
const deepest = 400
const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function character(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
}

const decoded = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{1,8}));/gi, (whole, hex, decimal, name) => {
        if (hex) return character(Number.parseInt(hex, 16))
        return decimal ? character(Number(decimal)) : (named[name] ?? whole)
      })
    : text

function attributesOf(source: string): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const [, name, double, single] of source.matchAll(/\s([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    attributes[name!] = decoded(double ?? single ?? '')
  }
  return attributes
}

/** A `>` may stand inside an attribute's quotes. */
function tagEnd(xml: string, from: number): number {
  let quote = ''
  for (let at = from; at < xml.length; at++) {
    const sign = xml[at]!
    if (quote) quote = sign === quote ? '' : quote
    else if (sign === '"' || sign === "'") quote = sign
    else if (sign === '>') return at
  }
  throw new Problem('file.broken')
}

function after(xml: string, ending: string, from: number): number {
  const at = xml.indexOf(ending, from)
  if (at < 0) throw new Problem('file.broken')
  return at + ending.length
}

/** Where a DOCTYPE ends, its internal subset in brackets included. */
function afterDoctype(xml: string, from: number): number {
  const bracket = xml.indexOf('[', from)
  const close = after(xml, '>', from)
  return bracket >= 0 && bracket < close ? after(xml, '>', after(xml, ']', bracket)) : close
}

/** The root of an XML text. Order is kept, nothing is fetched or expanded, and nesting has a limit. */
export function parseXml(xml: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [] }
  const open = [root]
  let at = 0
  while (at < xml.length) {
    const top = open.at(-1)!
    const start = xml.indexOf('<', at)
    if (start < 0) break
    if (start > at && open.length > 1) top.children.push(decoded(xml.slice(at, start)))
    if (xml.startsWith('<!--', start)) at = after(xml, '-->', start + 4)
    else if (xml.startsWith('<![CDATA[', start)) {
      at = after(xml, ']]>', start + 9)
      top.children.push(xml.slice(start + 9, at - 3))
    } else if (xml.startsWith('<?', start)) at = after(xml, '?>', start)
    else if (xml.startsWith('<!', start)) at = afterDoctype(xml, start)
    else {
      const end = tagEnd(xml, start)
      at = end + 1
      if (xml[start + 1] === '/') {
        if (open.length === 1 || top.name !== xml.slice(start + 2, end).trim()) throw new Problem('file.broken')
        open.pop()
        continue
      }
      const closed = xml[end - 1] === '/'
      const tag = xml.slice(start + 1, closed ? end - 1 : end)
      const name = /^[^\s/]+/.exec(tag)?.[0] ?? ''
      const element: XmlElement = { name, attributes: attributesOf(tag.slice(name.length)), children: [] }
      top.children.push(element)
      if (!closed && open.push(element) > deepest) throw new Problem('file.broken', { depth: deepest })
    }
  }
  const first = elements(root)[0]
  if (!first || open.length > 1) throw new Problem('file.broken')
  return first
}

export const elements = (parent: XmlElement | undefined, name?: string): XmlElement[] =>
  (parent?.children ?? []).filter(
    (node): node is XmlElement => typeof node !== 'string' && (name === undefined || node.name === name),
  )

export const child = (parent: XmlElement | undefined, name: string): XmlElement | undefined => elements(parent, name)[0]

/** Every element of that name below, in the order of the text, not looking inside a match. */
export function descendants(parent: XmlElement | undefined, name: string): XmlElement[] {
  return elements(parent).flatMap((node) => (node.name === name ? [node] : descendants(node, name)))
}
