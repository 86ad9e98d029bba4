import fs from 'node:fs'
import path from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import decodeQR from 'qr/decode.js'
import sharp from 'sharp'
import { getDocumentProxy } from 'unpdf'
import { afterAll, describe, expect, test } from 'vitest'
import { type Label, type LabelSheet, labelSheetData, writeLabelSheet } from './label-sheet.ts'
import { stopTypesetter } from './pdf.ts'

afterAll(stopTypesetter)

const label = (index: number): Label => ({
  name: `第 ${index} 個設施`,
  place: '3F　資訊機房',
  unit: '行政室',
  code: `0000${index % 10}-Z8Z9J`,
  address: `https://watch.hepu.gov.tw/p/0000${index % 10}Z8Z9J`,
})
const sheet = (labels: Label[]): LabelSheet => ({
  title: '設施標籤',
  agency: '禾埔鄉公所',
  hint: '掃描或輸入',
  labels,
  madeAt: '2026-02-11T01:00:00.000Z',
})
const labels = (count: number) => sheet(Array.from({ length: count }, (_, index) => label(index)))

/** The first page as the typesetter draws it, at 150 points to the inch: what a camera would see of the paper. */
function picture(given: LabelSheet) {
  const { data, pictures } = labelSheetData(given)
  const root = path.resolve('/shousui-documents')
  const compiler = NodeCompiler.create({
    workspace: root,
    fontArgs: [{ fontPaths: [path.resolve(import.meta.dirname, '../../../fonts')] }],
  })
  for (const each of pictures) compiler.mapShadow(path.join(root, each.path), Buffer.from(each.bytes))
  const mainFileContent = fs.readFileSync(path.join(import.meta.dirname, 'label-sheet.typ'), 'utf8')
  const { result } = compiler.compile({ mainFileContent, inputs: { document: JSON.stringify(data) } })
  return sharp(Buffer.from(compiler.plainSvg(result!)), { density: 72 }).flatten({ background: '#fff' })
}

const pagesOf = async (bytes: Uint8Array) => (await getDocumentProxy(bytes.slice())).numPages

describe('a sheet of labels', () => {
  test('bears on each label the code that leads to its point', async () => {
    const whole = picture(labels(10))
    const { width, height } = await sharp(await whole.png().toBuffer()).metadata()
    const read: string[] = []
    for (let index = 0; index < 10; index++) {
      const [cell, row] = [Math.floor(width / 2), Math.floor((height * 57) / 297)]
      const area = {
        left: (index % 2) * cell,
        top: Math.floor((height * 6) / 297) + Math.floor(index / 2) * row,
        width: Math.floor(cell / 2),
        height: row,
      }
      const { data, info } = await whole.clone().extract(area).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
      read.push(decodeQR({ ...info, data }, { effort: Infinity, timeLimit: Infinity }))
    }
    expect(read).toEqual(labels(10).labels.map(({ address }) => address))
  })

  test('says in words what the code says, for who types it', async () => {
    const pdf = await getDocumentProxy((await writeLabelSheet(labels(3))).slice())
    const { items } = await (await pdf.getPage(1)).getTextContent()
    const text = items.map((item) => ('str' in item ? item.str : '')).join('')
    for (const words of ['第 1 個設施', '資訊機房', '行政室', '00001-Z8Z9J', '禾埔鄉公所', '掃描或輸入'])
      expect(text.replaceAll(/\s/g, '')).toContain(words.replaceAll(/\s/g, ''))
  })

  test('holds ten; the eleventh stands on the next', async () => {
    expect(await pagesOf(await writeLabelSheet(labels(10)))).toBe(1)
    expect(await pagesOf(await writeLabelSheet(labels(11)))).toBe(2)
  })

  test('keeps a long name within its label', async () => {
    const long = sheet(
      Array.from({ length: 10 }, (_, index) => ({ ...label(index), name: '東側走廊監視器'.repeat(11) })),
    )
    expect(await pagesOf(await writeLabelSheet(long))).toBe(1)
  })
})
