import { expect, test } from 'vitest'
import { classificationMark } from './classification.rules.ts'

test.each([
  ['「極機密」', '極機密'],
  ['密等：機密\n主旨：…', '機密'],
  ['公文左上角蓋著 絕對機密 字樣', '絕對機密'],
  ['標示為極 機 密', '極機密'],
  ['機密', '機密'],
  ['（機密）', '機密'],
])('a mark is found as it stands on paper: %s', (text, mark) => {
  expect(classificationMark(text)).toBe(mark)
})

test.each(['一般公務機密文件', '公務機密維護', '機密性資料外洩', '密', '已依機密檔案管理辦法處理'])(
  'the word within a sentence is no mark: %s',
  (text) => {
    expect(classificationMark(text)).toBeNull()
  },
)
