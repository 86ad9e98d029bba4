import {
  type Block,
  cleaned,
  type DocumentImages,
  headLines,
  type Inline,
  isTitled,
  type ListItem,
  type ListLevel,
  levelBelow,
  linkOf,
  markerOf,
  metaText,
  type OfficialDocument,
  type PaperLook,
  runsOf,
  topLines,
} from '#domain/document.ts'
import {
  hangingEm,
  hangOfLabel,
  headerText,
  imageSizeCm,
  layout,
  logoSizeCm,
  markerIndentEm,
  pageFrameOf,
} from './document-layout.ts'

/** The document in the form that `pdf.typ` reads: every choice made, nothing optional left out. */
export function pdfData(given: OfficialDocument, images: DocumentImages) {
  const document = cleaned(given)
  const page = pageFrameOf(document)
  const anchors = new Set<string>()
  for (const block of document.blocks) if ('anchor' in block && block.anchor) anchors.add(block.anchor)
  const unused = new Set(anchors)
  const keys = [...images.keys()]

  const inline = (value: Inline) =>
    runsOf(value).map((run) => {
      const link = linkOf(run)
      const target = link?.startsWith('#') ? link.slice(1) : undefined
      return {
        text: run.text,
        emphasis: run.emphasis ?? false,
        // A link to a place that is not in the document would stop the setting.
        target: target && anchors.has(target) ? target : null,
        address: link && !target ? link : null,
      }
    })

  /** A place can bear a name once. */
  const anchor = (name?: string) => (name && unused.delete(name) ? name : null)

  const items = (list: readonly ListItem[], level: ListLevel): unknown[] =>
    list.map((item, index) => ({
      marker: markerOf(level, index + 1),
      indentEm: markerIndentEm(level),
      text: inline(item.text),
      items: items(item.items ?? [], levelBelow(level)),
    }))

  const pictureOf = ({ image: key, alt }: { image: string; alt: string }) => {
    const image = images.get(key)
    if (!image) throw new Error(`The document shows a picture that was not given: ${key}`)
    return { image, path: imagePath(keys.indexOf(key)), alt }
  }

  const logoOf = (logo: NonNullable<PaperLook['logo']>) => {
    const { image, ...shown } = pictureOf(logo)
    return { ...shown, widthCm: logoSizeCm(image, page, logo.heightMm).width }
  }

  const block = (data: Block) => {
    switch (data.type) {
      case 'heading':
        return { ...data, text: inline(data.text), anchor: anchor(data.anchor) }
      case 'paragraph':
        return {
          ...data,
          text: inline(data.text),
          align: data.align ?? 'left',
          indentEm: data.level ? markerIndentEm(data.level) : null,
          anchor: anchor(data.anchor),
        }
      case 'labelled':
        return {
          type: data.type,
          label: data.label,
          text: inline(data.text),
          hang: hangOfLabel(data.label),
          small: data.small ?? false,
        }
      case 'signature':
        return data
      case 'list':
        return { type: data.type, items: items(data.items, data.level) }
      case 'table':
        return {
          type: data.type,
          caption: data.caption ?? null,
          titled: isTitled(data.columns),
          columns: data.columns.map((column) => ({ ...column, align: column.align ?? 'left' })),
          rows: data.rows.map((cells) => data.columns.map((_, index) => ({ parts: inline(cells[index] ?? '') }))),
        }
      case 'image': {
        const { image, ...shown } = pictureOf(data)
        return {
          type: data.type,
          ...shown,
          caption: data.caption ?? null,
          widthCm: imageSizeCm(image, page, data.widthMm).width,
        }
      }
    }
  }

  const made = new Date(document.madeAt)
  return {
    layout: { ...layout, ...page, hangingEm },
    logo: document.look?.logo ? logoOf(document.look.logo) : null,
    binding: document.look?.bindingLine ?? false,
    title: document.title,
    agency: document.agency,
    kind: document.kind,
    header: headerText(document),
    watermark: document.watermark ?? null,
    top: topLines(document),
    head: headLines(document),
    sender: document.sender ?? [],
    meta: document.meta.map((line) => ({ text: metaText(line), large: line.large ?? false })),
    madeAt: {
      year: made.getUTCFullYear(),
      month: made.getUTCMonth() + 1,
      day: made.getUTCDate(),
      hour: made.getUTCHours(),
      minute: made.getUTCMinutes(),
      second: made.getUTCSeconds(),
    },
    blocks: document.blocks.map(block),
  }
}

export const imagePath = (index: number): string => `/picture-${index}`
