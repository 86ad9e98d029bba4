import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { FilledForm, SuperiorForm } from '#domain/superior-form/superior-form.ts'
import { callForFile } from '#web/platform/api.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { saveFile } from '#web/platform/save-file.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { StateMark, type Tone } from '#web/platform/ui/state-mark.tsx'
import styles from './superior-form.module.css'
import { filledAddress, filledFormQuery, superiorFormsQuery } from './superior-form.queries.ts'
import { placesText } from './words.ts'

const route = getRouteApi('/outcome/$planId/forms')

/** A superior's form filled for this plan: looked over first, then downloaded. */
export function FillFormPage() {
  const { planId } = route.useParams()
  const { data: forms, error } = useQuery(superiorFormsQuery)
  return (
    <Page
      wide
      title={t('superiorForm.fill')}
      above={
        <Link to="/outcome/$planId" params={{ planId }}>
          {t('place.outcome')}
        </Link>
      }
      lead={t('superiorForm.fillLead')}
    >
      <Failure error={error} />
      {!forms && !error && <Skeleton />}
      {forms?.length === 0 && (
        <EmptyState title={t('superiorForm.empty')}>
          <p>{t('superiorForm.emptyText')}</p>
          <Link to="/outcome/forms">{t('place.superiorForms')}</Link>
        </EmptyState>
      )}
      {forms && forms.length > 0 && <Filling planId={planId} forms={forms} />}
    </Page>
  )
}

function Filling({ planId, forms }: { planId: string; forms: readonly SuperiorForm[] }) {
  const [chosen, setChosen] = useState(forms[0]!.id)
  const form = forms.find(({ id }) => id === chosen) ?? forms[0]!
  const { data: filled, error } = useQuery(filledFormQuery(planId, form.id))
  const download = useMutation({
    mutationFn: async () =>
      saveFile(await callForFile(`${filledAddress(planId, form.id)}/filled.odt`), `${form.title}.odt`),
  })
  return (
    <>
      <Select
        label={t('superiorForm.which')}
        options={forms.map(({ id, title, number }) => ({
          value: id,
          label: `${title}　${t('superiorForm.numberText', { number })}`,
        }))}
        value={form.id}
        onChange={setChosen}
      />
      <Failure error={error ?? download.error} />
      {!filled && !error && <Skeleton lines={8} />}
      {filled && (
        <>
          <Missing filled={filled} formId={form.id} />
          <div>
            <Button kind="main" icon="download" isPending={download.isPending} onPress={() => download.mutate()}>
              {t('superiorForm.download')}
            </Button>
          </div>
          <Checked filled={filled} />
        </>
      )}
    </>
  )
}

const namesOf = ({ marks }: FilledForm, wanted: FilledForm['marks'][number]['state']): string =>
  marks
    .filter(({ state }) => state === wanted)
    .map(({ name }) => name)
    .join('、')

/** What the officer should know before the form goes out. */
function Missing({ filled, formId }: { filled: FilledForm; formId: string }) {
  const empty = namesOf(filled, 'empty')
  const unknown = namesOf(filled, 'unknown')
  if (!empty && !unknown) return null
  const count = filled.marks.filter(({ state }) => state !== 'filled').length
  return (
    <Banner quiet tone="due" title={t('superiorForm.notFilled', { count })}>
      {empty && <p>{t('superiorForm.notFilledText', { names: empty })}</p>}
      {unknown && <p>{t('superiorForm.stays', { names: unknown })}</p>}
      <Link to="/outcome/forms/$formId" params={{ formId }}>
        {t('superiorForm.setMarks')}
      </Link>
    </Banner>
  )
}

const tones: Record<FilledForm['marks'][number]['state'], Tone> = { filled: 'done', empty: 'due', unknown: 'attention' }

const Checked = ({ filled: { marks, text } }: { filled: FilledForm }) => (
  <>
    <Section title={t('superiorForm.check')}>
      <DataTable
        caption={t('superiorForm.check')}
        rows={marks}
        keyOf={({ name }) => name}
        columns={[
          { title: t('superiorForm.mark'), cell: ({ name }) => <span className={styles.content}>{name}</span> },
          {
            title: t('superiorForm.content'),
            cell: ({ text: said, records }) => (
              <span className={styles.content}>
                {records === null ? said || '–' : t('superiorForm.records', { count: records })}
              </span>
            ),
          },
          { title: t('superiorForm.place'), cell: placesText },
          {
            title: t('superiorForm.state'),
            cell: ({ state }) => <StateMark tone={tones[state]}>{nameOf('superiorForm.state', state)}</StateMark>,
          },
        ]}
      />
    </Section>
    <Section title={t('superiorForm.text')}>
      <div className={styles.paper}>{text}</div>
    </Section>
  </>
)
