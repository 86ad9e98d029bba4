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

/** Text as it is read, its entities resolved. */
export const decoded = (text: string): string =>
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

interface Piece {
  start: number
  end: number
}
export type XmlToken =
  | (Piece & { kind: 'text' | 'cdata' | 'aside' | 'doctype' })
  | (Piece & { kind: 'open'; name: string; isEmpty: boolean })
  | (Piece & { kind: 'close'; name: string })

function tagAt(xml: string, start: number): XmlToken {
  const end = tagEnd(xml, start) + 1
  if (xml[start + 1] === '/') return { kind: 'close', name: xml.slice(start + 2, end - 1).trim(), start, end }
  const isEmpty = xml[end - 2] === '/'
  const name = /^[^\s/]+/.exec(xml.slice(start + 1, isEmpty ? end - 2 : end - 1))?.[0] ?? ''
  return { kind: 'open', name, isEmpty, start, end }
}

function tokenAt(xml: string, start: number): XmlToken {
  if (xml.startsWith('<!--', start)) return { kind: 'aside', start, end: after(xml, '-->', start + 4) }
  if (xml.startsWith('<![CDATA[', start)) return { kind: 'cdata', start, end: after(xml, ']]>', start + 9) }
  if (xml.startsWith('<?', start)) return { kind: 'aside', start, end: after(xml, '?>', start) }
  if (xml.startsWith('<!', start)) return { kind: 'doctype', start, end: afterDoctype(xml, start) }
  return tagAt(xml, start)
}

/** Every piece of an XML text and where it stands, so that a piece can be changed and the rest left as it is. */
export function* xmlTokens(xml: string): Generator<XmlToken> {
  let at = 0
  while (at < xml.length) {
    const start = xml.indexOf('<', at)
    if (start < 0) return
    if (start > at) yield { kind: 'text', start: at, end: start }
    const token = tokenAt(xml, start)
    yield token
    at = token.end
  }
}

/** What an opening tag says. */
export const attributesAt = (xml: string, { start, end, name }: Extract<XmlToken, { kind: 'open' }>) =>
  attributesOf(xml.slice(start + 1 + name.length, end - 1))

/** The root of an XML text. Order is kept, nothing is fetched or expanded, and nesting has a limit. */
export function parseXml(xml: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [] }
  const open = [root]
  for (const token of xmlTokens(xml)) {
    const top = open.at(-1)!
    if (token.kind === 'text' && open.length > 1) top.children.push(decoded(xml.slice(token.start, token.end)))
    if (token.kind === 'cdata') top.children.push(xml.slice(token.start + 9, token.end - 3))
    if (token.kind === 'close') {
      if (open.length === 1 || top.name !== token.name) throw new Problem('file.broken')
      open.pop()
    }
    if (token.kind === 'open') {
      const element: XmlElement = { name: token.name, attributes: attributesAt(xml, token), children: [] }
      top.children.push(element)
      if (!token.isEmpty && open.push(element) > deepest) throw new Problem('file.broken', { depth: deepest })
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
