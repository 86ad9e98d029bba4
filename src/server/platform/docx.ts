import type { FileChild, IRunOptions, ParagraphChild } from 'docx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import {
  type Block,
  cleaned,
  type DocumentImages,
  headLines,
  type Inline,
  type ListItem,
  type ListLevel,
  levelBelow,
  linkOf,
  metaText,
  numberingLevels,
  type OfficialDocument,
  runsOf,
  topLines,
} from '#domain/document.ts'
import type { NumeralStyle } from '#domain/numeral.ts'
import {
  columnWidthsCm,
  hangingEm,
  hangOfLabel,
  headerText,
  imageSizeCm,
  layout,
  levels,
  markerIndentEm,
  textWidthCm,
} from './document-layout.ts'

type Docx = typeof import('docx')
type Look = { pt?: number; font?: 'Kai' | 'Sung' }
type Setting = { docx: Docx; images: DocumentImages; lists: number }

const twips = (pt: number): number => Math.round(pt * 20)
const twipsOfCm = (cm: number): number => Math.round((cm / 2.54) * 1440)

// Word knows these by the names under which they come with Windows.
const fonts = { Kai: '標楷體', Sung: '新細明體' }
const fontOf = (font: 'Kai' | 'Sung') => ({
  ascii: fonts[font],
  hAnsi: fonts[font],
  eastAsia: fonts[font],
  cs: fonts[font],
})

const lookOf = ({ pt = layout.bodyPt, font = 'Kai' }: Look): IRunOptions => ({ size: pt * 2, font: fontOf(font) })

/** Line breaks are runs of their own. */
function runs({ docx }: Setting, text: string, look: Look): ParagraphChild[] {
  return text
    .split('\n')
    .map((line, index) => new docx.TextRun({ ...lookOf(look), text: line, ...(index > 0 && { break: 1 }) }))
}

function inline(setting: Setting, value: Inline, look: Look = {}): ParagraphChild[] {
  return runsOf(value).flatMap((run) => {
    const set = runs(setting, run.text, run.emphasis ? { ...look, font: 'Sung' } : look)
    const link = linkOf(run)
    if (!link) return set
    const { InternalHyperlink, ExternalHyperlink } = setting.docx
    return [
      link.startsWith('#')
        ? new InternalHyperlink({ anchor: link.slice(1), children: set })
        : new ExternalHyperlink({ link, children: set }),
    ]
  })
}

const anchored = ({ docx }: Setting, anchor: string | undefined, children: ParagraphChild[]): ParagraphChild[] =>
  anchor ? [new docx.Bookmark({ id: anchor, children })] : children

const exactly = { line: twips(layout.linePt), lineRule: 'exact' as const }
const tight = { line: 288, lineRule: 'auto' as const }

function listParagraphs(
  setting: Setting,
  items: readonly ListItem[],
  level: ListLevel,
  list: { reference: string; instance: number },
  depth = 0,
): FileChild[] {
  return items.flatMap((item) => [
    new setting.docx.Paragraph({
      children: inline(setting, item.text),
      numbering: { ...list, level: depth },
      spacing: exactly,
    }),
    ...listParagraphs(setting, item.items ?? [], levelBelow(level), list, Math.min(depth + 1, levels.length - 1)),
  ])
}

function labelled(setting: Setting, { label, text, small }: Extract<Block, { type: 'labelled' }>): FileChild {
  const pt = small ? layout.tablePt : layout.bodyPt
  const hang = twips(hangOfLabel(label) * pt)
  return new setting.docx.Paragraph({
    children: [...runs(setting, label, { pt }), ...inline(setting, text, { pt })],
    indent: { left: hang, hanging: hang },
    spacing: small ? { ...tight, before: twips(5) } : exactly,
  })
}

