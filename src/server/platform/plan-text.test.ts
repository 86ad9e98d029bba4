import { existsSync, readFileSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { type OfficialDocument, plainText } from '#domain/document.ts'
import { outcomeReport, sampleImages } from '#test/documents.ts'
import { fileBounds } from './apart.ts'
import { writeOdt } from './odt.ts'
import { writePdf } from './pdf.ts'
import { largestPlanFile, textOfFile } from './plan-text.ts'

const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../../test/fixtures/files/${name}`, import.meta.url)))

const refused = (bytes: Uint8Array, name: string, code: string, reason = '', bounds = fileBounds) =>
  expect(textOfFile(bytes, name, bounds)).rejects.toMatchObject({
    name: 'Problem',
    code,
    ...(reason && { details: { reason: expect.stringContaining(reason) } }),
  })

const lines = async (bytes: Uint8Array, name: string) => (await textOfFile(bytes, name)).split('\n').filter(Boolean)

const plan = `樂平鄉公所115年國慶期間安全維護計畫
壹、依據：
一、縣府115年8月3日府政二字第1150000789號函。
二、本所安全維護會報第2次會議決議。
貳、目的：
防範國慶期間發生危害事件，使同仁與洽公民眾安心，並確保各項業務照常運作，特訂定本計畫據以執行。
參、期間：
自115年10月5日（星期一）起至115年10月11日（星期日）止，為期7日。
肆、工作項目：
一、門禁管理：
(一)各單位下班前應關閉電源並上鎖，由值班人員複查。
(二)行政室應逐日查驗監視設備：
1、鏡頭角度。
2、錄影保存天數。
(三)訪客一律換證
並登記事由。
二、公務機密維護：
(一)機敏公文不得攜出辦公處所。
附表　分工
項次\t工作\t主辦單位
1\t消防設備檢查\t行政室
2\t機房巡檢\t資訊人員
伍、附則：
本計畫奉核後實施，修正時亦同。`

describe('a plan as word processors save it', () => {
  test('reads from ODT with the labels that its lists show, without what was deleted, notes and page numbers', async () => {
    expect(await textOfFile(fixture('plan.odt'), '計畫.odt')).toBe(plan)
  })

  test('reads the same from DOCX', async () => {
    expect(await textOfFile(fixture('plan.docx'), '計畫.DOCX')).toBe(plan)
  })

  test('reads the same from PDF, but for the lines of the page, its foot and the spaces beside digits', async () => {
    const compact = (text: string) => text.replace(/\s/g, '')
    const read = await lines(fixture('plan.pdf'), '計畫.pdf')
    expect(read.slice(-2)).toEqual(['1 複查表另訂。', '第 1 頁'])
    // The mark of the footnote is part of the line in a PDF.
    expect(compact(read.slice(0, -2).join('')).replace('複查1。', '複查。')).toBe(compact(plan))
    expect(read).toContain('2\t機房巡檢\t資訊人員')
    expect(read).toContain('1、鏡頭角度。')
  })
})

describe('a PDF', () => {
  test('has a form feed between its pages and the cells of a row on one line', async () => {
    const pages = (await textOfFile((await writePdf(outcomeReport(3), sampleImages)).bytes, 'a.pdf')).split('\f')
    expect(pages).toHaveLength(4)
    expect(pages[1]!.split('\n')[0]).toBe('安和縣樂平鄉公所 執行成果報告')
    expect(pages[1]).toContain('機房溫度 22.5 °C，門禁紀錄與名冊相符\t12')
    expect(pages[1]).toContain('值班人員複查無異狀\t3')
  })

  test('of pictures only says that there is no text', async () => {
    const scan: OfficialDocument = {
      ...outcomeReport(0),
      title: '掃',
      agency: '掃',
      filing: [],
      meta: [],
      header: '',
      blocks: [{ type: 'image', image: 'door', alt: '掃描的一頁' }],
    }
    // Five characters on the page are a stamp, not a plan.
    await refused((await writePdf(scan, sampleImages)).bytes, '掃描.pdf', 'file.no_text')
    await refused(rawPdf(strToU8('')), '空白.pdf', 'file.no_text')
  })

  test('with a password says so', async () => {
    const trailer =
      '/Encrypt << /Filter /Standard /V 1 /R 2 /P -64 ' +
      `/O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >> /ID [<0123> <0123>]`
    await refused(rawPdf(strToU8(''), { trailer }), '密.pdf', 'file.encrypted')
  })

  test('cut off in the middle is broken or without text, never a crash', async () => {
    const { bytes } = await writePdf(outcomeReport(1), sampleImages)
    for (const share of [0.01, 0.3, 0.7]) {
      const refusal = await textOfFile(bytes.slice(0, bytes.length * share), 'a.pdf').catch((error) => error.code)
      expect(['file.broken', 'file.no_text']).toContain(refusal)
    }
  })
})

/** A PDF by hand, for what our own writer never makes: the same page over and over. */
function rawPdf(content: Uint8Array, { filter = '', trailer = '', pages = 1 } = {}): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${'3 0 R '.repeat(pages)}] /Count ${pages} >>`,
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>',
    `<< ${filter} /Length ${content.length} >>\nstream\n${Buffer.from(content).toString('latin1')}\nendstream`,
  ].map((body, index) => `${index + 1} 0 obj\n${body}\nendobj\n`)
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object) => {
    const at = file.length
    file += object
    return `${String(at).padStart(10, '0')} 00000 n \n`
  })
  const table = `xref\n0 5\n0000000000 65535 f \n${offsets.join('')}`
  const end = `trailer\n<< /Size 5 /Root 1 0 R ${trailer} >>\nstartxref\n${file.length}\n%%EOF\n`
  return new Uint8Array(Buffer.from(file + table + end, 'latin1'))
}

