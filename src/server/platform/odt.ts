import { strToU8, type Zippable, zipSync } from 'fflate'
import {
  type Block,
  type Column,
  cleaned,
  type DocumentImage,
  type DocumentImages,
  headLines,
  type Inline,
  isTitled,
  type ListItem,
  linkOf,
  type MetaLine,
  metaText,
  type OfficialDocument,
  runsOf,
  topLines,
} from '#domain/document.ts'
import { columnWidthsCm, hangOfLabel, imageSizeCm, logoSizeCm, type PageFrame, pageFrameOf } from './document-layout.ts'
import { fontDeclarations, labelledStyles, stylesXml } from './odt-styles.ts'
import { element, escaped, namespaces, text } from './odt-xml.ts'

const mediaType = 'application/vnd.oasis.opendocument.text'

type Size = { width: number; height: number }

type BlockOf<T extends Block['type']> = Extract<Block, { type: T }>

function inline(value: Inline): string {
  return runsOf(value)
    .map((run) => {
      const set = run.emphasis ? element('text:span', { 'text:style-name': 'Strong' }, text(run.text)) : text(run.text)
      const link = linkOf(run)
      return link ? element('text:a', { 'xlink:type': 'simple', 'xlink:href': link }, set) : set
    })
    .join('')
}

const bookmark = (anchor?: string) => (anchor ? element('text:bookmark', { 'text:name': anchor }) : '')

const paragraph = (style: string, inner: string) => element('text:p', { 'text:style-name': style }, inner)

const listItems = (items: readonly ListItem[]): string =>
  items
    .map(
      (item) =>
        `<text:list-item><text:p>${inline(item.text)}</text:p>${
          item.items?.length ? `<text:list>${listItems(item.items)}</text:list>` : ''
        }</text:list-item>`,
    )
    .join('')

const cellStyles = { left: 'Cell', center: 'CellCenter', right: 'CellRight' } as const

const cell = (style: string, inner: string) =>
  `<table:table-cell table:style-name="Grid" office:value-type="string">${paragraph(style, inner)}</table:table-cell>`

function table(block: BlockOf<'table'>, name: string): string {
  const row = (cells: string[]) => `<table:table-row table:style-name="Row">${cells.join('')}</table:table-row>`
  const head = isTitled(block.columns)
    ? `<table:table-header-rows>${row(block.columns.map((column) => cell('CellHead', text(column.title))))}</table:table-header-rows>`
    : ''
  const rows = block.rows.map((cells) =>
    row(block.columns.map((column, index) => cell(cellStyles[column.align ?? 'left'], inline(cells[index] ?? '')))),
  )
  const columns = block.columns.map((_, index) =>
    element('table:table-column', { 'table:style-name': `${name}.${index + 1}` }),
  )
  return (
    (block.caption ? paragraph('Caption', text(block.caption)) : '') +
    `<table:table table:name="${name}" table:style-name="Table">${columns.join('')}` +
    `${head}${rows.join('')}</table:table>`
  )
}

function columnStyles(columns: readonly Column[], name: string, page: PageFrame): string {
  return columnWidthsCm(columns, page)
    .map((width, index) =>
      element(
        'style:style',
        { 'style:name': `${name}.${index + 1}`, 'style:family': 'table-column' },
        element('style:table-column-properties', { 'style:column-width': `${width.toFixed(3)}cm` }),
      ),
    )
    .join('')
}

const imagePath = (image: DocumentImage, index: number) =>
  `Pictures/${index + 1}.${image.mediaType === 'image/png' ? 'png' : 'jpg'}`

type Shown = { image: string; alt: string }

function frameOf({ image: key, alt }: Shown, images: DocumentImages, sizeOf: (image: DocumentImage) => Size): string {
  const image = images.get(key)
  if (!image) throw new Error(`The document shows a picture that was not given: ${key}`)
  const size = sizeOf(image)
  return element(
    'draw:frame',
    {
      'draw:style-name': 'Inline',
      'text:anchor-type': 'as-char',
      'svg:width': `${size.width.toFixed(3)}cm`,
      'svg:height': `${size.height.toFixed(3)}cm`,
    },
    `${element('draw:image', {
      'xlink:href': imagePath(image, [...images.keys()].indexOf(key)),
      'xlink:type': 'simple',
      'xlink:show': 'embed',
      'xlink:actuate': 'onLoad',
    })}<svg:title>${escaped(alt)}</svg:title>`,
  )
}

function picture(block: BlockOf<'image'>, images: DocumentImages, page: PageFrame): string {
  const frame = frameOf(block, images, (image) => imageSizeCm(image, page, block.widthMm))
  return paragraph('Picture', frame) + (block.caption ? paragraph('Under', text(block.caption)) : '')
}

function logo({ look }: OfficialDocument, images: DocumentImages, page: PageFrame): string {
  if (!look?.logo) return ''
  const { heightMm } = look.logo
  return paragraph(
    'Picture',
    frameOf(look.logo, images, (image) => logoSizeCm(image, page, heightMm)),
  )
}

const labelStyle = ({ label, small = false }: BlockOf<'labelled'>) =>
  `Label${hangOfLabel(label)}${small ? 'Small' : ''}`

const paragraphStyles = { left: 'Standard', center: 'Center', right: 'Right' } as const

