import { useQuery } from '@tanstack/react-query'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { versionQuery, versionsQuery } from './checklist.queries.ts'
import { DifferenceList } from './difference-list.tsx'

/** What was published, when and by whom, and what each version says otherwise. */
export function Versions({ checklistId }: { checklistId: string }) {
  const { data: versions, error } = useQuery(versionsQuery(checklistId))
  const newest = versions?.[0]
  const { data: content } = useQuery({ ...versionQuery(newest?.versionId ?? ''), enabled: newest !== undefined })
  if (!versions) return error ? <Failure error={error} /> : <Skeleton />
  if (versions.length === 0) return <EmptyState title={t('checklist.versions.empty')} />
  return versions.map(({ versionId, number, publishedAt, publishedByName, differences }) => (
    <Section key={versionId} title={t('checklist.versions.number', { number })}>
      <p>
        {publishedByName
          ? t('checklist.versions.by', { name: publishedByName, time: instantText(publishedAt) })
          : t('checklist.versions.at', { time: instantText(publishedAt) })}
      </p>
      {number > 1 && <DifferenceList differences={differences} contents={content ? [content] : []} />}
    </Section>
  ))
}
