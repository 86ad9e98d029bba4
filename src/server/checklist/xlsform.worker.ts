import { readXlsform } from '#domain/checklist/xlsform/xlsform.reader.ts'
import { answerWith } from '#server/platform/spreadsheet-reading.ts'

answerWith((workbook, name) => readXlsform(workbook, name.replace(/\.[^.]*$/, '')))
