import { useQuery } from '@tanstack/react-query'
import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { escalationDays, escalationOf, isOverdue } from '#domain/deficiency/deficiency.rules.ts'
import type { Deficiency } from '#domain/deficiency/deficiency.ts'
import { agencyQuery } from '#web/platform/agency.ts'
import { t } from '#web/platform/i18n.ts'
import { useSession } from '#web/platform/session.ts'
import { StateMark, type Tone } from '#web/platform/ui/state-mark.tsx'

const tones: Record<Deficiency['status'], Tone> = {
  found: 'attention',
  reported: 'due',
  handedOver: 'due',
  improving: 'underWay',
  improved: 'underWay',
  released: 'done',
  closed: 'done',
}

type Tracked = Pick<Deficiency, 'status' | 'improvementDueDate'>

/** At which step it is; beside it, that the day is over and who has been told. */
export function DeficiencyMark({ deficiency }: { deficiency: Tracked }) {
  const { today } = useSession()
  const { status } = deficiency
  return (
    <>
      <StateMark tone={tones[status]}>{t(`deficiency.status.${status}`)}</StateMark>
      {isOverdue(deficiency, today) && (
        <>
          {'　'}
          <OverdueMark deficiency={deficiency} today={today} />
        </>
      )}
    </>
  )
}

function OverdueMark({ deficiency, today }: { deficiency: Tracked; today: string }) {
  const { data: agency } = useQuery(agencyQuery)
  const days = agency && escalationDays(agency.settings.escalationWorkdays, today, officeCalendar)
  const told = days && escalationOf(deficiency, days)
  return <StateMark tone="late">{told ? t(`deficiency.escalated.${told}`) : t('deficiency.overdue')}</StateMark>
}
