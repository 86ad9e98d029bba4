import type { Entry, Shelf } from './entry.ts'

/** What an effect needs to be sent later: see Entry. */
export type Owed = Pick<Entry, 'subject' | 'method' | 'address' | 'input' | 'base' | 'label'> & {
  /** The id of the record that it makes, or any new id: done once, however often it is sent. */
  key: string
  fileIds?: readonly string[]
}

/** Which product keeps it, and at what time by the device's clock. */
export type Making = { product: string; at: string }

export const entryOf = ({ key, fileIds = [], ...owed }: Owed, { product, at }: Making): Entry => ({
  ...owed,
  id: key,
  fileIds,
  product,
  keptAt: at,
  attempts: 0,
  state: 'waiting',
  refusal: null,
})

/** Kept once, however often it is asked. */
export async function keepOnce(shelf: Shelf, entry: Entry): Promise<void> {
  const isHere = (await shelf.entries()).some(({ value }) => value.id === entry.id)
  if (!isHere) await shelf.change({ add: [entry] })
}

/** What of one thing is to be sent last, and whether the server surely has nothing of it: then it may be reworded. */
export type Last = { entry: Entry; isUntried: boolean }

export const lastIn = (entry: Entry): Last => ({ entry, isUntried: entry.state === 'refused' || entry.attempts === 0 })

/** Takes the place of the last one about the same thing that the server surely has nothing of. */
export async function keepLatest(shelf: Shelf, subject: string, make: (last: Last | null) => Entry): Promise<void> {
  for (;;) {
    const row = (await shelf.entries()).findLast(({ value }) => value.subject === subject && value.state !== 'setAside')
    const last = row ? lastIn(row.value) : null
    const entry = make(last)
    const takesPlace = last?.isUntried && last.entry.address === entry.address
    const put = row && takesPlace && { ...row, value: { ...entry, id: row.value.id } }
    if (await shelf.change(put ? { put: [put] } : { add: [entry] })) return
  }
}
