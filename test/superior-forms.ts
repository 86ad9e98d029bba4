import { strToU8, type Zippable, zipSync } from 'fflate'

const spaces = Object.entries({
  office: 'office',
  style: 'style',
  text: 'text',
  table: 'table',
  draw: 'drawing',
  fo: 'xsl-fo-compatible',
  svg: 'svg-compatible',
  script: 'script',
})
  .map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .concat('xmlns:xlink="http://www.w3.org/1999/xlink"')
  .join(' ')

const looks = `<style:style style:name="P1" style:family="paragraph"><style:text-properties fo:font-size="14pt"/></style:style><style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>`

export const contentOf = (body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content ${spaces} office:version="1.3"><office:scripts/><office:automatic-styles>${looks}</office:automatic-styles><office:body><office:text><text:sequence-decls/>${body}</office:text></office:body></office:document-content>`

const stylesOf = (furniture: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<office:document-styles ${spaces} office:version="1.3"><office:automatic-styles><style:page-layout style:name="Mpm1"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="2cm" fo:margin-bottom="2cm" fo:margin-left="2.5cm" fo:margin-right="2.2cm"/><style:header-style/><style:footer-style/></style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Mpm1">${furniture}</style:master-page></office:master-styles></office:document-styles>`

const textType = 'application/vnd.oasis.opendocument.text'

type Extra = {
  /** Header and footer. */
  furniture?: string
  kind?: string
  manifest?: string
  parts?: Record<string, string | Uint8Array>
}

/** A blank form as an office suite saves it: this body, and whatever parts are given besides. */
export function blankForm(body: string, { furniture = '', kind = textType, manifest = '', parts = {} }: Extra = {}) {
  const listed = Object.keys(parts)
    .map((name) => `<manifest:file-entry manifest:full-path="${name}" manifest:media-type=""/>`)
    .join('')
  const files: Record<string, string | Uint8Array> = {
    'content.xml': contentOf(body),
    'styles.xml': stylesOf(furniture),
    'META-INF/manifest.xml': `<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="${kind}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>${listed}${manifest}</manifest:manifest>`,
    ...parts,
  }
  const zippable: Zippable = { mimetype: [strToU8(kind), { level: 0 }] }
  for (const [name, content] of Object.entries(files))
    zippable[name] = typeof content === 'string' ? strToU8(content) : content
  return zipSync(zippable, { mtime: '2026-01-05T10:00:00' })
}

export const paragraph = (text: string): string => `<text:p text:style-name="P1">${text}</text:p>`
export const cell = (text: string, attributes = ''): string =>
  `<table:table-cell${attributes}>${paragraph(text)}</table:table-cell>`
export const row = (...cells: string[]): string => `<table:table-row>${cells.join('')}</table:table-row>`
export const table = (columns: number, ...rows: string[]): string =>
  `<table:table table:name="T"><table:table-column table:number-columns-repeated="${columns}"/>${rows.join('')}</table:table>`

const covered = '<table:covered-table-cell/>'

/** The county's table of results as a county writes it: marks cut by the office suite, merged cells, a list. */
export const countyForm = (): Uint8Array =>
  blankForm(
    [
      paragraph('嵐東縣政府政風處　各鄉鎮市公所專案安全維護執行成果統計表'),
      paragraph(
        '填報機關：<text:span text:style-name="T1">{</text:span>{<text:span text:style-name="T1">機關</text:span><text:bookmark text:name="_GoBack"/>名稱<text:span>}}</text:span>（&amp;所屬）',
      ),
      paragraph('計畫：｛｛ 計畫<text:s/>名稱 ｝｝　期間：{{期間}}'),
      table(
        4,
        row(cell('項目'), cell('本期'), cell('上年同期'), cell('備註')),
        row(cell('應送檢查表'), cell('{{自主檢查.應送檢查表}}'), cell('{{自主檢查.應送檢查表.上年同期}}'), cell('')),
        row(
          cell('發現缺失'),
          cell('{{缺失.發現}}'),
          cell('{{縣府承辦人}}', ' table:number-columns-spanned="2"'),
          covered,
        ),
      ),
      paragraph('缺失改善情形'),
      table(
        4,
        row(cell('缺失', ' table:number-rows-spanned="3"'), cell('序號'), cell('說明'), cell('改善期限')),
        row(covered, cell('{{缺失.序號}}'), cell('{{缺失.單位}}：{{缺失.說明}}'), cell('{{缺失.改善期限}}')),
        row(covered, cell('合計', ' table:number-columns-spanned="2"'), covered, cell('{{合計.缺失}}')),
      ),
      paragraph('檢討與建議：'),
      paragraph('<text:span text:style-name="T1">{{成果.檢討與建議}}</text:span>'),
      paragraph(
        '承辦人：<text:placeholder text:placeholder-type="text">&lt;承辦人&gt;</text:placeholder>　首長：<text:user-field-get text:name="機關首長">○○○</text:user-field-get>',
      ),
    ].join('\n'),
    {
      furniture: `<style:header>${paragraph('{{計畫名稱}}')}</style:header><style:footer>${paragraph('填表日期 {{填表日期}}　第<text:page-number>1</text:page-number>頁')}</style:footer>`,
      parts: {
        'Pictures/seal.png': new Uint8Array([137, 80, 78, 71, 1, 2, 3]),
        'settings.xml': `<office:document-settings ${spaces} office:version="1.3"><office:settings/></office:document-settings>`,
      },
    },
  )
