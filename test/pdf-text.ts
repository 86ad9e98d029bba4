import { getDocumentProxy } from 'unpdf'

/** Without what only the setting of lines decides. */
export const compact = (text: string) => text.replace(/\s/g, '')

/** The text of each page; or only what is content: what repeats on each page is marked as an artifact. */
export async function pagesOf(bytes: Uint8Array, contentOnly = false): Promise<string[]> {
  const pdf = await getDocumentProxy(bytes.slice())
  const pages: string[] = []
  for (let page = 1; page <= pdf.numPages; page++) {
    const { items } = await (await pdf.getPage(page)).getTextContent({ includeMarkedContent: true })
    const open: string[] = []
    let text = ''
    for (const item of items) {
      if ('str' in item) text += contentOnly && open.includes('Artifact') ? '' : item.str
      else if (item.type === 'endMarkedContent') open.pop()
      else open.push((item as { tag?: string }).tag ?? '')
    }
    pages.push(compact(text))
  }
  return pages
}

export const textOf = async (bytes: Uint8Array, contentOnly = false): Promise<string> =>
  (await pagesOf(bytes, contentOnly)).join('')
