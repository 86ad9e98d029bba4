import type { IncidentCard } from '#domain/incident/incident-card.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { Facts } from '#web/platform/ui/facts.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { Photos } from '#web/platform/ui/photos.tsx'
import { formText, useFlagName } from '#web/route/route-words.ts'
import { useEventDuties } from './incident.queries.ts'

const when = (instant: string | null): string | null => instant && instantText(instant)

/** What is known of the event, the numbers under which others keep it, and its files. */
export function IncidentFacts({ card: { incident, says, entries } }: { card: IncidentCard }) {
  const { duties } = useEventDuties()
  const flagName = useFlagName()
  const ordered = duties.find(({ id }) => id === incident.dutyId)?.recipients.map(({ name }) => name)
  const receipts = entries.flatMap(({ detail: { receipt } }) => receipt ?? [])
  const files = entries.flatMap((entry) => entry.files)
  const { handedOver } = incident
  return (
    <Section title={t('incident.facts')}>
      <Facts
        facts={[
          [t('incident.handedOverTo'), handedOver && t(`route.authority.${handedOver.authority}`)],
          [t('incident.handedOverAt'), when(handedOver?.at ?? null)],
          [t('incident.place'), incident.place],
          [t('incident.flags'), incident.flags.map(flagName).join(t('web.comma'))],
          [t('incident.occurredAt'), handedOver ? null : when(incident.occurredAt)],
          [t('incident.knownAt'), handedOver ? null : when(incident.knownAt)],
          [t('incident.reportedToEthicsAt'), when(incident.reportedToEthicsAt)],
          [t('incident.receivedAt'), when(incident.receivedAt)],
          [t('incident.controlledAt'), handedOver ? null : when(incident.controlledAt)],
          [t('incident.closedAt'), handedOver ? null : when(incident.closedAt)],
          [
            t('incident.receipts'),
            receipts
              .map(({ authority, number }) => `${t(`route.authority.${authority}`)} ${number}`)
              .join(t('web.comma')),
          ],
          [t('incident.forms'), says.forms.map(formText).join(t('web.comma'))],
          [t('assignment.clause'), incident.clauseLabel],
          [t('incident.mustTell'), ordered?.join(t('web.comma'))],
          [t('incident.unit'), incident.unitName],
          [t('incident.recordedBy'), incident.recordedByName],
        ]}
      />
      <Photos files={files} />
    </Section>
  )
}
