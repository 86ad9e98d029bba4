import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { AgencySettings } from '#domain/agency/agency-settings.ts'
import type { RoutesSay } from '#domain/incident/incident-card.ts'
import type { IncidentReport } from '#domain/incident/incident-report.ts'
import type { Told } from '#domain/incident/report-facts.rules.ts'
import { spokenReport } from '#domain/incident/spoken-report.ts'
import { agencyQuery } from '#web/platform/agency.ts'
import { type MessageKey, type MessageParameters, t } from '#web/platform/i18n.ts'
import { useSession } from '#web/platform/session.ts'
import { Section } from '#web/platform/ui/page.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import styles from './incident.module.css'

const say = (key: string, parameters?: MessageParameters): string => t(key as MessageKey, parameters)

type ToSay = Told & {
  says: Pick<RoutesSay, 'forbiddenMeans'>
  reports: readonly Pick<IncidentReport, 'telephone'>[]
}

/** What to say, sentence by sentence, large enough to read while the other hand holds the receiver. */
export function TelephoneText({ card }: { card: ToSay }) {
  const { person, agency } = useSession()
  const { data } = useQuery(agencyQuery)
  const [telephone, setTelephone] = useState(() => card.reports.at(-1)?.telephone ?? '')
  const [ask, setAsk] = useState('')
  if (card.says.forbiddenMeans.includes('telephone'))
    return (
      <Section title={t('incidentReport.spoken.title')}>
        <p>{t('incidentReport.spoken.forbidden')}</p>
      </Section>
    )
  const { majorCrowd: people, majorLossTenThousands: loss } = data?.settings ?? AgencySettings.parse({})
  const facts = { card, agencyName: agency.name, caller: person.name, telephone, ask, thresholds: { people, loss } }
  return (
    <Section title={t('incidentReport.spoken.title')}>
      <ol className={styles.spoken}>
        {spokenReport(facts, say).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
      <div className={styles.pair}>
        <TextField
          label={t('incidentReport.spoken.callBack')}
          type="tel"
          maxLength={40}
          value={telephone}
          onChange={setTelephone}
        />
        {!card.incident.handedOver && (
          <TextField label={t('incidentReport.spoken.askLabel')} maxLength={100} value={ask} onChange={setAsk} />
        )}
      </div>
    </Section>
  )
}
