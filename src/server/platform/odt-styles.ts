import { type ListLevel, levelBelow, numberingLevels, type OfficialDocument } from '#domain/document.ts'
import type { NumeralStyle } from '#domain/numeral.ts'
import {
  hangingEm,
  hangOfLabel,
  headerText,
  layout,
  levels,
  markerIndentEm,
  type PageFrame,
  pageFrameOf,
} from './document-layout.ts'
import { bindingLine, bindingStyles, footer, pageLayout, watermarkShape, watermarkStyle } from './odt-page.ts'
import { centred, cmOf, letters, paragraph, spaced, start } from './odt-paragraph.ts'
import { element, namespaces, text } from './odt-xml.ts'

const { bodyPt, smallPt, tablePt, titlePt, linePt, headingPt, signaturePt } = layout

// LibreOffice takes the first name that is installed; 標楷體 and 新細明體 are what Windows has.
export const fontDeclarations = `<office:font-face-decls>${[
  ['Kai', "'TW-Kai', 標楷體, DFKai-SB, 'TW-Kai-98_1', 'AR PL UKai TW'"],
  ['Sung', "'TW-Sung', 新細明體, PMingLiU, 'TW-Sung-98_1', 'AR PL UMing TW'"],
]
  .map(([name, families]) => element('style:font-face', { 'style:name': name, 'svg:font-family': families }))
  .join('')}</office:font-face-decls>`

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

export function stylesXml(document: OfficialDocument): string {
  const page = pageFrameOf(document)
  const head =
    (document.watermark ? watermarkShape(document.watermark) : '') +
    (document.look?.bindingLine ? bindingLine(page) : '') +
    text(headerText(document))
  return `<?xml version="1.0" encoding="UTF-8"?><office:document-styles ${namespaces}>${fontDeclarations}<office:styles>${defaults}${paragraphs}${framedParagraphs(page)}${listStyles}</office:styles><office:automatic-styles>${pageLayout(page)}${watermarkStyle}${bindingStyles}</office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"><style:header><text:p text:style-name="Small">${head}</text:p></style:header><style:footer>${footer}</style:footer></style:master-page></office:master-styles></office:document-styles>`
}
