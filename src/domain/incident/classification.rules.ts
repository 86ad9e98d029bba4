const opening = '[「『（(【〔［\\[:：、，,；;\\s]'
const closing = '[」』）)】〕］\\]。.、，,；;！!\\s]'

/** As a level is marked on paper: by itself, in brackets, or after a colon; not the word within a sentence. */
const mark = new RegExp(`(?:^|${opening})(絕對機密|極機密|機密)(?=$|${closing})`, 'mu')
const spaced = /(絕\s*對\s*機\s*密|極\s*機\s*密)/u

/** The mark of a level above 密 that stands in a text, if one does. The text goes nowhere. */
export const classificationMark = (text: string): string | null =>
  (spaced.exec(text)?.[1] ?? mark.exec(text)?.[1] ?? null)?.replaceAll(/\s/g, '') ?? null
