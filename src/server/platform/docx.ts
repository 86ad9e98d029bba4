import type { FileChild, ParagraphChild } from 'docx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import {
  cleaned,
  type DocumentImages,
  headLines,
  levelBelow,
  metaText,
  numberingLevels,
  type OfficialDocument,
  topLines,
} from '#domain/document.ts'
import type { NumeralStyle } from '#domain/numeral.ts'
import { bindingLeftCm, bindingSigns, bindingStep, headerText, layout, levels, pageFrameOf } from './document-layout.ts'
import {
  blockOf,
  centred,
  type Docx,
  fonts,
  indentOf,
  logoParagraph,
  lookOf,
  runs,
  type Setting,
  tight,
  twips,
  twipsOfCm,
} from './docx-blocks.ts'

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
          ? { tabStops: [{ type: TabStopType.LEFT, position: twipsOfCm(setting.page.filingCm) }] }
          : { indent: { left: twipsOfCm(setting.page.filingCm) } }),
        spacing: tight,
      }),
  )
  const sender = (document.sender ?? []).map(
    (line) =>
      new Paragraph({
        children: runs(setting, line, field),
        indent: { left: twipsOfCm(setting.page.senderCm) },
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
  const logo = document.look?.logo ? [logoParagraph(setting, document.look.logo)] : []
  return [...logo, ...top, ...head, ...sender, ...meta]
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
        const indent = indentOf(level)
        level = levelBelow(level)
        return {
          level: depth,
          format: numberFormats[style] as never,
          text: `${before}%${depth + 1}${after}`,
          suffix: 'nothing' as const,
          style: { paragraph: { indent }, run: lookOf({}) },
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
  const setting: Setting = { docx, images, page: pageFrameOf(document), lists: 0 }
  const { Document, Footer, Header, Packer, PageNumber, TextRun } = docx
  const small = lookOf({ pt: layout.smallPt })
  const { top, bottom, left, right } = setting.page.marginCm
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
              ...(document.look?.bindingLine ? [bindingLine(setting)] : []),
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

/** A frame in the margin of every page. */
const bindingLine = (setting: Setting) => {
  const { Paragraph, FrameAnchorType } = setting.docx
  const { page } = setting
  return new Paragraph({
    children: runs(setting, bindingSigns(page).join('\n'), { pt: layout.tablePt }),
    alignment: 'center',
    spacing: { line: twips(bindingStep.pt), lineRule: 'exact' },
    frame: {
      type: 'absolute',
      position: { x: twipsOfCm(bindingLeftCm(page)), y: twipsOfCm(page.marginCm.top) },
      width: twipsOfCm(bindingStep.widthCm),
      height: twipsOfCm(layout.pageCm.height - page.marginCm.top - page.marginCm.bottom),
      anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE },
    },
  })
}

const centredSmall = ({ Paragraph }: Docx, children: ParagraphChild[]) =>
  new Paragraph({ alignment: 'center', children })