function table(setting: Setting, block: Extract<Block, { type: 'table' }>): FileChild[] {
  const { Paragraph, Table, TableCell, TableRow, WidthType, VerticalAlign } = setting.docx
  const widths = columnWidthsCm(block.columns).map(twipsOfCm)
  const pt = layout.tablePt
  const cell = (text: Inline, index: number, align: 'left' | 'center' | 'right', look: Look) =>
    new TableCell({
      width: { size: widths[index]!, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      margins: { top: 60, bottom: 60, left: 70, right: 70 },
      children: [new Paragraph({ children: inline(setting, text, look), alignment: align, spacing: tight })],
    })
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: block.columns.map(({ title }, index) => cell(title, index, 'center', { pt, font: 'Sung' })),
  })
  const rows = block.rows.map(
    (cells) =>
      new TableRow({
        cantSplit: true,
        children: block.columns.map(({ align = 'left' }, index) => cell(cells[index] ?? '', index, align, { pt })),
      }),
  )
  return [
    ...(block.caption ? [centred(setting, block.caption, { pt }, true)] : []),
    new Table({
      rows: [head, ...rows],
      columnWidths: widths,
      width: { size: twipsOfCm(textWidthCm), type: WidthType.DXA },
    }),
  ]
}

const centred = (setting: Setting, text: string, look: Look, keepNext = false): FileChild =>
  new setting.docx.Paragraph({
    children: runs(setting, text, look),
    alignment: 'center',
    spacing: tight,
    keepNext,
  })

function picture(setting: Setting, block: Extract<Block, { type: 'image' }>): FileChild[] {
  const { ImageRun, Paragraph } = setting.docx
  const image = setting.images.get(block.image)
  if (!image) throw new Error(`The document shows a picture that was not given: ${block.image}`)
  const size = imageSizeCm(image, block.widthMm)
  const pixels = (cm: number) => Math.round((cm / 2.54) * 96)
  const shown = new ImageRun({
    type: image.mediaType === 'image/png' ? 'png' : 'jpg',
    data: image.bytes,
    transformation: { width: pixels(size.width), height: pixels(size.height) },
    altText: { name: block.image, title: block.alt, description: block.alt },
  })
  return [
    new Paragraph({ children: [shown], alignment: 'center' }),
    ...(block.caption ? [centred(setting, block.caption, { pt: layout.tablePt })] : []),
  ]
}

function blockOf(setting: Setting, block: Block): FileChild[] {
  const { Paragraph, HeadingLevel } = setting.docx
  switch (block.type) {
    case 'heading': {
      const pt = layout.headingPt[block.level]
      const hang = twips(hangingEm * pt)
      const look: Look = { pt, font: block.level === 2 ? 'Sung' : 'Kai' }
      return [
        new Paragraph({
          heading: HeadingLevel[`HEADING_${block.level}`],
          children: anchored(setting, block.anchor, inline(setting, block.text, look)),
          indent: { left: twips(markerIndentEm(block.level) * layout.bodyPt) + hang, hanging: hang },
          spacing: { ...exactly, before: twips(6) },
          keepNext: true,
        }),
      ]
    }
    case 'paragraph':
      return [
        new Paragraph({
          children: anchored(setting, block.anchor, inline(setting, block.text)),
          alignment: block.align ?? 'both',
          spacing: exactly,
        }),
      ]
    case 'labelled':
      return [labelled(setting, block)]
    case 'signature':
      return block.lines.map(
        (line) =>
          new Paragraph({
            children: runs(setting, line, { pt: layout.signaturePt }),
            spacing: { before: twips(12), line: 360, lineRule: 'auto' },
          }),
      )
    case 'list':
      setting.lists += 1
      return listParagraphs(setting, block.items, block.level, {
        reference: `level${block.level}`,
        instance: setting.lists,
      })
    case 'table':
      return table(setting, block)
    case 'image':
      return picture(setting, block)
  }
}

function frame(setting: Setting, document: OfficialDocument): FileChild[] {
  const { Paragraph, Tab, TextRun, TabStopType } = setting.docx
  const small = { pt: layout.smallPt }
  const field = { pt: layout.tablePt }
  const top = topLines(document).map(
    ({ left, right }) =>
      new Paragraph({
        children: left
          ? [...runs(setting, left, small), new TextRun({ children: [new Tab()] }), ...runs(setting, right, small)]
          : runs(setting, right, small),
        ...(left
          ? { tabStops: [{ type: TabStopType.LEFT, position: twipsOfCm(layout.filingCm) }] }
          : { indent: { left: twipsOfCm(layout.filingCm) } }),
        spacing: tight,
      }),
  )
  const sender = (document.sender ?? []).map(
    (line) =>
      new Paragraph({
        children: runs(setting, line, field),
        indent: { left: twipsOfCm(layout.senderCm) },
        spacing: tight,
      }),
  )
  const meta = document.meta.map(
    (line) =>
      new Paragraph({
        children: runs(setting, metaText(line), line.large ? {} : field),
        spacing: line.large ? { ...tight, before: twips(6), after: twips(6) } : { line: 360, lineRule: 'auto' },
      }),
  )
  const head = headLines(document).map((line) => centred(setting, line, { pt: layout.titlePt }))
  return [...top, ...head, ...sender, ...meta]
}

