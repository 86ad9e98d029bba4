import { type ListLevel, levelBelow, numberingLevels, type OfficialDocument } from '#domain/document.ts'
import type { NumeralStyle } from '#domain/numeral.ts'
import {
  bindingLeftCm,
  bindingSigns,
  bindingStep,
  hangingEm,
  hangOfLabel,
  headerText,
  layout,
  levels,
  markerIndentEm,
  type PageFrame,
  pageFrameOf,
} from './document-layout.ts'
import { element, namespaces, text } from './odt-xml.ts'

const { bodyPt, smallPt, tablePt, titlePt, linePt, headingPt, signaturePt, pageCm } = layout

// LibreOffice takes the first name that is installed; 標楷體 and 新細明體 are what Windows has.
export const fontDeclarations = `<office:font-face-decls>${[
  ['Kai', "'TW-Kai', 標楷體, DFKai-SB, 'TW-Kai-98_1', 'AR PL UKai TW'"],
  ['Sung', "'TW-Sung', 新細明體, PMingLiU, 'TW-Sung-98_1', 'AR PL UMing TW'"],
]
  .map(([name, families]) => element('style:font-face', { 'style:name': name, 'svg:font-family': families }))
  .join('')}</office:font-face-decls>`

const letters = (pt: number, font: 'Kai' | 'Sung' = 'Kai', more: Record<string, string> = {}) =>
  element('style:text-properties', {
    'style:font-name': font,
    'style:font-name-asian': font,
    'style:font-name-complex': font,
    'fo:font-size': `${pt}pt`,
    'style:font-size-asian': `${pt}pt`,
    ...more,
  })

const paragraph = (
  name: string,
  properties: Record<string, string>,
  letterProperties = '',
  parent = 'Standard',
  inner = '',
) =>
  element(
    'style:style',
    { 'style:name': name, 'style:family': 'paragraph', 'style:parent-style-name': parent },
    element('style:paragraph-properties', properties, inner) + letterProperties,
  )

const heading = (level: 1 | 2 | 3) =>
  element(
    'style:style',
    {
      'style:name': `Heading_20_${level}`,
      'style:display-name': `Heading ${level}`,
      'style:family': 'paragraph',
      'style:parent-style-name': 'Standard',
      'style:next-style-name': 'Standard',
      'style:default-outline-level': String(level),
    },
    element('style:paragraph-properties', {
      'fo:keep-with-next': 'always',
      'fo:text-align': 'start',
      ...spaced(headingPt[level], bodyGap, level === 1 ? 18 : 12),
      'fo:margin-left': `${(markerIndentEm(level) + hangingEm) * bodyPt}pt`,
      'fo:text-indent': `-${hangingEm * bodyPt}pt`,
    }) + letters(headingPt[level], level === 2 ? 'Sung' : 'Kai'),
  )

/**
 * As the PDF sets it, in points: the gap between lines, and what stands above and below. The height of a line is fixed,
 * its letters standing at its foot, so that both break their pages at the same lines.
 */
const spaced = (pt: number, gap: number, above = gap, below = gap): Record<string, string> => ({
  'fo:line-height': `${pt + gap}pt`,
  'fo:margin-top': `${Math.max(0, above - gap)}pt`,
  'fo:margin-bottom': `${Math.max(0, below - gap)}pt`,
})
const bodyGap = linePt - bodyPt

/** A clause whose number is part of its text: set in by its level, the number hanging. */
const clause = (level: ListLevel) =>
  paragraph(`Clause${level}`, {
    'fo:margin-left': `${(markerIndentEm(level) + hangingEm) * bodyPt}pt`,
    'fo:text-indent': `-${hangingEm * bodyPt}pt`,
  })

const defaults = element(
  'style:default-style',
  { 'style:family': 'paragraph' },
  element('style:paragraph-properties', {
    'fo:line-height': `${linePt}pt`,
    'fo:text-align': 'justify',
    'style:text-autospace': 'none',
    'style:punctuation-wrap': 'simple',
    'style:line-break': 'strict',
    'style:writing-mode': 'lr-tb',
  }) +
    letters(bodyPt, 'Kai', {
      'fo:language': 'en',
      'fo:country': 'US',
      'style:language-asian': 'zh',
      'style:country-asian': 'TW',
    }),
)

