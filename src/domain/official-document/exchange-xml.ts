import { cleanText } from '#domain/document.ts'

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => cleanText(text).replace(/[&<>"]/g, (sign) => entities[sign]!)

/** Written already, as distinct from text that is not escaped yet. */
export type Xml = string

export const element = (name: string, ...inner: Xml[]): Xml => `<${name}>${inner.join('')}</${name}>`
/** Lines cannot be told apart in an exchange file, so they become one. */
export const textElement = (name: string, text: string): Xml => element(name, escaped(text.replace(/\s*\n\s*/g, '　')))
export const emptyElement = (name: string, attribute: string, value: string): Xml =>
  `<${name} ${attribute}="${escaped(value)}"/>`
export const attributed = (name: string, attribute: string, value: string, ...inner: Xml[]): Xml =>
  `<${name} ${attribute}="${escaped(value)}">${inner.join('')}</${name}>`
