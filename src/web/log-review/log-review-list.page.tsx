import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { LogSourceKind } from '#domain/log-review/log-field.ts'
import type { LogImportListed, LogReviews } from '#domain/log-review/log-review.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button, buttonClass } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { FileButton } from '#web/platform/ui/file-button.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import { AuditReview } from './audit-review.tsx'
import { LogStateMark } from './log-marks.tsx'
import styles from './log-review.module.css'
import { logReviewsQuery } from './log-review.queries.ts'
import { useSending } from './sending.ts'

/** The logs that were looked through, and where the next one comes from. */
export function LogReviewListPage() {
  const { data: reviews, error } = useQuery(logReviewsQuery)
  return (
    <Page
      wide
      title={t('logReview.title')}
      lead={t('logReview.lead')}
      above={<Link to="/checks/plans">{t('inspectionPlan.title')}</Link>}
      actions={
        <>
          <Link to="/checks/log-reviews/findings" className={buttonClass()}>
            {t('logReview.allFindings')}
          </Link>
          <Link to="/checks/log-reviews/rules" className={buttonClass()}>
            {t('logReview.rules')}
          </Link>
        </>
      }
    >
      <Failure error={error} />
      {!reviews && !error && <Skeleton lines={6} />}
      {reviews && (
        <>
          <Imports imports={reviews.imports} />
          <NewImport reviews={reviews} />
          <AuditReview />
        </>
      )}
    </Page>
  )
}

function Imports({ imports }: { imports: readonly LogImportListed[] }) {
  if (imports.length === 0)
    return <EmptyState title={t('logReview.noImports')}>{t('logReview.noImportsText')}</EmptyState>
  return (
    <DataTable
      caption={t('logReview.imports')}
      rows={imports}
      keyOf={({ id }) => id}
      columns={[
        {
          title: t('logReview.file'),
          cell: ({ id, name }) => (
            <Link to="/checks/log-reviews/$importId" params={{ importId: id }}>
              {name}
            </Link>
          ),
        },
        { title: t('logReview.source'), cell: ({ sourceName }) => sourceName },
        { title: t('logReview.state'), cell: ({ state }) => <LogStateMark state={state} /> },
        {
          title: t('logReview.found'),
          cell: ({ state, findings, open }) =>
            state === 'done' ? t('logReview.foundOpen', { count: findings, open }) : '',
        },
        {
          title: t('logReview.begun'),
          cell: ({ begunByName, begunAt }) => `${begunByName}　${instantText(begunAt)}`,
        },
      ]}
    />
  )
}

function NewImport({ reviews: { sources, largestMib } }: { reviews: LogReviews }) {
  const navigate = useNavigate()
  const [chosen, setChosen] = useState<string | null>(null)
  const [isAdding, setAdding] = useState(false)
  const usable = sources.filter(({ kind }) => kind !== 'audit')
  const sourceId = chosen ?? usable[0]?.id
  const { sending, isBusy, send, again } = useSending((importId) =>
    navigate({ to: '/checks/log-reviews/$importId', params: { importId } }),
  )
  const percent = Math.floor((sending?.share ?? 0) * 100)
  return (
    <Section title={t('logReview.import')}>
      {sourceId && (
        <div className={styles.fields}>
          <Select
            label={t('logReview.source')}
            options={usable.map(({ id, name, kind }) => ({
              value: id,
              label: `${name}（${t(`logReview.kind.${kind}`)}）`,
            }))}
            value={sourceId}
            onChange={setChosen}
            disabled={isBusy}
          />
        </div>
      )}
      <p>{t('logReview.importHint', { mib: largestMib })}</p>
      <div>
        {sourceId && (
          <FileButton
            label={isBusy ? t('logReview.sending', { percent }) : t('logReview.choose')}
            accept=".csv,.tsv,.txt,.log,.json,.jsonl,.ndjson,.xml,.xlsx,.ods,.zip,.gz"
            isBusy={isBusy}
            onChoose={(file) => void send(sourceId, file)}
          />
        )}{' '}
        <Button icon="add" onPress={() => setAdding(true)}>
          {t('logReview.addSource')}
        </Button>
      </div>
      {sending?.error ? (
        <Failure error={sending.error}>
          <Button onPress={() => void again()}>{t('file.again')}</Button>
        </Failure>
      ) : null}
      {isAdding && (
        <SourceDialog
          onAdded={(id) => {
            setChosen(id)
            setAdding(false)
          }}
          onClose={() => setAdding(false)}
        />
      )}
    </Section>
  )
}

function SourceDialog({ onAdded, onClose }: { onAdded: (id: string) => void; onClose: () => void }) {
  const [id] = useState(newId)
  const [name, setName] = useState('')
  const [kind, setKind] = useState('household')
  const add = useAction(() => onAdded(id))
  return (
    <Dialog title={t('logReview.addSource')} isOpen onClose={onClose}>
      <Form
        label={t('logReview.addSource')}
        onSubmit={() => name.trim() !== '' && add.mutate({ address: '/log-sources', input: { id, name, kind } })}
      >
        <TextField label={t('logReview.sourceName')} isRequired maxLength={80} value={name} onChange={setName} />
        <Select
          label={t('logReview.sourceKind')}
          options={LogSourceKind.exclude(['audit']).options.map((value) => ({
            value,
            label: t(`logReview.kind.${value}`),
          }))}
          value={kind}
          onChange={setKind}
        />
        <FormActions action={add} label={t('logReview.addSource')} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
