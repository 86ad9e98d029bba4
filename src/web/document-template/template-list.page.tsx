import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { TemplateSummary } from '#domain/document-template/document-template.ts'
import { t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import { templatesQuery } from './document-template.queries.ts'
import { kindText, standingText } from './template-words.ts'

/** Every kind of paper whose words an office may set, and the look of all of them. */
export function TemplateListPage() {
  const { data: templates, error } = useQuery(templatesQuery)
  return (
    <Page
      title={t('documentTemplate.title')}
      above={<Link to="/agency">{t('place.agency')}</Link>}
      lead={t('documentTemplate.lead')}
      wide
    >
      <Failure error={error} />
      {!templates && !error && <Skeleton lines={8} />}
      {templates && (
        <DataTable
          caption={t('documentTemplate.list')}
          rows={templates}
          keyOf={({ kind }) => kind}
          columns={[
            {
              title: t('documentTemplate.paper'),
              cell: ({ kind }) => (
                <Link to="/templates/$kind" params={{ kind }}>
                  {kindText(kind)}
                </Link>
              ),
            },
            { title: t('documentTemplate.standing'), cell: standingText },
            { title: t('documentTemplate.state'), cell: (one) => <State template={one} /> },
          ]}
        />
      )}
    </Page>
  )
}

const State = ({ template: { hasDraft, waitingId } }: { template: TemplateSummary }) => (
  <>
    {waitingId && <StateMark tone="due">{t('documentTemplate.state.waiting')}</StateMark>}
    {hasDraft && <StateMark tone="underWay">{t('documentTemplate.state.draft')}</StateMark>}
  </>
)
