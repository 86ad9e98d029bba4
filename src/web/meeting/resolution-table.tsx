import { Link } from '@tanstack/react-router'
import type { Resolution } from '#domain/meeting/resolution.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { ResolutionMark } from './meeting-words.tsx'

/** What the meeting decided, and how far it is. */
export function ResolutionTable({ resolutions }: { resolutions: readonly Resolution[] }) {
  if (resolutions.length === 0) return null
  return (
    <Section title={t('meeting.resolutions')}>
      <DataTable
        caption={t('meeting.resolutions')}
        rows={resolutions}
        keyOf={({ id }) => id}
        columns={[
          {
            title: t('meeting.resolution'),
            cell: ({ id, text }) => (
              <Link to="/meetings/resolutions/$resolutionId" params={{ resolutionId: id }}>
                {text}
              </Link>
            ),
          },
          {
            title: t('meeting.owner'),
            cell: ({ unitName, personName }) => [unitName, personName].filter(Boolean).join('　'),
          },
          { title: t('meeting.due'), cell: ({ dueDate }) => dateText(dueDate) },
          { title: t('meeting.state'), cell: ({ state }) => <ResolutionMark state={state} /> },
        ]}
      />
    </Section>
  )
}
