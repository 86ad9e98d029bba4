import { Link } from '@tanstack/react-router'
import { t } from '#web/platform/i18n.ts'
import { buttonClass } from '#web/platform/ui/button.tsx'
import { Icon } from '#web/platform/ui/icons.tsx'
import { useBoard } from './off-duty-check.queries.ts'

/** Where the label of a room leads in the evening. */
export function OffDutyAtPoint({ pointId }: { pointId: string }) {
  const { board } = useBoard(undefined)
  if (!board?.rooms.some((room) => room.pointId === pointId)) return null
  return (
    <Link className={buttonClass('plain', true)} to="/checks/off-duty/$pointId" params={{ pointId }}>
      <Icon name="checks" />
      {t('offDutyCheck.title')}
    </Link>
  )
}
