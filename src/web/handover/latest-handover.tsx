import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { t } from '#web/platform/i18n.ts'
import { Section } from '#web/platform/ui/page.tsx'
import { handoversQuery } from './handover.queries.ts'
import { HandoverNote } from './handover-note.tsx'

/** On the wall: the relief that comes next, or was the last. */
export function LatestHandover() {
  const { data = [] } = useQuery(handoversQuery)
  const latest = data[0]
  return (
    <Section title={t('handover.latest')} aside={<Link to="/watch/handovers">{t('handover.all')}</Link>}>
      {latest ? <HandoverNote handover={latest} /> : <p>{t('handover.empty')}</p>}
    </Section>
  )
}
