import { Link } from '@tanstack/react-router'
import type { Evidence } from '#domain/assignment/assignment.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { Facts } from '#web/platform/ui/facts.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { Photos } from '#web/platform/ui/photos.tsx'
import { RecordLinks } from './record-links.tsx'

/** What was done so far. */
export function EvidenceList({ evidence }: { evidence: readonly Evidence[] }) {
  if (evidence.length === 0) return null
  return (
    <Section title={t('assignment.done')}>
      {evidence.map(({ id, doneAt, doneBy, recordedByName, note, files, records, inspectionId, contactDrillId }) => (
        <div key={id}>
          <Facts
            facts={[
              [t('assignment.doneAt'), instantText(doneAt)],
              [t('assignment.doneBy'), doneBy],
              [t('assignment.recordedBy'), recordedByName === doneBy ? '' : recordedByName],
              [t('assignment.note'), note],
              [t('assignment.shown'), records.length > 0 && <RecordLinks key="records" records={records} />],
              [
                t('place.checks'),
                inspectionId && (
                  <Link key="inspection" to="/checks/$inspectionId" params={{ inspectionId }}>
                    {t('assignment.openChecklist')}
                  </Link>
                ),
              ],
              [
                t('contact.drill'),
                contactDrillId && (
                  <Link key="drill" to="/contacts/drills/$drillId" params={{ drillId: contactDrillId }}>
                    {t('contact.drill.open')}
                  </Link>
                ),
              ],
            ]}
          />
          <Photos files={files} />
        </div>
      ))}
    </Section>
  )
}
