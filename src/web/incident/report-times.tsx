import { useQuery } from '@tanstack/react-query'
import type { ProblemCode } from '#domain/problem.ts'
import { agencyQuery } from '#web/platform/agency.ts'
import { t } from '#web/platform/i18n.ts'
import { MomentField } from '#web/platform/ui/date-field.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import styles from './incident.module.css'
import type { ReportFormProps } from './report-form.tsx'

type ReportTimesProps = Pick<ReportFormProps, 'report' | 'change' | 'events' | 'isPaper' | 'onPaper'> & {
  wrong: (...codes: ProblemCode[]) => string | null
}

/** When it happened and when it became known; what a paper form or a plan adds is out of the way. */
export function ReportTimes({ report, change, events, isPaper, onPaper, wrong }: ReportTimesProps) {
  const { data: agency } = useQuery(agencyQuery)
  const units = agency?.units.map(({ id, name }) => ({ value: id, label: name })) ?? []
  return (
    <>
      <div className={styles.pair}>
        <MomentField
          label={t('incident.occurredAt')}
          isRequired
          value={report.occurredAt}
          onChange={(occurredAt) => occurredAt && change({ occurredAt })}
          error={wrong('incident.in_the_future')}
        />
        <MomentField
          label={t('incident.knownAt')}
          description={t('incident.knownAtText')}
          isRequired
          value={report.knownAt}
          onChange={(knownAt) => knownAt && change({ knownAt })}
          error={wrong('incident.known_before_it_occurred')}
        />
      </div>
      <details
        className={styles.more}
        open={isPaper}
        onToggle={(event) => onPaper((event.target as HTMLDetailsElement).open)}
      >
        <summary>{t('incident.moreFields')}</summary>
        <div className={styles.kinds}>
          <MomentField
            label={t('incident.reportedToEthicsAt')}
            description={t('incident.reportedToEthicsAtText')}
            value={report.reportedToEthicsAt}
            onChange={(reportedToEthicsAt) => change({ reportedToEthicsAt })}
            error={wrong('incident.reported_before_known')}
          />
          <Select
            label={t('incident.unit')}
            empty={t('incident.ownUnit')}
            value={report.unitId ?? ''}
            options={units}
            onChange={(unitId) => change({ unitId: unitId || null })}
          />
          {events.duties.length > 0 && (
            <Select
              label={t('incident.duty')}
              empty={t('incident.noDuty')}
              value={report.dutyId ?? ''}
              options={events.duties.map(({ id, clauseLabel, trigger, what }) => ({
                value: id,
                label: `${clauseLabel} ${trigger ?? what}`,
              }))}
              onChange={(dutyId) => change({ dutyId: dutyId || null })}
            />
          )}
        </div>
      </details>
    </>
  )
}