describe('a text file', () => {
  const content = '壹、依據：\n一、縣府來函，依「作業要點」辦理。'
  const utf16 = Buffer.from(content, 'utf16le')

  test('reads in UTF-8 and UTF-16, with and without a mark', async () => {
    const given = [
      strToU8(content),
      strToU8(`\ufeff${content}`),
      Buffer.from(`\ufeff${content}`, 'utf16le'),
      utf16,
      Buffer.from(`\ufeff${content}`, 'utf16le').swap16(),
      Buffer.from(utf16).swap16(),
    ]
    for (const bytes of given) expect(await textOfFile(new Uint8Array(bytes), 'a.txt')).toBe(content)
  })

  test('reads in Big5 as older systems save it', async () => {
    // 壹、依據：\r\n一、門禁管理 in code page 950
    const bytes = Buffer.from('b3fca142a8ccbeda a147 0d0a a440a142aaf9b854bade b27a'.replaceAll(' ', ''), 'hex')
    expect(await textOfFile(new Uint8Array(bytes), 'a.txt')).toBe('壹、依據：\n一、門禁管理')
  })

  test('loses invisible characters and trailing spaces, and keeps no more than one empty line', async () => {
    const odd = '\u200b壹、\u00ad依據\u202e：  \r\n\r\n\r\n\r\n一、函\u00a0甲\u0085'
    expect(await textOfFile(strToU8(odd), 'a.md')).toBe('壹、依據：\n\n一、函 甲')
  })

  test('that is really a program, a page or another document is refused', async () => {
    const program = new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xff, 0xff, 0, 0, 0xb8, 0])
    await refused(program, 'a.txt', 'file.unsupported')
    await refused(strToU8('<!DOCTYPE html><p>壹、依據</p>'), 'a.txt', 'file.unsupported')
    await refused(strToU8('{\\rtf1 text}'), 'a.txt', 'file.unsupported')
    await refused(fixture('plan.docx'), 'a.txt', 'file.unsupported')
    await refused(fixture('plan.pdf'), 'a.md', 'file.unsupported')
    await refused(new Uint8Array([0x80, 0xff, 0xfd, 0x81]), 'a.txt', 'file.unsupported')
  })

  test('with nothing in it says that there is no text', async () => {
    await refused(new Uint8Array(), 'a.txt', 'file.no_text')
    await refused(strToU8(' \n\t。'), 'a.txt', 'file.no_text')
  })
})

const namespaces = 'xmlns:w="w" xmlns:mc="mc"'
const docx = (body: string, numbering = '', styles = '') =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(`<w:document ${namespaces}><w:body>${body}</w:body></w:document>`),
    'word/numbering.xml': strToU8(`<w:numbering ${namespaces}>${numbering}</w:numbering>`),
    'word/styles.xml': strToU8(`<w:styles ${namespaces}>${styles}</w:styles>`),
  })

const level = (depth: number, format: string, pattern: string, more = '') =>
  `<w:lvl w:ilvl="${depth}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${pattern}"/></w:lvl>`
