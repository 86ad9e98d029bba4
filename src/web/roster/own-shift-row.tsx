import { Link } from '@tanstack/react-router'
import type { OwnShift } from '#domain/roster/roster.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { Button, buttonClass } from '#web/platform/ui/button.tsx'
import { useNow } from '#web/platform/use-now.ts'
import styles from './roster.module.css'
import { hoursText } from './roster-words.tsx'

/** One shift of one's own: before it, somebody else may be asked; in it, the next one is handed over to. */
export function OwnShiftRow({ shift, onAsk }: { shift: OwnShift; onAsk: () => void }) {
  const now = useNow()
  const { date, name, place, others, startsAt, endsAt, nextId } = shift
  const hasBegun = Date.parse(startsAt) <= Date.parse(now())
  return (
    <li>
      <strong>{dateText(date)}</strong>
      <span>{`${name} ${hoursText(shift)}`}</span>
      <span className={`${styles.soft} ${styles.grow}`}>
        {[place, others.length > 0 && t('roster.with', { names: others.join(t('web.comma')) })]
          .filter(Boolean)
          .join('　')}
      </span>
      {hasBegun ? (
        <Link to="/watch/handovers" search={{ to: nextId ?? '', at: endsAt }} className={buttonClass()}>
          {t('handover.write')}
        </Link>
      ) : (
        <Button onPress={onAsk} aria-label={`${t('swap.ask')} ${dateText(date)} ${name}`}>
          {t('swap.ask')}
        </Button>
      )}
    </li>
  )
}
