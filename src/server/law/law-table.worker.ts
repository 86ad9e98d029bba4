import { answerWith } from '#server/platform/spreadsheet-reading.ts'

answerWith((workbook) => workbook)
