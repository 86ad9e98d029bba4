import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { type TemplateDetail, TemplateKind } from '#domain/document-template/document-template.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { templateQuery } from './document-template.queries.ts'
import { TemplateEditor } from './template-editor.tsx'
import { kindText, standingText } from './template-words.ts'

/** One kind of paper: its words as they are being changed, the page beside them, and its versions. */
export function TemplatePage() {
  const { kind } = useParams({ from: '/templates/$kind' })
  const { data: template, error } = useQuery(templateQuery(kind))
  const { data: known } = TemplateKind.safeParse(kind)
  return (
    <Page
      wide
      title={known ? kindText(known) : t('documentTemplate.title')}
      above={<Link to="/templates">{t('documentTemplate.title')}</Link>}
      lead={template && standingText(template)}
    >
      <Failure error={template ? null : error} />
      {!template && !error && <Skeleton lines={12} />}
      {template && (
        <>
          <Waiting template={template} />
          <TemplateEditor key={`${kind} ${template.draft.version}`} template={template} />
          <Versions template={template} />
        </>
      )}
    </Page>
  )
}

function Waiting({ template: { waitingId, versions } }: { template: TemplateDetail }) {
  const waiting = versions.find(({ id }) => id === waitingId)
  if (!waiting) return null
  return (
    <Banner tone="due" title={t('documentTemplate.waiting', { number: waiting.number })}>
      <Link to="/templates/versions/$versionId" params={{ versionId: waiting.id }}>
        {t('documentTemplate.waitingOpen')}
      </Link>
    </Banner>
  )
}

const Versions = ({ template: { versions } }: { template: TemplateDetail }) => (
  <Section title={t('documentTemplate.versions')}>
    {versions.length === 0 ? (
      <p>{t('documentTemplate.versionsEmpty')}</p>
    ) : (
      <DataTable
        caption={t('documentTemplate.versions')}
        rows={versions}
        keyOf={({ id }) => id}
        columns={[
          {
            title: t('documentTemplate.version'),
            cell: ({ id, number }) => (
              <Link to="/templates/versions/$versionId" params={{ versionId: id }}>
                {t('documentTemplate.number', { number })}
              </Link>
            ),
          },
          { title: t('documentTemplate.note'), cell: ({ note }) => note },
          {
            title: t('documentTemplate.madeBy'),
            cell: ({ madeByName, madeAt }) => `${madeByName}　${instantText(madeAt)}`,
          },
          {
            title: t('documentTemplate.since'),
            cell: ({ since }) => (since ? instantText(since) : t('documentTemplate.neverSince')),
          },
        ]}
      />
    )}
  </Section>
)
