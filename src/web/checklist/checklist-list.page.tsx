import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Checklist, ChecklistDraft, ChecklistModel } from '#domain/checklist/catalogue.ts'
import { useAction } from '#web/platform/action.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import styles from './catalogue.module.css'
import { checklistsQuery, modelQuery, modelsQuery } from './checklist.queries.ts'
import { Questions } from './questions.tsx'
import { SpreadsheetImport } from './spreadsheet-import.tsx'
import { formTitle } from './words.ts'

/** The agency's forms, the product's that it does not use yet, and those that come from a spreadsheet. */
export function ChecklistListPage() {
  const mayEdit = useMay()('checklist.saveDraft')
  const { data, error } = useQuery(checklistsQuery)
  const checklists = mayEdit ? data : data?.filter(({ versionId }) => versionId !== null)
  return (
    <Page
      wide
      title={t('checklist.list.title')}
      lead={t('checklist.list.lead')}
      above={<Link to="/checks">{t('place.checks')}</Link>}
    >
      <Failure error={error} />
      {!checklists && !error && <Skeleton />}
      {checklists && (
        <Section title={t('checklist.list.own')}>
          {checklists.length === 0 ? (
            <EmptyState title={t('checklist.list.empty')}>{t('checklist.list.emptyText')}</EmptyState>
          ) : (
            <OwnForms checklists={checklists} />
          )}
        </Section>
      )}
      {mayEdit && (
        <>
          <Models />
          <SpreadsheetImport />
        </>
      )}
    </Page>
  )
}

const OwnForms = ({ checklists }: { checklists: readonly Checklist[] }) => (
  <DataTable
    caption={t('checklist.list.own')}
    rows={checklists}
    keyOf={({ id }) => id}
    columns={[
      {
        title: t('checklist.list.form'),
        cell: ({ id, ...checklist }) => (
          <Link to="/checklists/$checklistId" params={{ checklistId: id }}>
            {formTitle(checklist)}
          </Link>
        ),
      },
      { title: t('checklist.list.kind'), cell: ({ kind }) => nameOf('checklist.kind', kind) },
      {
        title: t('checklist.list.version'),
        cell: ({ version }) =>
          version > 0 ? t('checklist.list.number', { number: version }) : t('checklist.list.none'),
      },
      { title: t('checklist.list.marks'), cell: (checklist) => <Marks checklist={checklist} /> },
    ]}
  />
)

const Marks = ({ checklist: { hasDraft, newerModelVersion } }: { checklist: Checklist }) => (
  <span className={styles.marks}>
    {hasDraft && <StateMark tone="underWay">{t('checklist.list.hasDraft')}</StateMark>}
    {newerModelVersion !== null && <StateMark tone="due">{t('checklist.list.newerModel')}</StateMark>}
  </span>
)

function Models() {
  const { data, error } = useQuery(modelsQuery)
  const unused = data?.filter(({ checklistId }) => checklistId === null)
  if (!unused) return error ? <Failure error={error} /> : <Skeleton lines={3} />
  return (
    <Section title={t('checklist.list.models')}>
      <p className={styles.soft}>{t(unused.length > 0 ? 'checklist.list.modelsText' : 'checklist.list.allModels')}</p>
      <ul className={styles.models}>
        {unused.map((model) => (
          <li key={model.kind} className={styles.model}>
            <Model model={model} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Model({ model: { kind, title, titleEn, items, version } }: { model: ChecklistModel }) {
  const [isOpen, setOpen] = useState(false)
  const { data, error } = useQuery({ ...modelQuery(kind), enabled: isOpen })
  const navigate = useNavigate()
  const add = useAction<ChecklistDraft>(({ checklistId }) =>
    navigate({ to: '/checklists/$checklistId', params: { checklistId } }),
  )
  return (
    <>
      <div className={styles.modelLine}>
        <span className={styles.modelName}>
          <strong>{formTitle({ title, titleEn })}</strong>
          <span className={styles.soft}>
            {t('checklist.list.model', { kind: nameOf('checklist.kind', kind), count: items, number: version })}
          </span>
        </span>
        <Button
          isPending={add.isPending}
          aria-label={t('checklist.list.takeOf', { title })}
          onPress={() => add.mutate({ address: '/checklists', input: { id: newId(), from: { model: kind } } })}
        >
          {t('checklist.list.take')}
        </Button>
      </div>
      <Failure error={add.error ?? error} />
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className={styles.look}>{t('checklist.list.look')}</summary>
        {data && <Questions content={data} />}
      </details>
    </>
  )
}