const figureGap = 12
const centred = { 'fo:text-align': 'center' }
const start = { 'fo:text-align': 'start' }
const paragraphs = [
  element('style:style', { 'style:name': 'Standard', 'style:family': 'paragraph', 'style:class': 'text' }),
  paragraph('Agency', { ...centred, ...spaced(titlePt, 8, 12) }, letters(titlePt)),
  paragraph('Title', { ...centred, ...spaced(titlePt, 8, 12, 12) }, letters(titlePt)),
  paragraph('Meta', { ...start, ...spaced(tablePt, 6) }, letters(tablePt)),
  paragraph('MetaLarge', { ...start, ...spaced(bodyPt, 6, 12, 12) }),
  paragraph(
    'Signature',
    { ...start, ...spaced(signaturePt, 10, 18), 'fo:keep-with-next': 'always' },
    letters(signaturePt),
  ),
  paragraph('SignatureMore', { ...start, ...spaced(signaturePt, 10) }, letters(signaturePt)),
  paragraph('Center', centred),
  paragraph('Right', { 'fo:text-align': 'end' }),
  paragraph('Picture', { ...centred, 'fo:line-height': '100%', 'fo:margin-top': `${figureGap}pt` }),
  paragraph(
    'Caption',
    { ...centred, ...spaced(tablePt, 5, figureGap), 'fo:keep-with-next': 'always' },
    letters(tablePt),
  ),
  paragraph('Under', { ...centred, ...spaced(tablePt, 5, 5, figureGap) }, letters(tablePt)),
  paragraph('Cell', { ...start, ...spaced(tablePt, 4) }, letters(tablePt)),
  paragraph('CellCenter', centred, '', 'Cell'),
  paragraph('CellRight', { 'fo:text-align': 'end' }, '', 'Cell'),
  paragraph('CellHead', centred, letters(tablePt, 'Sung'), 'Cell'),
  paragraph('Small', { ...centred, ...spaced(smallPt, 3) }, letters(smallPt)),
  heading(1),
  heading(2),
  heading(3),
  ...levels.map(clause),
  element(
    'style:style',
    { 'style:name': 'Strong', 'style:family': 'text' },
    element('style:text-properties', { 'style:font-name': 'Sung', 'style:font-name-asian': 'Sung' }),
  ),
].join('')

const cmOf = (cm: number) => `${Number(cm.toFixed(3))}cm`

/** Those that stand as far in as the margins let them. */
const framedParagraphs = ({ senderCm, filingCm }: PageFrame) =>
  [
    paragraph('Filing', { ...start, 'fo:margin-left': cmOf(filingCm), ...spaced(smallPt, 3) }, letters(smallPt)),
    paragraph(
      'TopLine',
      { ...start, ...spaced(smallPt, 3) },
      letters(smallPt),
      'Standard',
      `<style:tab-stops><style:tab-stop style:position="${cmOf(filingCm)}"/></style:tab-stops>`,
    ),
    paragraph('Sender', { ...start, 'fo:margin-left': cmOf(senderCm), ...spaced(tablePt, 5) }, letters(tablePt)),
  ].join('')

const labelledStyle = (hang: number, small: boolean) => {
  const pt = small ? tablePt : bodyPt
  return paragraph(
    `Label${hang}${small ? 'Small' : ''}`,
    {
      'fo:text-align': small ? 'start' : 'justify',
      'fo:margin-left': `${hang * pt}pt`,
      'fo:text-indent': `-${hang * pt}pt`,
      ...(small && spaced(tablePt, 4, 9)),
    },
    small ? letters(tablePt) : '',
  )
}

/** A style for each length of label there is in the document. */
export function labelledStyles({ blocks }: OfficialDocument): string {
  const styles = blocks.flatMap((block) =>
    block.type === 'labelled' ? [labelledStyle(hangOfLabel(block.label), block.small ?? false)] : [],
  )
  return [...new Set(styles)].join('')
}

const numberFormats: Partial<Record<NumeralStyle, string>> = {
  formal: '壹, 貳, 參, ...',
  chinese: '一, 二, 三, ...',
  digits: '1',
}

function listLevel(depth: number, level: ListLevel): string {
  const { style, before, after } = numberingLevels[level]
  const alignment = element('style:list-level-label-alignment', {
    'text:label-followed-by': 'nothing',
    'fo:margin-left': `${(markerIndentEm(level) + hangingEm) * bodyPt}pt`,
    'fo:text-indent': `-${hangingEm * bodyPt}pt`,
  })
  return element(
    'text:list-level-style-number',
    {
      'text:level': String(depth),
      'style:num-format': numberFormats[style]!,
      ...(before && { 'style:num-prefix': before }),
      'style:num-suffix': after,
    },
    element('style:list-level-properties', { 'text:list-level-position-and-space-mode': 'label-alignment' }, alignment),
  )
}

/** One list style for each official level that a list may start at. */
const listStyles = levels
  .map((start) => {
    let level = start
    const inner = levels.map((depth) => {
      const style = listLevel(depth, level)
      level = levelBelow(level)
      return style
    })
    return element('text:list-style', { 'style:name': `Numbering${start}` }, inner.join(''))
  })
  .join('')

