import type { Agency } from '#domain/agency/agency.ts'
import type { Point } from '#domain/point/point.ts'
import { shownPointCode } from '#domain/point/point-code.ts'
import type { LabelSheet } from '#server/platform/label-sheet.ts'
import { say } from '#server/platform/messages.ts'

type Labelled = Pick<Point, 'name' | 'floor' | 'room' | 'unitName' | 'code'>
type ToPrint = { agency: Pick<Agency, 'name' | 'exercise'>; points: readonly Labelled[]; madeAt: string }

/** What stands on the labels. `origin` is where this installation is reached from outside. */
export const labelSheetOf = ({ agency, points, madeAt }: ToPrint, origin: string): LabelSheet => ({
  title: say('point.label.title'),
  agency: agency.exercise ? say('point.label.exercise', { agency: agency.name }) : agency.name,
  hint: say('point.label.hint', { address: `${origin}/p` }),
  labels: points.map(({ name, floor, room, unitName, code }) => ({
    name,
    place: [floor, room].filter(Boolean).join('\u3000'),
    unit: unitName,
    code: shownPointCode(code),
    address: `${origin}/p/${code}`,
  })),
  madeAt,
})
