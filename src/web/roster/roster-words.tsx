import { telephoneHref } from '#domain/contact/contact.rules.ts'
import { dateInTaipei, timeInTaipei } from '#domain/date.ts'
import type { Roster } from '#domain/roster/roster.ts'
import type { Shift } from '#domain/roster/shift.ts'
import { t } from '#web/platform/i18n.ts'
import { StateMark } from '#web/platform/ui/state-mark.tsx'

type Times = Pick<Shift, 'date' | 'startsAt' | 'endsAt'>

/** 17:30–次日 08:00 */
export function hoursText({ date, startsAt, endsAt }: Times): string {
  const [from, until] = [timeInTaipei(new Date(startsAt)), timeInTaipei(new Date(endsAt))]
  return t(dateInTaipei(new Date(endsAt)) > date ? 'roster.hoursOver' : 'roster.hours', { from, until })
}

export const rulesText = (rules: Roster['faults'][number]['rules']): string =>
  rules.map((rule) => t(`roster.rule.${rule}`)).join(t('web.comma'))

export const PublishedMark = ({ publishedAt }: Pick<Roster, 'publishedAt'>) =>
  publishedAt ? (
    <StateMark tone="done">{t('roster.isPublished')}</StateMark>
  ) : (
    <StateMark tone="waiting">{t('roster.isDraft')}</StateMark>
  )

/** A number to call, where it may be seen and was given. */
export const Telephone = ({ number }: { number: string | null }) =>
  number ? <a href={telephoneHref(number)}>{number}</a> : null