const pageLayout = ({ marginCm }: PageFrame) =>
  element(
    'style:page-layout',
    { 'style:name': 'A4' },
    element('style:page-layout-properties', {
      'fo:page-width': `${pageCm.width}cm`,
      'fo:page-height': `${pageCm.height}cm`,
      'style:print-orientation': 'portrait',
      'fo:margin-top': cmOf(marginCm.top - 0.8),
      'fo:margin-bottom': cmOf(marginCm.bottom - 0.8),
      'fo:margin-left': cmOf(marginCm.left),
      'fo:margin-right': cmOf(marginCm.right),
      'style:writing-mode': 'lr-tb',
    }) +
      '<style:header-style><style:header-footer-properties fo:min-height="0.8cm" fo:margin-bottom="0.2cm"/></style:header-style>' +
      '<style:footer-style><style:header-footer-properties fo:min-height="0.8cm" fo:margin-top="0.2cm"/></style:footer-style>',
  )

const bindingStyles =
  element(
    'style:style',
    { 'style:name': 'Binding', 'style:family': 'graphic' },
    element('style:graphic-properties', {
      'draw:stroke': 'none',
      'draw:fill': 'none',
      'fo:border': 'none',
      'fo:padding': '0cm',
      'style:run-through': 'background',
      'style:wrap': 'run-through',
      'style:number-wrapped-paragraphs': 'no-limit',
      'style:horizontal-pos': 'from-left',
      'style:horizontal-rel': 'page',
      'style:vertical-pos': 'from-top',
      'style:vertical-rel': 'page',
    }),
  ) + paragraph('BindingSigns', { ...centred, 'fo:line-height': `${bindingStep.pt}pt` }, letters(tablePt))

/** A narrow frame in the margin: there it repeats on every page and is none of the text. */
const bindingLine = (page: PageFrame) =>
  element(
    'draw:frame',
    {
      'text:anchor-type': 'paragraph',
      'draw:z-index': '1',
      'draw:name': 'BindingLine',
      'draw:style-name': 'Binding',
      'svg:x': cmOf(bindingLeftCm(page)),
      'svg:y': cmOf(page.marginCm.top),
      'svg:width': cmOf(bindingStep.widthCm),
      'svg:height': cmOf(pageCm.height - page.marginCm.top - page.marginCm.bottom),
    },
    `<draw:text-box><text:p text:style-name="BindingSigns">${text(bindingSigns(page).join('\n'))}</text:p></draw:text-box>`,
  )

const watermarkStyle = element(
  'style:style',
  { 'style:name': 'Watermark', 'style:family': 'graphic' },
  element('style:graphic-properties', {
    'draw:stroke': 'none',
    'draw:fill': 'solid',
    'draw:fill-color': '#e4e4e4',
    'draw:auto-grow-height': 'false',
    'draw:auto-grow-width': 'false',
    'style:run-through': 'background',
    'style:wrap': 'run-through',
    'style:number-wrapped-paragraphs': 'no-limit',
    'style:horizontal-pos': 'center',
    'style:horizontal-rel': 'page-content',
    'style:vertical-pos': 'middle',
    'style:vertical-rel': 'page-content',
  }) + letters(96, 'Kai'),
)

/** Slanted words behind the text, as a shape: word processors offer no other watermark. */
const watermarkShape = (words: string) =>
  element(
    'draw:custom-shape',
    {
      'text:anchor-type': 'paragraph',
      'draw:z-index': '0',
      'draw:name': 'Watermark',
      'draw:style-name': 'Watermark',
      'svg:width': '14cm',
      'svg:height': '6cm',
      'draw:transform': 'rotate (0.785398) translate (1.6cm 17.5cm)',
    },
    `<text:p>${text(words)}</text:p>` +
      '<draw:enhanced-geometry svg:viewBox="0 0 21600 21600" draw:text-areas="0 0 21600 21600" draw:type="fontwork-plain-text" draw:modifiers="10800" draw:enhanced-path="M 0 0 L 21600 0 N M 0 21600 L 21600 21600 N" draw:text-path="true" draw:text-path-mode="shape" draw:text-path-scale="path"/>',
  )

const footer =
  '<text:p text:style-name="Small">第 <text:page-number text:select-page="current">1</text:page-number> 頁，共 <text:page-count>1</text:page-count> 頁</text:p>'

export function stylesXml(document: OfficialDocument): string {
  const page = pageFrameOf(document)
  const head =
    (document.watermark ? watermarkShape(document.watermark) : '') +
    (document.look?.bindingLine ? bindingLine(page) : '') +
    text(headerText(document))
  return `<?xml version="1.0" encoding="UTF-8"?><office:document-styles ${namespaces}>${fontDeclarations}<office:styles>${defaults}${paragraphs}${framedParagraphs(page)}${listStyles}</office:styles><office:automatic-styles>${pageLayout(page)}${watermarkStyle}${bindingStyles}</office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"><style:header><text:p text:style-name="Small">${head}</text:p></style:header><style:footer>${footer}</style:footer></style:master-page></office:master-styles></office:document-styles>`
}
