import type { Agency } from '#domain/agency/agency.ts'
import { shownSecret } from '#domain/awareness-campaign/awareness-link.ts'
import type { LabelSheet } from '#server/platform/label-sheet.ts'
import { say } from '#server/platform/messages.ts'

type ToPrint = {
  slips: readonly { name: string; unitName: string; secret: string }[]
  title: string
  agency: Pick<Agency, 'name' | 'exercise'>
  madeAt: string
}

/** One slip each, to be cut apart. Behind the # nothing is sent to a server, so no log holds it. */
export const slipSheetOf = ({ slips, title, agency, madeAt }: ToPrint, origin: string): LabelSheet => ({
  title: say('awareness.slips'),
  agency: agency.exercise ? say('point.label.exercise', { agency: agency.name }) : agency.name,
  hint: say('awareness.slipHint', { address: `${origin}/a` }),
  labels: slips.map(({ name, unitName, secret }) => ({
    ...{ name, place: title, unit: unitName, code: shownSecret(secret) },
    address: `${origin}/a#${secret}`,
  })),
  madeAt,
})
