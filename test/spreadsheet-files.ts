import { strToU8, type Zippable, zipSync } from 'fflate'

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** An Excel file as Excel lays it out: one sheet named "survey" of these rows, and whatever parts are given besides. */
export function xlsxFile(rows: string, parts: Record<string, string | Uint8Array> = {}): Uint8Array {
  const texts: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': '<workbook><sheets><sheet name="survey" sheetId="1" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${office}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="r3" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    ...parts,
  }
  return zipped(texts)
}

/** An OpenDocument spreadsheet of one sheet named "survey". */
export function odsFile(rows: string, manifest = '', before = ''): Uint8Array {
  return zipped({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'content.xml': `${before}<office:document-content><office:body><office:spreadsheet><table:table table:name="survey">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`,
    'META-INF/manifest.xml': `<manifest:manifest>${manifest}</manifest:manifest>`,
  })
}

function zipped(texts: Record<string, string | Uint8Array>): Uint8Array {
  const files: Zippable = {}
  for (const [path, text] of Object.entries(texts)) files[path] = typeof text === 'string' ? strToU8(text) : text
  return zipSync(files)
}
