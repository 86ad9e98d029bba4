import type { Handover } from '#domain/handover/handover.ts'
import { t } from '#web/platform/i18n.ts'
import { useKeptAction } from '#web/platform/outbox/kept-action.ts'
import { useOwed } from '#web/platform/outbox/outbox.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { useSession } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Facts } from '#web/platform/ui/facts.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import styles from './handover.module.css'

/** One handover; who comes says here to have read it. */
export function HandoverNote({ handover }: { handover: Handover }) {
  const { fromName, toName, takesOverAt, watchFor, openMatters, acknowledgedAt } = handover
  return (
    <article className={styles.note}>
      <div className={styles.head}>
        <strong>{t('handover.line', { from: fromName, to: toName, at: instantText(takesOverAt) })}</strong>
        {acknowledgedAt ? (
          <StateMark tone="done">{t('handover.acknowledged', { time: instantText(acknowledgedAt) })}</StateMark>
        ) : (
          <StateMark tone="due">{t('handover.notYet')}</StateMark>
        )}
      </div>
      <Facts
        facts={[
          [t('handover.watchFor'), watchFor],
          [t('handover.openMatters'), openMatters || t('handover.nothingOpen')],
        ]}
      />
      <Acknowledge handover={handover} />
    </article>
  )
}

function Acknowledge({ handover: { id, toPersonId, acknowledgedAt, fromName } }: { handover: Handover }) {
  const { person } = useSession()
  const acknowledge = useKeptAction()
  const isKept = useOwed(id).length > 0
  if (toPersonId !== person.id || acknowledgedAt) return null
  if (isKept && !acknowledge.isPending) return <StateMark tone="due">{t('status.waitsHere')}</StateMark>
  const label = `${t('handover.acknowledge')} ${fromName}`
  return (
    <div>
      <Failure error={acknowledge.error} />
      <Button
        isPending={acknowledge.isPending}
        onPress={() => acknowledge.mutate({ subject: id, address: `/handovers/${id}/acknowledge`, input: {}, label })}
      >
        {t('handover.acknowledge')}
      </Button>
    </div>
  )
}
