import type { AgencyView } from '#web/platform/agency.ts'

/** 行政室 課員 莫怡珊 */
export function personText({ people, units }: AgencyView, personId: string): string {
  const person = people.find(({ id }) => id === personId)
  if (!person) return ''
  const unit = units.find(({ id }) => id === person.unitId)?.name
  return [unit, person.title, person.name].filter(Boolean).join(' ')
}
