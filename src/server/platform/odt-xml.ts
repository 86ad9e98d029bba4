const spaces = [
  ['office', 'urn:oasis:names:tc:opendocument:xmlns:office:1.0'],
  ['style', 'urn:oasis:names:tc:opendocument:xmlns:style:1.0'],
  ['text', 'urn:oasis:names:tc:opendocument:xmlns:text:1.0'],
  ['table', 'urn:oasis:names:tc:opendocument:xmlns:table:1.0'],
  ['draw', 'urn:oasis:names:tc:opendocument:xmlns:drawing:1.0'],
  ['fo', 'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0'],
  ['svg', 'urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0'],
  ['meta', 'urn:oasis:names:tc:opendocument:xmlns:meta:1.0'],
  ['xlink', 'http://www.w3.org/1999/xlink'],
  ['dc', 'http://purl.org/dc/elements/1.1/'],
]

export const namespaces = `${spaces.map(([prefix, address]) => `xmlns:${prefix}="${address}"`).join(' ')} office:version="1.3"`

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export const escaped = (value: string): string => value.replace(/[&<>"]/g, (sign) => entities[sign]!)

/** Text of a paragraph: XML readers would drop spaces that are not single and inside. */
export const text = (value: string): string =>
  escaped(value)
    .replace(/^ +| +$| {2,}/gm, (run) => `<text:s text:c="${run.length}"/>`)
    .replace(/\n/g, '<text:line-break/>')

export function element(name: string, attributes: Record<string, string | undefined>, inner = ''): string {
  const listed = Object.entries(attributes)
    .map(([key, value]) => (value === undefined ? '' : ` ${key}="${escaped(value)}"`))
    .join('')
  return inner ? `<${name}${listed}>${inner}</${name}>` : `<${name}${listed}/>`
}
