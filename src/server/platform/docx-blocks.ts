import type { FileChild, IRunOptions, ParagraphChild } from 'docx'
import {
  type Block,
  type DocumentImages,
  type Inline,
  isTitled,
  type ListItem,
  type ListLevel,
  levelBelow,
  linkOf,
  type PaperLook,
  runsOf,
} from '#domain/document.ts'
import {
  columnWidthsCm,
  hangingEm,
  hangOfLabel,
  imageSizeCm,
  layout,
  levels,
  logoSizeCm,
  markerIndentEm,
  type PageFrame,
} from './document-layout.ts'

export type Docx = typeof import('docx')
type Look = { pt?: number; font?: 'Kai' | 'Sung' }
export type Setting = { docx: Docx; images: DocumentImages; page: PageFrame; lists: number }

export const twips = (pt: number): number => Math.round(pt * 20)
export const twipsOfCm = (cm: number): number => Math.round((cm / 2.54) * 1440)

// Word knows these by the names under which they come with Windows.
export const fonts = { Kai: '標楷體', Sung: '新細明體' }
const fontOf = (font: 'Kai' | 'Sung') => ({
  ascii: fonts[font],
  hAnsi: fonts[font],
  eastAsia: fonts[font],
  cs: fonts[font],
})

export const lookOf = ({ pt = layout.bodyPt, font = 'Kai' }: Look): IRunOptions => ({
  size: pt * 2,
  font: fontOf(font),
})

/** Line breaks are runs of their own. */
export function runs({ docx }: Setting, text: string, look: Look): ParagraphChild[] {
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

/** As deep as a clause of that level, its number hanging before it. */
export const indentOf = (level: ListLevel) => {
  const hanging = twips(hangingEm * layout.bodyPt)
  return { left: twips(markerIndentEm(level) * layout.bodyPt) + hanging, hanging }
}

const exactly = { line: twips(layout.linePt), lineRule: 'exact' as const }
export const tight = { line: 288, lineRule: 'auto' as const }

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
  const widths = columnWidthsCm(block.columns, setting.page).map(twipsOfCm)
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
      rows: isTitled(block.columns) ? [head, ...rows] : rows,
      columnWidths: widths,
      width: { size: twipsOfCm(setting.page.textWidthCm), type: WidthType.DXA },
    }),
  ]
}

export const centred = (setting: Setting, text: string, look: Look, keepNext = false): FileChild =>
  new setting.docx.Paragraph({
    children: runs(setting, text, look),
    alignment: 'center',
    spacing: tight,
    keepNext,
  })

type Size = { width: number; height: number }

function imageParagraph(
  { docx: { ImageRun, Paragraph }, images }: Setting,
  { image: key, alt }: { image: string; alt: string },
  sizeOf: (image: Size) => Size,
): FileChild {
  const image = images.get(key)
  if (!image) throw new Error(`The document shows a picture that was not given: ${key}`)
  const size = sizeOf(image)
  const pixels = (cm: number) => Math.round((cm / 2.54) * 96)
  const shown = new ImageRun({
    type: image.mediaType === 'image/png' ? 'png' : 'jpg',
    data: image.bytes,
    transformation: { width: pixels(size.width), height: pixels(size.height) },
    altText: { name: key, title: alt, description: alt },
  })
  return new Paragraph({ children: [shown], alignment: 'center' })
}

const picture = (setting: Setting, block: Extract<Block, { type: 'image' }>): FileChild[] => [
  imageParagraph(setting, block, (image) => imageSizeCm(image, setting.page, block.widthMm)),
  ...(block.caption ? [centred(setting, block.caption, { pt: layout.tablePt })] : []),
]

export const logoParagraph = (setting: Setting, logo: NonNullable<PaperLook['logo']>): FileChild =>
  imageParagraph(setting, logo, (image) => logoSizeCm(image, setting.page, logo.heightMm))

export function blockOf(setting: Setting, block: Block): FileChild[] {
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
          ...(block.level && { indent: indentOf(block.level) }),
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
