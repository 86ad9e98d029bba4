import type { Entry, KeptFile, Stored } from './entry.ts'
import { changed, shelf } from './outbox-state.ts'
import { send } from './sender.ts'

/** What a person does with an entry that the server would not have. */
const again = <T extends Entry | KeptFile>(value: T): T => ({ ...value, state: 'waiting', refusal: null })

export async function retry(one: Stored<Entry>): Promise<void> {
  const on = await shelf()
  const refused = (await on.files()).filter(({ value }) => one.value.fileIds.includes(value.id) && value.refusal)
  await on.changeFile({ put: refused.map((file) => ({ ...file, value: again(file.value) })) })
  await on.change({ put: [{ ...one, value: again(one.value) }] })
  await changed()
  send()
}

export async function setAside(one: Stored<Entry>): Promise<void> {
  await (await shelf()).change({ put: [{ ...one, value: { ...one.value, state: 'setAside' } }] })
  await changed()
  send()
}

/** Only ever by a person, after being asked. */
export async function discard(one: Stored<Entry>): Promise<void> {
  const on = await shelf()
  await on.change({ remove: [one] })
  const needed = new Set((await on.entries()).flatMap(({ value }) => value.fileIds))
  const orphans = (await on.files()).filter(
    ({ value }) => one.value.fileIds.includes(value.id) && !needed.has(value.id),
  )
  await on.changeFile({ remove: orphans })
  await changed()
}

export async function retryFile(one: Stored<KeptFile>): Promise<void> {
  await (await shelf()).changeFile({ put: [{ ...one, value: again(one.value) }] })
  await changed()
  send()
}

export async function discardFile(one: Stored<KeptFile>): Promise<void> {
  await (await shelf()).changeFile({ remove: [one] })
  await changed()
}
