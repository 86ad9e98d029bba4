import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { SuperiorFormView } from '#domain/superior-form/superior-form.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button, buttonClass } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { FileChooser } from './file-chooser.tsx'
import { FormSettings } from './form-settings.tsx'
import styles from './superior-form.module.css'
import { superiorFormQuery } from './superior-form.queries.ts'

const route = getRouteApi('/outcome/forms/$formId')

export function SuperiorFormPage() {
  const { formId } = route.useParams()
  const may = useMay()
  const { data: view, error } = useQuery(superiorFormQuery(formId))
  return (
    <Page
      wide
      title={view?.form.title ?? t('place.superiorForms')}
      above={<Link to="/outcome/forms">{t('place.superiorForms')}</Link>}
      lead={view && t('superiorForm.numberText', { number: view.form.number })}
    >
      <Failure error={error} />
      {!view && !error && <Skeleton lines={8} />}
      {view && (
        <>
          <FormSettings key={`${view.form.version} ${view.form.number}`} view={view} />
          <Versions view={view} />
          {may('superiorForm.takeIn') && (
            <Section title={t('superiorForm.replace')}>
              <p className={styles.soft}>{t('superiorForm.replaceText')}</p>
              <FileChooser formId={formId} onTaken={() => undefined} />
            </Section>
          )}
          {may('superiorForm.withdraw') && <Withdrawal view={view} />}
        </>
      )}
    </Page>
  )
}

const Versions = ({ view: { form, versions } }: { view: SuperiorFormView }) => (
  <Section title={t('superiorForm.versions')}>
    <DataTable
      caption={t('superiorForm.versions')}
      rows={versions}
      keyOf={({ number }) => String(number)}
      columns={[
        { title: t('superiorForm.number'), cell: ({ number }) => t('superiorForm.numberText', { number }) },
        {
          title: t('superiorForm.file'),
          cell: ({ number, fileName }) => (
            <a className={buttonClass('quiet')} href={`/api/superior-forms/${form.id}/files/${number}`} download>
              {fileName}
            </a>
          ),
        },
        {
          title: t('superiorForm.takenIn'),
          cell: ({ takenInByName, takenInAt }) =>
            t('superiorForm.takenInBy', { name: takenInByName, time: instantText(takenInAt) }),
        },
      ]}
    />
  </Section>
)

function Withdrawal({ view: { form } }: { view: SuperiorFormView }) {
  const navigate = useNavigate()
  const [isAsking, setAsking] = useState(false)
  const withdraw = useAction(() => navigate({ to: '/outcome/forms' }))
  return (
    <Section title={t('superiorForm.withdraw')}>
      <p className={styles.soft}>{t('superiorForm.withdrawText')}</p>
      <div>
        <Button onPress={() => setAsking(true)}>{t('superiorForm.withdraw')}</Button>
      </div>
      <Dialog
        title={t('superiorForm.withdrawAsk', { title: form.title })}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
      >
        <p>{t('superiorForm.withdrawText')}</p>
        <Failure error={withdraw.error} />
        <Actions>
          <Button
            kind="main"
            isPending={withdraw.isPending}
            onPress={() => withdraw.mutate({ address: `/superior-forms/${form.id}/withdraw`, input: {} })}
          >
            {t('superiorForm.withdraw')}
          </Button>
          <Button onPress={() => setAsking(false)}>{t('web.cancel')}</Button>
        </Actions>
      </Dialog>
    </Section>
  )
}
