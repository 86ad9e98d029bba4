import type {
  Exercise,
  ExerciseInject,
  ExerciseSummary,
  InjectScore,
  ScoreLine,
  Verdict,
} from '#domain/exercise/exercise.ts'
import { language, nameOf, t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import type { Tone } from '#web/platform/ui/state-mark.tsx'
import { authorityName, basisText, listText } from '#web/route/route-words.ts'

/** What an agency wrote itself is there in its own language alone. */
const inWords = (written: string, english: string | null): string =>
  language() === 'en' && english !== null ? english : written

type Titled = Pick<ExerciseSummary, 'title' | 'titleEn'>
/** Those who take part are not told the course by its title. */
export const titleText = ({ title, titleEn }: Titled): string =>
  title === null ? t('exercise.underWayTitle') : inWords(title, titleEn)

export const settingText = ({ setting, settingEn }: Pick<Exercise, 'setting' | 'settingEn'>): string =>
  inWords(setting, settingEn)

export const injectText = ({ text, textEn }: Pick<ExerciseInject, 'text' | 'textEn'>): string => inWords(text, textEn)

export const verdictTones: Record<Verdict, Tone> = {
  met: 'done',
  late: 'due',
  wrongMeans: 'late',
  different: 'late',
  missed: 'late',
  open: 'waiting',
}

export function askedText({ asks, authority, means }: ScoreLine): string {
  if (authority === null) return t(`exercise.asks.${asks}`)
  const told = t('exercise.tellOne', { who: authorityName(authority) })
  return means.length > 0 ? t('exercise.byMeans', { told, means: listText(means.map(meansName)) }) : told
}

const meansName = (means: string): string => nameOf('route.means', means)

export function doneText({ asks, doneAt, doneBy, minutes }: ScoreLine, { incident }: InjectScore): string {
  if (asks === 'kind') return listText(incident?.kinds.map((kind) => nameOf('route.kind', kind)) ?? [])
  if (asks === 'level') return String(incident?.cyberSeverity ?? '')
  if (doneAt === null) return ''
  const words = [instantText(doneAt), t('exercise.took', { minutes: minutes ?? 0 }), doneBy && meansName(doneBy)]
  return words.filter(Boolean).join('　')
}

/** Whether it is law, the agency's own rule, or the scenario's goal stands beside every time. */
export const ruleText = ({ asks, basis }: ScoreLine): string => {
  if (asks === 'kind' || asks === 'level') return ''
  return basis === null ? t('exercise.ownGoal') : basisText(basis)
}
