import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { DocumentSummary } from '#domain/official-document/official-document.ts'
import { OutcomeParts } from '#web/outcome-report/outcome-parts.tsx'
import { t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import { issueText, kindText } from './document-words.ts'
import styles from './official-document.module.css'
import { documentsQuery } from './official-document.queries.ts'

export function DocumentListPage() {
  const { data: documents, error } = useQuery(documentsQuery)
  return (
    <Page title={t('officialDocument.title')} lead={t('officialDocument.lead')} wide>
      <OutcomeParts />
      <Failure error={error} />
      {!documents && !error && <Skeleton />}
      {documents?.length === 0 && (
        <EmptyState title={t('officialDocument.empty')}>{t('officialDocument.emptyText')}</EmptyState>
      )}
      {documents && documents.length > 0 && (
        <DataTable
          caption={t('officialDocument.title')}
          rows={documents}
          keyOf={({ id }) => id}
          columns={[
            {
              title: t('officialDocument.name'),
              cell: ({ id, subject }) => (
                <Link to="/outcome/documents/$documentId" params={{ documentId: id }}>
                  <strong>{subject}</strong>
                </Link>
              ),
            },
            { title: t('officialDocument.sort'), cell: kindText },
            { title: t('officialDocument.state'), cell: (one) => <DocumentState one={one} /> },
            { title: t('officialDocument.numberAndDate'), cell: issueText },
            {
              title: t('officialDocument.madeBy'),
              cell: ({ madeByName }) => <span className={styles.name}>{madeByName}</span>,
            },
          ]}
        />
      )}
    </Page>
  )
}

export const DocumentState = ({ one }: { one: Pick<DocumentSummary, 'number'> }) =>
  one.number ? (
    <StateMark tone="done">{t('officialDocument.issuedState')}</StateMark>
  ) : (
    <StateMark tone="underWay">{t('officialDocument.drafted')}</StateMark>
  )
