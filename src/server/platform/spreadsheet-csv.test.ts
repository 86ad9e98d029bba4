import { expect, test } from 'vitest'
import { readCsv, writeCsv } from './spreadsheet-csv.ts'

const rowsOf = (text: string) => readCsv(text).sheets[0]!.rows

test('cells with commas, quotes and line breaks come back as they went, formulas as text', () => {
  const rows = [
    ['法規', '來源'],
    ['甲,乙', '說「"」\n第二行'],
    ['=1+1', "'=不是公式"],
  ]
  const text = Buffer.from(writeCsv({ sheets: [{ name: '法規', rows }] })).toString('utf8')
  expect(text).toContain("\r\n'=1+1,''=")
  expect(rowsOf(text)).toEqual(rows)
})

test('what stands between the cells is seen from the first line', () => {
  expect(rowsOf('法規;來源\n甲,乙;公報')).toEqual([
    ['法規', '來源'],
    ['甲,乙', '公報'],
  ])
  expect(rowsOf('法規\t來源\r甲\t')).toEqual([
    ['法規', '來源'],
    ['甲', ''],
  ])
})

test('a quotation that never ends is refused, and too many rows', () => {
  expect(() => readCsv('法規\n"甲')).toThrow('file.broken')
  expect(() => readCsv('甲\n'.repeat(20_002))).toThrow('spreadsheet.too_many_rows')
})
