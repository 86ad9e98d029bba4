import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { dateInTaipei, rocYearOf } from '#domain/date.ts'
import { useAction } from '#web/platform/action.ts'
import { agencyQuery } from '#web/platform/agency.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { instantText, yearText } from '#web/platform/roc-date.ts'
import { useMay } from '#web/platform/session.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { ChoiceList } from '#web/platform/ui/choice-list.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import { useNow } from '#web/platform/use-now.ts'
import styles from './travel.module.css'
import { travelChecksQuery } from './travel.queries.ts'

/** Whoever handles travel hands a list in; ethics alone sees what comes of it. */
export function CheckListPage() {
  const may = useMay()
  return (
    <Page
      wide
      title={t('travelCheck.listTitle')}
      lead={t('travelCheck.lead')}
      above={<Link to="/travel">{t('travel.title')}</Link>}
    >
      {may('travelCheck.list') && <Checks />}
      <Supply />
    </Page>
  )
}

function Checks() {
  const { data: checks, error } = useQuery(travelChecksQuery)
  return (
    <>
      <Failure error={error} />
      {checks?.length === 0 && <EmptyState title={t('travelCheck.empty')}>{t('travelCheck.emptyText')}</EmptyState>}
      {checks && checks.length > 0 && (
        <DataTable
          caption={t('travelCheck.listTitle')}
          rows={checks}
          keyOf={({ id }) => id}
          columns={[
            {
              title: t('travelCheck.year'),
              cell: ({ id, rocYear }) => (
                <Link to="/travel/checks/$checkId" params={{ checkId: id }}>
                  <strong>{t('travelCheck.title', { year: yearText(rocYear) })}</strong>
                </Link>
              ),
            },
            { title: t('travelCheck.size'), cell: ({ size }) => size, align: 'end' },
            {
              title: t('travelCheck.suppliedBy'),
              cell: ({ suppliedByName, suppliedAt }) => `${suppliedByName}　${instantText(suppliedAt)}`,
            },
            {
              title: t('travelCheck.drawnBy'),
              cell: ({ drawnAt, drawnByName }) =>
                drawnAt ? `${drawnByName}　${instantText(drawnAt)}` : t('travelCheck.notYet'),
            },
          ]}
        />
      )}
    </>
  )
}

function Supply() {
  const now = useNow()
  const { data: agency } = useQuery(agencyQuery)
  const [id, setId] = useState(newId)
  const [year, setYear] = useState(() => String(rocYearOf(dateInTaipei(new Date(now()))) - 1))
  const [personIds, setPersonIds] = useState<string[]>([])
  const [isTried, setTried] = useState(false)
  const send = useAction<unknown>(() => {
    setId(newId())
    setPersonIds([])
    setTried(false)
  })
  const isTooFew = personIds.length < 2
  const submit = () => {
    setTried(true)
    if (!isTooFew) send.mutate({ address: '/travel-checks', input: { id, rocYear: Number(year), personIds } })
  }
  return (
    <Section title={t('travelCheck.supply')}>
      <Form label={t('travelCheck.supply')} onSubmit={submit}>
        <p className={styles.soft}>{t('travelCheck.supplyText')}</p>
        <TextField
          label={t('travelCheck.yearNumber')}
          isRequired
          inputMode="numeric"
          maxLength={3}
          value={year}
          onChange={setYear}
        />
        <details className={styles.more}>
          <summary>{t('travelCheck.people', { count: personIds.length })}</summary>
          <ChoiceList
            label={t('travelCheck.people', { count: personIds.length })}
            several
            options={(agency?.people ?? []).map(({ id: value, name, title }) => ({
              value,
              label: `${name}　${title}`,
            }))}
            chosen={personIds}
            onChange={setPersonIds}
          />
        </details>
        {isTried && isTooFew && <Banner tone="late">{t('travelCheck.tooFew')}</Banner>}
        <Failure error={send.error} />
        {send.isSuccess && <Banner tone="done">{t('travelCheck.supplied')}</Banner>}
        <Actions>
          <Button type="submit" isPending={send.isPending}>
            {t('travelCheck.supply')}
          </Button>
        </Actions>
      </Form>
    </Section>
  )
}
