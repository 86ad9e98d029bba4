import type { FieldKit } from '#domain/field-kit/field-kit.ts'
import { readPointCode } from '#domain/point/point-code.ts'
import { call } from '#web/platform/api.ts'
import { remember, remembered, type Source } from '#web/platform/outbox/device.ts'

const place = '/field-kit'

/** Taken along while there is a network, for where there is none. Nobody stays signed in by it. */
export async function refreshFieldKit(): Promise<void> {
  const kit = await call<FieldKit>('GET', place, { background: true })
  await remember(place, kit)
}

export const fieldKit = (): Promise<FieldKit | undefined> => remembered<FieldKit>(place)

/** What the addresses of a round would answer, as far as it was taken along. */
function answerIn(kit: FieldKit, address: string): unknown {
  const [, part, id, more] = address.split('/').map(decodeURIComponent)
  if (part === 'today') return kit.today
  if (part === 'checklists') return id ? undefined : kit.checklists
  if (part === 'patrol-routes') return id ? kit.routes.find((route) => route.id === id) : kit.routes
  if (part === 'contacts') {
    const contact = kit.contacts.find((one) => one.id === id)
    return id ? contact && { contact, calls: [] } : kit.contacts
  }
  if (part === 'inspections') {
    if (more) return undefined
    return id ? kit.drafts.find(({ inspection }) => inspection.id === id) : { items: kit.inspections, next: null }
  }
  if (part !== 'points') return undefined
  if (!id) return kit.points
  const code = more && readPointCode(more)
  const point = kit.points.find((one) => (id === 'by-code' ? one.code === code : one.id === id))
  return point && { point, results: [], openDeficiencies: null }
}

/** See `lookAlsoIn`. */
export const fromFieldKit: Source = async (name, shelf) => {
  const kit = name === place ? undefined : await shelf.kept<FieldKit>(place)
  return kit && answerIn(kit, name)
}
