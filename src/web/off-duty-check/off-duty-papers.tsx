import { useState } from 'react'
import type { OffDutyBoard } from '#domain/off-duty-check/off-duty-check.ts'
import { t } from '#web/platform/i18n.ts'
import { DateField } from '#web/platform/ui/date-field.tsx'
import { DocumentLinks } from '#web/platform/ui/document-links.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import styles from './off-duty-check.module.css'

/** Who closed what in some days; and of the eve of a holiday with the photographs. */
export function OffDutyPapers({ board: { date, round } }: { board: OffDutyBoard }) {
  const [from, setFrom] = useState<string | null>(date)
  const [until, setUntil] = useState<string | null>(date)
  return (
    <Section title={t('offDutyCheck.paper.title')}>
      <div className={styles.period}>
        <DateField label={t('offDutyCheck.from')} isRequired value={from} onChange={setFrom} />
        <DateField label={t('offDutyCheck.until')} isRequired value={until} onChange={setUntil} />
      </div>
      <div className={styles.papers}>
        {from && until && <DocumentLinks address="/off-duty-checks/list" asked={`from=${from}&until=${until}`} />}
        {round === 'holidayEve' && (
          <DocumentLinks
            address="/off-duty-checks/photographs"
            asked={`date=${date}`}
            name={t('offDutyCheck.withPhotographs')}
          />
        )}
      </div>
    </Section>
  )
}
