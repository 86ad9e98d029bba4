import { type ScenarioFault, scenarioBounds } from '#domain/exercise/scenario.rules.ts'
import type { ScenarioContent } from '#domain/exercise/scenario.ts'
import { nameOf, t } from '#web/platform/i18n.ts'

type Told = Pick<ScenarioContent['injects'][number], 'after' | 'manner' | 'text'>

/** An inject in one line. */
export const injectLine = ({ after, manner, text }: Told): string =>
  t('exercise.injectLine', { after, manner: nameOf('exercise.manner', manner), text: text || t('exercise.noText') })

const boundsOf: Partial<Record<ScenarioFault['code'], readonly [number, number]>> = {
  lengthOutOfBounds: scenarioBounds.minutes,
  knowOutOfBounds: scenarioBounds.know,
  controlOutOfBounds: scenarioBounds.control,
}

export function faultText({ code }: ScenarioFault): string {
  const [least, most] = boundsOf[code] ?? []
  return nameOf('exercise.fault', code).replace('{least}', String(least)).replace('{most}', String(most))
}
