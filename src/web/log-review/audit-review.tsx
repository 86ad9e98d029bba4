import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { addDays, dateInTaipei } from '#domain/calendar.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DateField } from '#web/platform/ui/date-field.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { useNow } from '#web/platform/use-now.ts'
import styles from './log-review.module.css'

/** The product watches itself. */
export function AuditReview() {
  const navigate = useNavigate()
  const today = dateInTaipei(new Date(useNow()()))
  const [from, setFrom] = useState<string | null>(addDays(today, -30))
  const [until, setUntil] = useState<string | null>(today)
  const take = useAction<{ id: string }>(({ id }) =>
    navigate({ to: '/checks/log-reviews/$importId', params: { importId: id } }),
  )
  return (
    <Section title={t('logReview.audit')}>
      <p>{t('logReview.auditText')}</p>
      <div className={styles.fields}>
        <DateField label={t('logReview.auditFrom')} value={from} onChange={setFrom} />
        <DateField label={t('logReview.auditUntil')} value={until} onChange={setUntil} />
      </div>
      <Failure error={take.error} />
      <div>
        <Button
          isPending={take.isPending}
          isDisabled={from === null || until === null}
          onPress={() => take.mutate({ address: '/log-imports/audit', input: { id: newId(), from, until } })}
        >
          {t('logReview.takeAudit')}
        </Button>
      </div>
    </Section>
  )
}