function body(block: Block, index: number, images: DocumentImages, page: PageFrame): string {
  switch (block.type) {
    case 'heading':
      return element(
        'text:h',
        { 'text:style-name': `Heading_20_${block.level}`, 'text:outline-level': String(block.level) },
        bookmark(block.anchor) + inline(block.text),
      )
    case 'paragraph':
      return paragraph(
        block.level ? `Clause${block.level}` : paragraphStyles[block.align ?? 'left'],
        bookmark(block.anchor) + inline(block.text),
      )
    case 'labelled':
      return paragraph(labelStyle(block), text(block.label) + inline(block.text))
    case 'signature':
      return block.lines
        .map((line, place) => paragraph(place === 0 ? 'Signature' : 'SignatureMore', text(line)))
        .join('')
    case 'list':
      return element('text:list', { 'text:style-name': `Numbering${block.level}` }, listItems(block.items))
    case 'table':
      return table(block, `T${index + 1}`)
    case 'image':
      return picture(block, images, page)
  }
}

const tableStyle = ({ textWidthCm }: PageFrame) =>
  element(
    'style:style',
    { 'style:name': 'Table', 'style:family': 'table' },
    element('style:table-properties', {
      'style:width': `${textWidthCm.toFixed(3)}cm`,
      'table:align': 'left',
      'fo:margin-top': '8.5pt',
      'fo:margin-bottom': '1pt',
    }),
  )

const fixedStyles = [
  '<style:style style:name="Row" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>',
  '<style:style style:name="Grid" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding-left="3pt" fo:padding-right="3pt" fo:padding-bottom="3pt" style:vertical-align="middle"/></style:style>',
  '<style:style style:name="Inline" style:family="graphic"><style:graphic-properties style:vertical-pos="middle" style:vertical-rel="line"/></style:style>',
].join('')

const metaLines = (lines: readonly MetaLine[]) =>
  lines.map((line) => paragraph(line.large ? 'MetaLarge' : 'Meta', text(metaText(line)))).join('')

const topLine = ({ left, right }: ReturnType<typeof topLines>[number]) =>
  left ? paragraph('TopLine', `${text(left)}<text:tab/>${text(right)}`) : paragraph('Filing', text(right))

function contentXml(document: OfficialDocument, images: DocumentImages): string {
  const page = pageFrameOf(document)
  const widths = document.blocks.map((block, index) =>
    block.type === 'table' ? columnStyles(block.columns, `T${index + 1}`, page) : '',
  )
  const lines = headLines(document)
  const head = lines.map((line, index) => paragraph(index === lines.length - 1 ? 'Title' : 'Agency', text(line)))
  const sender = (document.sender ?? []).map((line) => paragraph('Sender', text(line)))
  const blocks = document.blocks.map((block, index) => body(block, index, images, page))
  return `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${namespaces}>${fontDeclarations}<office:automatic-styles>${tableStyle(page)}${fixedStyles}${labelledStyles(document)}${widths.join('')}</office:automatic-styles><office:body><office:text>${logo(document, images, page)}${topLines(document).map(topLine).join('')}${head.join('')}${sender.join('')}${metaLines(document.meta)}${blocks.join('')}</office:text></office:body></office:document-content>`
}

const metaXml = (document: OfficialDocument) =>
  `<?xml version="1.0" encoding="UTF-8"?><office:document-meta ${namespaces}><office:meta><meta:generator>Shousui</meta:generator><dc:title>${escaped(document.title)}</dc:title><dc:subject>${escaped(document.kind)}</dc:subject><dc:creator>${escaped(document.agency)}</dc:creator><meta:creation-date>${escaped(document.madeAt)}</meta:creation-date><dc:date>${escaped(document.madeAt)}</dc:date><dc:language>zh-TW</dc:language></office:meta></office:document-meta>`

function manifestXml(entries: readonly (readonly [string, string])[]): string {
  const list = [['/', mediaType] as const, ...entries].map(([path, type]) =>
    element('manifest:file-entry', { 'manifest:full-path': path, 'manifest:media-type': type }),
  )
  return `<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">${list.join('')}</manifest:manifest>`
}

// Times inside the archive would make two files of one document differ.
const archiveTime = { mtime: '1980-01-01T12:00:00' }

/** The document as OpenDocument text 1.3. The same document and pictures give the same bytes. */
export function writeOdt(document: OfficialDocument, images: DocumentImages = new Map()): Uint8Array {
  const clean = cleaned(document)
  const parts: Record<string, string> = {
    'content.xml': contentXml(clean, images),
    'styles.xml': stylesXml(clean),
    'meta.xml': metaXml(clean),
  }
  const pictures = [...images.values()].map((image, index) => [imagePath(image, index), image] as const)
  const entries = [
    ...Object.keys(parts).map((path) => [path, 'text/xml'] as const),
    ...pictures.map(([path, image]) => [path, image.mediaType] as const),
  ]
  const files: Zippable = { mimetype: [strToU8(mediaType), { level: 0 }] }
  for (const [path, xml] of Object.entries(parts)) files[path] = strToU8(xml)
  for (const [path, image] of pictures) files[path] = [image.bytes, { level: 0 }]
  files['META-INF/manifest.xml'] = strToU8(manifestXml(entries))
  return zipSync(files, archiveTime)
}