const pattern =
  `<w:abstractNum w:abstractNumId="7">${level(0, 'ideographLegalTraditional', '%1、')}` +
  `${level(1, 'taiwaneseCountingThousand', '%2、')}${level(2, 'taiwaneseCountingThousand', '(%3)', '<w:pStyle w:val="Third"/>')}` +
  `${level(3, 'decimal', '%1.%4', '<w:isLgl/>')}</w:abstractNum>` +
  '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>' +
  '<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>' +
  '<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
const p = (text: string, properties = '') =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
const at = (list: number, depth: number) => `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${list}"/></w:numPr>`

describe('a Word document', () => {
  test('shows the labels that Word counts, lists of one pattern counting on together', async () => {
    const body = [
      p('依據', at(1, 0)),
      p('甲', at(1, 1)),
      p('乙', at(2, 1)),
      p('目的', at(1, 0)),
      p('丙', at(1, 1)),
      p('另起', at(3, 1)),
      p('續', at(3, 1)),
      p('無號', '<w:numPr><w:numId w:val="0"/></w:numPr>'),
    ]
    expect(await lines(docx(body.join(''), pattern), 'a.docx')).toEqual([
      '壹、依據',
      '一、甲',
      '二、乙',
      '貳、目的',
      '一、丙',
      '一、另起',
      '二、續',
      '無號',
    ])
  })

  test('shows labels that come with the style of a paragraph or a style below it', async () => {
    const styles =
      '<w:style w:styleId="Third"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:styleId="Own"><w:basedOn w:val="Third"/></w:style>'
    const body = p('甲', '<w:pStyle w:val="Third"/>') + p('乙', `<w:pStyle w:val="Third"/>${at(1, 2)}`)
    expect(await lines(docx(body, pattern, styles), 'a.docx')).toEqual(['(一)甲', '(二)乙'])
  })

  test('leaves out deleted, moved and hidden text, field codes and the contents, and reads boxes once', async () => {
    const box = '<w:txbxContent><w:p><w:r><w:t>框內</w:t></w:r></w:p></w:txbxContent>'
    const body =
      p('目錄', '<w:pStyle w:val="TOC1"/>') +
      '<w:p><w:del><w:r><w:delText>刪</w:delText></w:r></w:del><w:ins><w:r><w:t>增</w:t></w:r></w:ins>' +
      '<w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>' +
      '<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>' +
      `<w:r><mc:AlternateContent><mc:Choice>${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent></w:r></w:p>`
    expect(await lines(docx(body), 'a.docx')).toEqual(['增甲', '乙', '框內'])
  })

  test('keeps the paragraphs of a frame that is one cell, and joins those of a cell beside others', async () => {
    const cell = (...paragraphs: string[]) => `<w:tc>${paragraphs.map((text) => p(text)).join('')}</w:tc>`
    const body = `<w:tbl><w:tr>${cell('壹、依據', '一、函')}</w:tr><w:tr>${cell('消防', '檢查')}${cell('行政課')}</w:tr></w:tbl>`
    expect(await lines(docx(body), 'a.docx')).toEqual(['壹、依據', '一、函', '消防 檢查\t行政課'])
  })

  test('with a password says so, and the old format is not supported', async () => {
    const compound = (inside: string) =>
      new Uint8Array(Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from(inside, 'utf16le')]))
    await refused(compound('EncryptedPackage'), 'a.docx', 'file.encrypted')
    await refused(compound('WordDocument'), 'a.docx', 'file.unsupported')
    await refused(compound('WordDocument'), 'a.doc', 'file.unsupported')
  })
})

const odt = (content: string, manifest = '<m/>', mimetype = 'application/vnd.oasis.opendocument.text') =>
  zipSync({
    mimetype: [strToU8(mimetype), { level: 0 }],
    'content.xml': strToU8(content),
    'META-INF/manifest.xml': strToU8(manifest),
  })
const odtBody = (body: string) =>
  `<office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text>${body}</office:text></office:body></office:document-content>`

