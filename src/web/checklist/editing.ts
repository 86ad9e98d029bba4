import type { AnswerKind, ChecklistContent, ChecklistItem, ChecklistSection } from '#domain/checklist/checklist.ts'

export type Content = ChecklistContent
export type Section = { title: string; titleEn?: string | undefined; items: ChecklistItem[] }

/** Items that follow each other under one name. */
export function sectionsOf({ items }: Content): Section[] {
  const sections: Section[] = []
  for (const item of items) {
    const last = sections.at(-1)
    if (last?.title === item.section) last.items.push(item)
    else sections.push({ title: item.section, titleEn: item.sectionEn, items: [item] })
  }
  return sections
}

export const findItem = ({ items }: Content, key: string): ChecklistItem | undefined =>
  items.find((item) => item.key === key)

const withItems = (content: Content, items: ChecklistItem[]): Content => ({ ...content, items })
const fromSections = (content: Content, sections: readonly Section[]): Content =>
  withItems(
    content,
    sections.flatMap(({ items }) => items),
  )

/** Fields set to undefined are taken out: what goes without saying is not stored. */
export function changed<Thing extends object>(thing: Thing, changes: { [Field in keyof Thing]?: unknown }): Thing {
  const entries = Object.entries({ ...thing, ...changes }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as Thing
}

export type ItemChanges = { [Field in keyof ChecklistItem]?: ChecklistItem[Field] | undefined }

export const changeItem = (content: Content, key: string, changes: ItemChanges): Content =>
  withItems(
    content,
    content.items.map((item) => (item.key === key ? changed(item, changes) : item)),
  )

/** What only some kinds of answer have. */
const fieldsOf: Record<AnswerKind, readonly (keyof ChecklistItem)[]> = {
  verdict: [],
  number: ['number'],
  choice: ['choices', 'several', 'choiceFilter'],
  text: [],
  date: [],
  photograph: [],
  signature: [],
  code: [],
  note: [],
  calculation: ['calculation'],
}
const kindFields = [...new Set(Object.values(fieldsOf).flat())]

/** Another kind of answer keeps the question and leaves what belonged to the former kind. */
export const changeKind = (content: Content, key: string, answerKind: AnswerKind): Content =>
  changeItem(content, key, {
    ...Object.fromEntries(
      kindFields.filter((field) => !fieldsOf[answerKind].includes(field)).map((field) => [field, undefined]),
    ),
    answerKind,
    ...(answerKind === 'choice' && { choices: [] }),
    ...(answerKind === 'number' && { number: {} }),
    ...(answerKind === 'calculation' && { calculation: '0' }),
    ...((answerKind === 'note' || answerKind === 'calculation') && { required: false }),
  })

/** The next key after those of the same letters: A07 after A06. */
export function nextKey({ items }: Content, like: string): string {
  const [, letters = 'Q', digits = '00'] = /^(.*?)(\d*)$/.exec(like)!
  const taken = new Set(items.map(({ key }) => key))
  const width = Math.max(digits.length, 2)
  let number = Number(digits || '0')
  const key = () => `${letters || 'Q'}${String(number).padStart(width, '0')}`
  do number += 1
  while (taken.has(key()))
  return key()
}

const blank = (content: Content, at: number, section: string, sectionEn: string | undefined): ChecklistItem =>
  changed<ChecklistItem>(
    {
      key: nextKey(content, content.items[at]?.key ?? 'Q00'),
      section,
      question: '',
      grade: 'minor',
      answerKind: 'verdict',
      required: true,
      evidence: 'optional',
    },
    { sectionEn },
  )

type Added = { content: Content; key: string }

function insertAt(content: Content, at: number, item: ChecklistItem): Added {
  return { content: withItems(content, content.items.toSpliced(at, 0, item)), key: item.key }
}

/** A blank item after another, in its section. */
export function addItem(content: Content, after: string): Added {
  const at = content.items.findIndex(({ key }) => key === after)
  const { section, sectionEn } = content.items[at]!
  return insertAt(content, at + 1, blank(content, at, section, sectionEn))
}

export function copyItem(content: Content, key: string): Added {
  const at = content.items.findIndex((item) => item.key === key)
  const item = content.items[at]!
  return insertAt(content, at + 1, { ...item, key: nextKey(content, item.key) })
}

/** The last item stays: a form asks something. */
export const removeItem = (content: Content, key: string): Content =>
  content.items.length === 1
    ? content
    : tidied(
        withItems(
          content,
          content.items.filter((item) => item.key !== key),
        ),
      )

/** Rules of a section go when its last item goes. */
const tidied = (content: Content): Content => {
  const titles = new Set(content.items.map(({ section }) => section))
  return { ...content, sections: content.sections.filter(({ title }) => titles.has(title)) }
}

const under = ({ section, sectionEn }: ChecklistItem, item: ChecklistItem): ChecklistItem =>
  changed(item, { section, sectionEn })

/** One place up or down; past the edge of its section an item goes over into the next one. */
export function moveItem(content: Content, key: string, step: 1 | -1): Content {
  const at = content.items.findIndex((item) => item.key === key)
  const item = content.items[at]!
  const neighbour = content.items[at + step]
  if (!neighbour) return content
  if (neighbour.section !== item.section)
    return tidied(withItems(content, content.items.with(at, under(neighbour, item))))
  return withItems(content, content.items.with(at, neighbour).with(at + step, item))
}

/** To where another item stands, into its section; `after` puts it behind. */
export function placeItem(content: Content, key: string, target: string, after: boolean): Content {
  if (key === target) return content
  const rest = content.items.filter((item) => item.key !== key)
  const at = rest.findIndex((item) => item.key === target)
  const item = under(rest[at]!, findItem(content, key)!)
  return tidied(withItems(content, rest.toSpliced(after ? at + 1 : at, 0, item)))
}

/** A section with one blank item after another section. */
export function addSection(content: Content, after: string, title: string): Added {
  const titles = new Set(content.items.map(({ section }) => section))
  let free = title
  for (let number = 2; titles.has(free); number += 1) free = `${title} ${number}`
  const at = content.items.findLastIndex(({ section }) => section === after)
  return insertAt(content, at + 1, blank(content, at, free, undefined))
}

export function moveSection(content: Content, title: string, step: 1 | -1): Content {
  const sections = sectionsOf(content)
  const at = sections.findIndex((section) => section.title === title)
  const neighbour = sections[at + step]
  if (!neighbour) return content
  return fromSections(content, sections.with(at, neighbour).with(at + step, sections[at]!))
}

export function renameSection(content: Content, title: string, to: { title: string; titleEn?: string | undefined }) {
  const items = content.items.map((item) =>
    item.section === title ? changed(item, { section: to.title, sectionEn: to.titleEn || undefined }) : item,
  )
  const sections = content.sections.map((section) =>
    section.title === title ? { ...section, title: to.title } : section,
  )
  return { ...content, items, sections }
}

type SectionChanges = { [Field in keyof ChecklistSection]?: ChecklistSection[Field] | undefined }

/** A section whose rules are all taken away is only a name again. */
export function changeSection(content: Content, title: string, changes: SectionChanges): Content {
  const before = content.sections.find((section) => section.title === title) ?? { title }
  const after = changed<ChecklistSection>(before, changes)
  const others = content.sections.filter((section) => section.title !== title)
  return { ...content, sections: after.shownIf || after.repeats ? [...others, after] : others }
}

export const removeSection = (content: Content, title: string): Content => {
  const items = content.items.filter(({ section }) => section !== title)
  return items.length === 0 ? content : tidied(withItems(content, items))
}
