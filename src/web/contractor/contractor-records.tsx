import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { ContractorDetail } from '#domain/contractor/contractor.ts'
import { incidentsQuery } from '#web/incident/incident.queries.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button, buttonClass } from '#web/platform/ui/button.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { VisitTable } from './visit-table.tsx'

export const ContractorVisits = ({ visits }: Pick<ContractorDetail, 'visits'>) => (
  <Section title={t('contractor.visits')}>
    {visits.length === 0 ? <p>{t('contractor.noVisits')}</p> : <VisitTable visits={visits} />}
  </Section>
)

export function ContractorInspections({ detail: { contractor, inspections } }: { detail: ContractorDetail }) {
  const may = useMay()
  const navigate = useNavigate()
  const [inspectionId] = useState(newId)
  const begin = useAction<ContractorDetail>(() => navigate({ to: '/checks/$inspectionId', params: { inspectionId } }))
  const canBegin = may('contractor.inspect') && contractor.withdrawnOn === null
  if (inspections.length === 0 && !canBegin) return null
  return (
    <Section title={t('contractor.inspections')}>
      <ul>
        {inspections.map(({ id, title, submittedAt, notCompliant }) => (
          <li key={id}>
            <Link to="/checks/$inspectionId" params={{ inspectionId: id }}>
              {title}
            </Link>
            {'　'}
            {submittedAt
              ? [instantText(submittedAt), t('contractor.inspection.result', { count: notCompliant })].join('　')
              : t('contractor.inspection.begun')}
          </li>
        ))}
      </ul>
      <Failure error={begin.error} />
      {canBegin && (
        <div>
          <Button
            isPending={begin.isPending}
            onPress={() =>
              begin.mutate({ address: `/contractors/${contractor.id}/inspections`, input: { inspectionId } })
            }
          >
            {t('contractor.inspect')}
          </Button>
        </div>
      )}
    </Section>
  )
}

/** Events in which the firm had a part; a report of a new one begins with its name. */
export function ContractorEvents({ detail: { contractor, incidents } }: { detail: ContractorDetail }) {
  const [isLinking, setLinking] = useState(false)
  return (
    <Section title={t('contractor.incidents')}>
      <ul>
        {incidents.map(({ id, number, knownAt }) => (
          <li key={id}>
            <Link to="/reports/$incidentId" params={{ incidentId: id }}>
              {number}
            </Link>
            {'　'}
            {instantText(knownAt)}
          </li>
        ))}
      </ul>
      <Actions>
        <Link
          to="/reports/new"
          search={{ what: t('contractor.reportText', { name: contractor.name }) }}
          className={buttonClass()}
        >
          {t('contractor.report')}
        </Link>
        <Button kind="quiet" onPress={() => setLinking(true)}>
          {t('contractor.link')}
        </Button>
      </Actions>
      {isLinking && (
        <LinkDialog
          contractorId={contractor.id}
          linked={incidents.map(({ id }) => id)}
          onClose={() => setLinking(false)}
        />
      )}
    </Section>
  )
}

type LinkDialogProps = { contractorId: string; linked: readonly string[]; onClose: () => void }

function LinkDialog({ contractorId, linked, onClose }: LinkDialogProps) {
  const { data: incidents, error } = useQuery(incidentsQuery({}))
  const [chosen, setChosen] = useState('')
  const link = useAction<ContractorDetail>(onClose)
  const open = incidents?.filter(({ id }) => !linked.includes(id)) ?? []
  const incidentId = chosen || open[0]?.id
  return (
    <Dialog title={t('contractor.link')} isOpen onClose={onClose}>
      {incidents && open.length === 0 && <p>{t('contractor.linkNone')}</p>}
      <Form
        label={t('contractor.link')}
        onSubmit={() =>
          incidentId && link.mutate({ address: `/contractors/${contractorId}/incidents`, input: { incidentId } })
        }
      >
        <Select
          label={t('contractor.linkEvent')}
          value={incidentId ?? ''}
          options={open.map(({ id, number, what }) => ({ value: id, label: `${number}　${what.slice(0, 30)}` }))}
          onChange={setChosen}
        />
        <Failure error={error ?? link.error} />
        <Actions>
          <Button type="submit" kind="main" isDisabled={!incidentId} isPending={link.isPending}>
            {t('web.save')}
          </Button>
          <Button onPress={onClose}>{t('web.cancel')}</Button>
        </Actions>
      </Form>
    </Dialog>
  )
}
