import { bindingLeftCm, bindingSigns, bindingStep, layout, type PageFrame } from './document-layout.ts'
import { centred, cmOf, letters, paragraph } from './odt-paragraph.ts'
import { element, text } from './odt-xml.ts'

const { pageCm, tablePt } = layout

export const pageLayout = ({ marginCm }: PageFrame) =>
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

export const bindingStyles =
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
export const bindingLine = (page: PageFrame) =>
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

export const watermarkStyle = element(
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
export const watermarkShape = (words: string) =>
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

export const footer =
  '<text:p text:style-name="Small">第 <text:page-number text:select-page="current">1</text:page-number> 頁，共 <text:page-count>1</text:page-count> 頁</text:p>'
