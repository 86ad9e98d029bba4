import type { Table } from './xlsform.table.ts'

/** In which order a text is looked for: `null` is the column that names no language. */
export type Languages = { first: (string | null)[]; english: (string | null)[] }

const isChinese = (language: string) => /chinese|中文|漢語|華語|國語|^zh\b|\(zh/i.test(language)
const isEnglish = (language: string) => /english|英文|英語|^en\b|\(en\b/i.test(language)

/** Chinese first, then what the form itself holds for its main language; English beside it where there is another. */
export function languagesOf(tables: readonly Table[], main: string | undefined): Languages {
  const all = new Set(tables.flatMap(({ columns }) => columns.map(({ language }) => language)))
  const named = [...all].filter((language) => language !== null)
  const chinese = named.filter(isChinese)
  const mains = named.filter((language) => language === main)
  const english = named.filter(isEnglish)
  return {
    first: [...new Set([...chinese, ...mains, null, ...english, ...named])],
    english: main !== undefined && isEnglish(main) ? [...english, null] : english,
  }
}
