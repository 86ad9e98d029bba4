import { dateInTaipei } from '#domain/calendar.ts'
import type { Contact, ContactState } from '#domain/contact/contact.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { StateMark, type Tone } from '#web/platform/ui/state-mark.tsx'

const tones: Record<ContactState, Tone> = {
  verified: 'done',
  publicLine: 'standing',
  stale: 'due',
  unverified: 'due',
  wrongNumber: 'late',
  toCome: 'waiting',
  expired: 'late',
  withdrawn: 'nothing',
}

export const ContactMark = ({ contact: { state, verifiedAt } }: { contact: Contact }) => (
  <StateMark tone={tones[state]}>
    {state === 'verified' && verifiedAt
      ? t('contact.verifiedOn', { date: dateText(dateInTaipei(new Date(verifiedAt))) })
      : t(`contact.state.${state}`)}
  </StateMark>
)
