import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { formFields } from '#domain/superior-form/form-field.rules.ts'
import type { FormField, SuperiorForm } from '#domain/superior-form/superior-form.ts'
import { outcomeTableQuery } from '#web/outcome-report/outcome-report.queries.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { FileChooser } from './file-chooser.tsx'
import styles from './superior-form.module.css'
import { superiorFormsQuery } from './superior-form.queries.ts'
import { markText } from './words.ts'

/** The blank forms that were taken in, taking in another, and what can be written on them. */
export function SuperiorFormListPage() {
  const may = useMay()
  const navigate = useNavigate()
  const { data: forms, error } = useQuery(superiorFormsQuery)
  return (
    <Page
      wide
      title={t('place.superiorForms')}
      above={<Link to="/outcome">{t('place.outcome')}</Link>}
      lead={t('superiorForm.lead')}
    >
      <Failure error={error} />
      {!forms && !error && <Skeleton />}
      {forms?.length === 0 && <EmptyState title={t('superiorForm.empty')}>{t('superiorForm.emptyText')}</EmptyState>}
      {forms && forms.length > 0 && <Forms forms={forms} />}
      {may('superiorForm.takeIn') && (
        <Section title={t('superiorForm.takeIn')}>
          <p className={styles.soft}>{t('superiorForm.takeInText')}</p>
          <FileChooser
            onTaken={({ form }) => navigate({ to: '/outcome/forms/$formId', params: { formId: form.id } })}
          />
        </Section>
      )}
      <Section title={t('superiorForm.fields')}>
        <Fields />
      </Section>
    </Page>
  )
}

const Forms = ({ forms }: { forms: readonly SuperiorForm[] }) => (
  <DataTable
    caption={t('place.superiorForms')}
    rows={forms}
    keyOf={({ id }) => id}
    columns={[
      {
        title: t('superiorForm.title'),
        cell: ({ id, title }) => (
          <Link to="/outcome/forms/$formId" params={{ formId: id }}>
            {title}
          </Link>
        ),
      },
      { title: t('superiorForm.superior'), cell: ({ superior }) => superior || '–' },
      { title: t('superiorForm.dueDate'), cell: ({ dueDate }) => (dueDate ? dateText(dueDate) : '–') },
      { title: t('superiorForm.number'), cell: ({ number }) => t('superiorForm.numberText', { number }) },
    ]}
  />
)

/** Every mark that is known by its name, one list after the other. */
function Fields() {
  const { data: table, error } = useQuery(outcomeTableQuery)
  if (!table) return error ? <Failure error={error} /> : <Skeleton />
  const byList = Map.groupBy(formFields(table.rows), ({ list }) => list)
  return (
    <>
      <p className={styles.soft}>{t('superiorForm.fieldsText')}</p>
      {[...byList].map(([list, fields]) => (
        <FieldList
          key={list ?? ''}
          name={list === null ? t('superiorForm.fieldsPlain') : t('superiorForm.fieldsList', { list })}
          fields={fields}
        />
      ))}
    </>
  )
}

const FieldList = ({ name, fields }: { name: string; fields: readonly FormField[] }) => (
  <details>
    <summary>{name}</summary>
    <ul className={styles.marks}>
      {fields.map(({ key, name: mark }) => (
        <li key={key} className={styles.mark}>
          <code>{markText(mark)}</code>
        </li>
      ))}
    </ul>
  </details>
)