const numberFormats: Partial<Record<NumeralStyle, string>> = {
  formal: 'ideographLegalTraditional',
  chinese: 'taiwaneseCountingThousand',
  digits: 'decimal',
}

/** One numbering for each official level that a list may start at. */
const numbering = () =>
  levels.map((start) => {
    let level = start
    return {
      reference: `level${start}`,
      levels: levels.map((_, depth) => {
        const { style, before, after } = numberingLevels[level]
        const hang = twips(hangingEm * layout.bodyPt)
        const left = twips(markerIndentEm(level) * layout.bodyPt) + hang
        level = levelBelow(level)
        return {
          level: depth,
          format: numberFormats[style] as never,
          text: `${before}%${depth + 1}${after}`,
          suffix: 'nothing' as const,
          style: { paragraph: { indent: { left, hanging: hang } }, run: lookOf({}) },
        }
      }),
    }
  })

/** Slanted behind the text of every page. */
async function watermark({ watermark: text }: OfficialDocument): Promise<ParagraphChild[]> {
  if (!text) return []
  const { TextWatermark } = await import('docx/watermarks')
  return [new TextWatermark({ text, font: fonts.Kai, color: 'E4E4E4', opacity: 1, width: 380 }) as ParagraphChild]
}

/** The library dates a file by the clock of the machine; ours bears the time that the document was given. */
function dated(bytes: Uint8Array, madeAt: string): Uint8Array {
  const files = unzipSync(bytes)
  const core = strFromU8(files['docProps/core.xml']!)
  files['docProps/core.xml'] = strToU8(core.replace(/(W3CDTF">)[^<]*/g, `$1${madeAt}`))
  return zipSync(files, { mtime: '1980-01-01T12:00:00' })
}

/** The document for Word, of the same text and measures as the ODT. */
export async function writeDocx(given: OfficialDocument, images: DocumentImages = new Map()): Promise<Uint8Array> {
  // Large, and needed by few: it is read when the first of them asks.
  const docx = await import('docx')
  const document = cleaned(given)
  const setting: Setting = { docx, images, lists: 0 }
  const { Document, Footer, Header, Packer, PageNumber, TextRun } = docx
  const small = lookOf({ pt: layout.smallPt })
  const { top, bottom, left, right } = layout.marginCm
  const file = new Document({
    title: document.title,
    subject: document.kind,
    creator: document.agency,
    lastModifiedBy: document.agency,
    styles: { default: { document: { run: { ...lookOf({}), language: { value: 'en-US', eastAsia: 'zh-TW' } } } } },
    numbering: { config: numbering() },
    sections: [
      {
        properties: {
          page: {
            size: { width: twipsOfCm(layout.pageCm.width), height: twipsOfCm(layout.pageCm.height) },
            margin: {
              top: twipsOfCm(top),
              bottom: twipsOfCm(bottom),
              left: twipsOfCm(left),
              right: twipsOfCm(right),
            },
          },
        },
        headers: {
          default: new Header({
            children: [
              centredSmall(docx, [
                ...(await watermark(document)),
                new TextRun({ ...small, text: headerText(document) }),
              ]),
            ],
          }),
        },
        footers: {
          default: new Footer({
            children: [
              centredSmall(docx, [
                new TextRun({
                  ...small,
                  children: ['第 ', PageNumber.CURRENT, ' 頁，共 ', PageNumber.TOTAL_PAGES, ' 頁'],
                }),
              ]),
            ],
          }),
        },
        children: [...frame(setting, document), ...document.blocks.flatMap((block) => blockOf(setting, block))],
      },
    ],
  })
  return dated(await Packer.toBuffer(file), document.madeAt)
}

const centredSmall = ({ Paragraph }: Docx, children: ParagraphChild[]) =>
  new Paragraph({ alignment: 'center', children })
