import type { IncidentReport } from '#domain/incident/incident-report.ts'
import { nameOf, t } from '#web/platform/i18n.ts'

/** The form and which report on it: 危安事件通報表（續報 2）. */
export const reportText = ({ form, stage, number }: Pick<IncidentReport, 'form' | 'stage' | 'number'>): string =>
  t('incidentReport.title', {
    form: nameOf('route.form', form),
    stage: t(`incidentReport.stage.${stage}`, { number }),
  })
