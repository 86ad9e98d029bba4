import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { mediumLabel } from '#domain/confidential-medium/confidential-medium.rules.ts'
import type { Medium } from '#domain/confidential-medium/confidential-medium.ts'
import { checkAsked } from '#domain/media-permit/media-permit.rules.ts'
import { MediaAct, type Permit, type PermitAsked } from '#domain/media-permit/media-permit.ts'
import { mediumQuery } from '#web/confidential-medium/confidential-medium.queries.ts'
import { PersonSelect } from '#web/confidential-medium/medium-fields.tsx'
import { useAction } from '#web/platform/action.ts'
import { failureText } from '#web/platform/failure.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { refusalOf } from '#web/platform/rule.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { MomentField } from '#web/platform/ui/date-field.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { TextArea, TextField } from '#web/platform/ui/text-field.tsx'
import { useNow } from '#web/platform/use-now.ts'
import { permitsQuery } from './media-permit.queries.ts'

const route = getRouteApi('/media/permits/new')

export function PermitNewPage() {
  const { mediumId } = route.useSearch()
  const { data, error } = useQuery(mediumQuery(mediumId))
  const { data: permits } = useQuery(permitsQuery(mediumId))
  return (
    <Page
      title={t('mediaPermit.ask')}
      lead={t('mediaPermit.askLead')}
      above={
        <Link to="/media/$mediumId" params={{ mediumId }}>
          {data ? mediumLabel(data.medium) : t('medium.title')}
        </Link>
      }
    >
      <Failure error={error} />
      {!(data && permits) && !error && <Skeleton lines={8} />}
      {data && permits && <AskForm key={mediumId} medium={data.medium} permits={permits} />}
    </Page>
  )
}

const hourMs = 3_600_000

/** The next free number of a copy. */
const nextCopy = (permits: readonly Permit[]): number =>
  1 + Math.max(0, ...permits.map(({ newCopyNumber }) => newCopyNumber ?? 0))

function AskForm({ medium, permits }: { medium: Medium; permits: readonly Permit[] }) {
  const navigate = route.useNavigate()
  const now = useNow()
  const [asked, setAsked] = useState<PermitAsked>(() => ({
    ...{ id: newId(), mediumId: medium.id, act: 'takeOut', newCopyNumber: null, carrierId: '' },
    ...{ fromAt: now(), untilAt: new Date(Date.parse(now()) + 8 * hourMs).toISOString() },
    ...{ purpose: '', destination: '' },
  }))
  const [isTried, setTried] = useState(false)
  const send = useAction<{ id: string }>(({ id }) =>
    navigate({ to: '/media/permits/$permitId', params: { permitId: id } }),
  )
  const change = (changes: Partial<PermitAsked>) => setAsked((all) => ({ ...all, ...changes }))
  const refusal = refusalOf(() => checkAsked(asked, medium, new Date(now())))
  const isFilled = asked.carrierId !== '' && asked.purpose.trim() !== '' && asked.destination.trim() !== ''
  const ask = () => {
    setTried(true)
    if (isFilled && !refusal) send.mutate({ address: '/media-permits', input: asked })
  }
  return (
    <Form label={t('mediaPermit.ask')} onSubmit={ask}>
      {medium.copyNumber === 0 && (
        <Segmented
          label={t('mediaPermit.act')}
          value={asked.act}
          onChange={(act) => change({ act, newCopyNumber: act === 'copy' ? nextCopy(permits) : null })}
          segments={[...MediaAct.options].reverse().map((value) => ({ value, label: t(`mediaPermit.act.${value}`) }))}
        />
      )}
      {asked.newCopyNumber !== null && (
        <TextField
          label={t('mediaPermit.newCopy')}
          inputMode="numeric"
          maxLength={3}
          value={String(asked.newCopyNumber)}
          onChange={(text) => change({ newCopyNumber: Number(text.replaceAll(/\D/g, '')) })}
        />
      )}
      <PersonSelect
        label={t('mediaPermit.carrier')}
        value={asked.carrierId}
        onChange={(carrierId) => change({ carrierId })}
      />
      <TextArea
        label={t('mediaPermit.purpose')}
        isRequired
        maxLength={500}
        value={asked.purpose}
        onChange={(purpose) => change({ purpose })}
        error={isTried && asked.purpose.trim() === '' ? t('web.required') : null}
      />
      <TextField
        label={t('mediaPermit.destination')}
        isRequired
        maxLength={120}
        value={asked.destination}
        onChange={(destination) => change({ destination })}
        error={isTried && asked.destination.trim() === '' ? t('web.required') : null}
      />
      <MomentField
        label={t('mediaPermit.from')}
        isRequired
        value={asked.fromAt}
        onChange={(fromAt) => fromAt && change({ fromAt })}
      />
      <MomentField
        label={t('mediaPermit.until')}
        isRequired
        value={asked.untilAt}
        onChange={(untilAt) => untilAt && change({ untilAt })}
      />
      {isTried && refusal && <Banner tone="late">{failureText(refusal)}</Banner>}
      <Failure error={send.error} />
      <Actions>
        <Button type="submit" kind="main" isDisabled={asked.carrierId === ''} isPending={send.isPending}>
          {t('mediaPermit.send')}
        </Button>
      </Actions>
    </Form>
  )
}
