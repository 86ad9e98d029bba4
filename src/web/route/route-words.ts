import { useQuery } from '@tanstack/react-query'
import { AgencySettings } from '#domain/agency/agency-settings.ts'
import { dateInTaipei, timeInTaipei } from '#domain/date.ts'
import type { Authority } from '#domain/route/authority.ts'
import type {
  IncidentFlag,
  RouteBasis,
  RouteClock,
  RouteCondition,
  RouteContent,
  RouteRecipient,
  Within,
} from '#domain/route/route.ts'
import type { RouteFault } from '#domain/route/route-faults.rules.ts'
import { agencyQuery } from '#web/platform/agency.ts'
import { language, nameOf, t } from '#web/platform/i18n.ts'
import { dateText, instantText } from '#web/platform/roc-date.ts'

/** A route read aloud. */

export const authorityName = (authority: Authority): string => nameOf('route.authority', authority)

export const listText = (words: readonly string[]): string => words.join(language() === 'zh-TW' ? '、' : ', ')
export const authoritiesText = (authorities: readonly Authority[]): string => listText(authorities.map(authorityName))
export const namesOf = (vocabulary: string, members: readonly (string | number)[]): string =>
  listText(members.map((one) => nameOf(vocabulary, String(one))))

/** What makes an event graver; where a number decides, the agency's own is named. */
export function useFlagName(): (flag: IncidentFlag) => string {
  const { data } = useQuery(agencyQuery)
  const { majorCrowd, majorLossTenThousands } = data?.settings ?? AgencySettings.parse({})
  return (flag) =>
    nameOf('route.flag', flag).replace('{people}', String(majorCrowd)).replace('{loss}', String(majorLossTenThousands))
}

type FlagName = ReturnType<typeof useFlagName>

export const conditionText = ({ kind, flags, cyberSeverity }: RouteCondition, flagName: FlagName): string =>
  [
    nameOf('route.kind', kind),
    ...(cyberSeverity.length > 0
      ? [t('route.condition.levels', { levels: namesOf('route.level', cyberSeverity) })]
      : []),
    ...flags.map((flag) => t('route.condition.and', { what: flagName(flag) })),
  ].join(t('route.comma'))

export const recipientText = ({ authority, part, relayedBy, means }: RouteRecipient): string =>
  t(relayedBy ? 'route.recipient.relayed' : 'route.recipient.direct', {
    who: authorityName(authority),
    part: nameOf('route.part', part),
    by: relayedBy ? authorityName(relayedBy) : '',
    means: means.map((one) => nameOf('route.means', one)).join(t('route.then')) || t('route.none'),
  })

/** "at once", "on the same day", else how many of what. */
export function withinText({ amount, unit }: Within): string {
  if (amount > 0) return t('route.within', { amount, unit: nameOf('route.unit', unit) })
  return t(unit === 'day' || unit === 'workday' ? 'route.sameDay' : 'route.atOnce')
}

/** Figures keep their distance from the words before them. */
export const joined = (text: string): string => (/^\d/.test(text) ? ` ${text}` : text)

export function clockText({ step, to, from, within, repeatUntil }: Omit<RouteClock, 'basis'>): string {
  const what = nameOf('route.step', step)
  return t(repeatUntil ? 'route.clock.repeated' : 'route.clock.once', {
    from: nameOf('route.start', from),
    within: joined(withinText(within)),
    what: to.length > 0 ? t('route.clock.told', { what, who: authoritiesText(to) }) : what,
    until: repeatUntil ? nameOf('route.until', repeatUntil) : '',
  })
}

/** Whether it is law stands beside it, always. */
export const basisText = ({ isLaw, text }: RouteBasis): string =>
  isLaw ? t('route.basis.lawText', { text }) : t('route.basis.ownText', { text })

export const formText = (form: RouteContent['form']): string =>
  form === null ? t('route.form.none') : `${form} ${nameOf('route.form', form)}`

export function faultText({ code, authorities = [], means }: RouteFault): string {
  const names = authorities.map(authorityName)
  return nameOf('route.fault', code)
    .replaceAll('{who}', code === 'clockToStranger' ? listText(names) : (names[0] ?? ''))
    .replaceAll('{by}', names[1] ?? '')
    .replaceAll('{way}', names.toReversed().join(' → '))
    .replaceAll('{means}', means ? nameOf('route.means', means) : '')
}

const dayMs = 86_400_000

/** Midnight that ends a day belongs to that day. */
export function dueText(instant: string): string {
  const moment = new Date(instant)
  if (timeInTaipei(moment) !== '00:00') return instantText(instant)
  return `${dateText(dateInTaipei(new Date(moment.getTime() - dayMs)))} 24:00`
}
