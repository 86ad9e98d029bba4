import { Problem } from '#domain/problem.ts'
import type { Archive } from './archive.ts'
import { DocxNumbering } from './docx-numbering.ts'
import { labelled, rowLines } from './list-labels.ts'
import { child, elements, parseXml, type XmlElement } from './xml.ts'

const skipped = new Set(['w:del', 'w:moveFrom', 'w:instrText', 'w:delText', 'w:rPr', 'w:pPr', 'w:footnoteReference'])

const isOn = (switched: XmlElement | undefined): boolean =>
  switched !== undefined && !['0', 'false', 'off'].includes(switched.attributes['w:val'] ?? '')

/** Word writes a box twice, in its new form and in an old one; one reading is enough. */
const oneForm = (node: XmlElement): XmlElement[] => {
  const choice = child(node, 'mc:Choice') ?? child(node, 'mc:Fallback')
  return choice ? [choice] : []
}

function inlineText(node: XmlElement, boxes: XmlElement[]): string {
  if (node.name === 'w:r' && isOn(child(child(node, 'w:rPr'), 'w:vanish'))) return ''
  return elements(node)
    .map((part) => {
      if (skipped.has(part.name)) return ''
      switch (part.name) {
        case 'w:t':
        case 'm:t':
          return part.children.filter((piece) => typeof piece === 'string').join('')
        case 'w:tab':
        case 'w:ptab':
          return ' '
        case 'w:br':
        case 'w:cr':
          return '\n'
        case 'w:noBreakHyphen':
          return '-'
        case 'w:txbxContent':
          boxes.push(part)
          return ''
        case 'mc:AlternateContent':
          return oneForm(part)
            .map((form) => inlineText(form, boxes))
            .join('')
        case 'w:ruby':
          return elements(part, 'w:rubyBase')
            .map((base) => inlineText(base, boxes))
            .join('')
        default:
          return inlineText(part, boxes)
      }
    })
    .join('')
}

function paragraph(node: XmlElement, numbering: DocxNumbering): string[] {
  const properties = child(node, 'w:pPr')
  const boxes: XmlElement[] = []
  const text = inlineText(node, boxes)
  // An empty paragraph shows its number and counts, but says nothing.
  const label = numbering.label(properties)
  const own = text.trim() ? labelled(label, text) : ''
  const contents = /^TOC\d?$/i.test(child(properties, 'w:pStyle')?.attributes['w:val'] ?? '')
  return [...(contents ? [] : own.split('\n')), ...boxes.flatMap((box) => lines(box, numbering))]
}

function lines(parent: XmlElement, numbering: DocxNumbering): string[] {
  return elements(parent).flatMap((node) => {
    if (skipped.has(node.name)) return []
    if (node.name === 'w:p') return paragraph(node, numbering)
    if (node.name === 'mc:AlternateContent') return oneForm(node).flatMap((form) => lines(form, numbering))
    if (node.name === 'w:tr') {
      if (child(child(node, 'w:trPr'), 'w:del')) return []
      return rowLines(cellsOf(node).map((cell) => lines(cell, numbering)))
    }
    return lines(node, numbering)
  })
}

/** Cells may be wrapped in content controls. */
const cellsOf = (row: XmlElement): XmlElement[] =>
  elements(row).flatMap((node) => {
    if (node.name === 'w:tc') return [node]
    return node.name === 'w:sdt' ? elements(node, 'w:sdtContent').flatMap(cellsOf) : []
  })

function mainPart(archive: Archive): string {
  const relations = archive.text('_rels/.rels')
  const main = relations
    ? elements(parseXml(relations)).find((relation) => relation.attributes.Type?.endsWith('/officeDocument'))
    : undefined
  return main?.attributes.Target?.replace(/^\//, '') ?? 'word/document.xml'
}

/** The lines of a Word document, with the labels that its automatic numbering shows. */
export function textOfDocx(archive: Archive): string {
  if (!archive.has('[Content_Types].xml')) throw new Problem('file.unsupported')
  const path = mainPart(archive)
  const xml = archive.text(path)
  if (!xml || !path.startsWith('word/')) throw new Problem('file.unsupported')
  const body = child(parseXml(xml), 'w:body')
  if (!body) throw new Problem('file.broken')
  const part = (name: string) => {
    const text = archive.text(`word/${name}`)
    return text ? parseXml(text) : undefined
  }
  return lines(body, new DocxNumbering(part('numbering.xml'), part('styles.xml'))).join('\n')
}
