const beginning = '<g class="typst-page"'
const shape = /<path id="([^"]+)" class="outline_glyph"[^>]*>(?:<\/path>)?/g

/**
 * One page out of the typesetter's drawing of all of them, with those characters alone that stand on it, and without the
 * invisible text that only a reader of the whole drawing selects.
 */
export function pageOf(drawing: string, page: number): string {
  const [head = '', ...bodies] = drawing.slice(0, drawing.lastIndexOf('</svg>')).split(beginning)
  const body = bodies[page - 1]!.replace(/<foreignObject[\s\S]*?<\/foreignObject>/g, '')
  const [, width, height] = /data-page-width="([\d.]+)" data-page-height="([\d.]+)"/.exec(body)!
  const used = new Set([...body.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id))
  const defined = head
    .slice(head.indexOf('<defs'))
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(shape, (glyph, id: string) => (used.has(id) ? glyph : ''))
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ' +
    `viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">` +
    `${defined}${beginning}${body.replace(/translate\(0, [\d.]+\)/, 'translate(0, 0)')}</svg>`
  )
}