describe('an ODT', () => {
  test('of our own reads as the document reads', async () => {
    const document = outcomeReport(2)
    expect(await lines(writeOdt(document, sampleImages), 'a.odt')).toEqual(plainText(document).split('\n'))
  })

  test('expands no entities of its own', async () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "甲甲"><!ENTITY b SYSTEM "file:///etc/passwd">]>${odtBody('<text:p>壹&a;&b;&lt;&#x4e00;</text:p>')}`
    expect(await textOfFile(odt(bomb), 'a.odt')).toBe('壹&a;&b;<一')
  })

  test('with a password says so', async () => {
    const locked = '<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>'
    await refused(odt('\u0001\u0002', locked), 'a.odt', 'file.encrypted')
  })

  test('that is really something else is refused', async () => {
    await refused(strToU8('<html>壹、依據</html>'), 'a.odt', 'file.unsupported')
    await refused(zipSync({ 'a.txt': strToU8('甲') }), 'a.odt', 'file.unsupported')
    await refused(
      odt(odtBody(''), '<m/>', 'application/vnd.oasis.opendocument.spreadsheet'),
      'a.odt',
      'file.unsupported',
    )
    await refused(fixture('plan.docx'), 'a.odt', 'file.unsupported')
    await refused(fixture('plan.odt'), 'a.docx', 'file.unsupported')
    await refused(fixture('plan.odt'), 'a.zip', 'file.unsupported')
    await refused(fixture('plan.odt'), '計畫', 'file.unsupported')
  })

  test('cut off or with damaged content is broken', async () => {
    const whole = fixture('plan.odt')
    await refused(whole.slice(0, whole.length / 2), 'a.odt', 'file.broken')
    await refused(odt('<a><b></a>'), 'a.odt', 'file.broken')
    await refused(odt(''), 'a.odt', 'file.broken')
    await refused(odt('<a>'.repeat(10_000)), 'a.odt', 'file.broken')
    const damaged = writeOdt(outcomeReport(5), sampleImages)
    damaged.fill(0xaa, 120, 900)
    await refused(damaged, 'a.odt', 'file.broken')
  })
})

describe('a file that is too much', () => {
  test('is refused by size before it is looked at', async () => {
    await refused(new Uint8Array(largestPlanFile + 1), 'a.pdf', 'file.too_large')
  })

  test('is refused when it would unpack to far more than it is', async () => {
    const bomb = odt(odtBody(' '.repeat(20_000_000)))
    expect(bomb.byteLength).toBeLessThan(30_000)
    await refused(bomb, 'a.odt', 'file.too_large')
  })

  test('is refused when it lies about what it unpacks to', async () => {
    const bomb = odt(odtBody(`<text:p>${'甲'.repeat(3_000_000)}</text:p>`))
    const view = Buffer.from(bomb.buffer, bomb.byteOffset)
    const entry = view.lastIndexOf('content.xml') - 46
    expect(view.readUInt32LE(entry)).toBe(0x02014b50)
    view.writeUInt32LE(1000, entry + 24)
    await refused(bomb, 'a.odt', 'file.broken')
  })

  test('is refused when it holds more than a thousand parts', async () => {
    const parts = Object.fromEntries(Array.from({ length: 1001 }, (_, index) => [`p${index}`, new Uint8Array()]))
    await refused(zipSync(parts), 'a.odt', 'file.too_large')
  })

  test('is given up after five seconds, however long it would take', async () => {
    const start = performance.now()
    const endless = rawPdf(strToU8('q 1 0 0 1 0 0 cm Q '.repeat(100_000)), { pages: 500 })
    await refused(endless, 'a.pdf', 'file.too_large', 'time')
    expect(performance.now() - start).toBeLessThan(6_500)
  })

  test('is given up when a stream of a PDF swells', async () => {
    const filter = '/Filter /FlateDecode'
    await refused(rawPdf(deflateSync(new Uint8Array(500_000_000)), { filter }), 'a.pdf', 'file.too_large', 'memory')
  })

  test('is given up when it takes too much memory', async () => {
    const many = Array.from({ length: 1_200_000 }, (_, index) => `<a${((index * 2654435761) >>> 0).toString(36)}/>`)
    // On a busy machine the time would run out first.
    const patient = { ...fileBounds, longestMs: 15_000 }
    await refused(odt(odtBody(many.join(''))), 'a.odt', 'file.too_large', 'memory', patient)
  })
})

const real = new URL('../../../../shared/plans/gukeng-112-spring-festival.txt', import.meta.url)
if (existsSync(real))
  test('the real plan reads as it is, but for its empty lines', async () => {
    const bytes = readFileSync(real)
    const filled = (text: string) => text.split('\n').filter((line) => line.trim())
    expect(filled(await textOfFile(new Uint8Array(bytes), 'a.txt'))).toEqual(
      filled(bytes.toString('utf8')).map((line) => line.trimEnd()),
    )
  })
