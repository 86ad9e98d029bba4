import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { checkHandOver } from '#domain/incident/incident.rules.ts'
import type { Incident } from '#domain/incident/incident.ts'
import { Authority } from '#domain/route/authority.ts'
import { useAction } from '#web/platform/action.ts'
import { failureText } from '#web/platform/failure.ts'
import { t } from '#web/platform/i18n.ts'
import { refusalOf } from '#web/platform/rule.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { MomentField } from '#web/platform/ui/date-field.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { useNow } from '#web/platform/use-now.ts'

/** 機密 and above: that it was handed over, to whom, when. There is nowhere to write anything else. */
export function HandOverForm({ id, onBack }: { id: string; onBack: () => void }) {
  const navigate = useNavigate()
  const now = useNow()
  const [authority, setAuthority] = useState<Authority>('agencyHead')
  const [at, setAt] = useState(now)
  const add = useAction<Incident>(() => navigate({ to: '/reports/$incidentId', params: { incidentId: id } }))
  const refusal = refusalOf(() => checkHandOver({ at }, new Date(now())))
  const send = () => {
    if (!refusal) add.mutate({ address: '/incidents/hand-over', input: { id, authority, at } })
  }
  return (
    <Form label={t('incident.handOver')} onSubmit={send}>
      <Banner tone="late" title={t('incident.outsideTitle')}>
        {t('incident.outsideText')}
      </Banner>
      <Select
        label={t('incident.handedOverTo')}
        value={authority}
        options={Authority.options.map((value) => ({ value, label: t(`route.authority.${value}`) }))}
        onChange={(value) => setAuthority(value as Authority)}
      />
      <MomentField
        label={t('incident.handedOverAt')}
        isRequired
        value={at}
        onChange={(moment) => moment && setAt(moment)}
        error={refusal ? failureText(refusal) : null}
      />
      <Failure error={add.error} />
      <Actions>
        <Button type="submit" kind="main" isPending={add.isPending}>
          {t('incident.handOver')}
        </Button>
        <Button onPress={onBack}>{t('incident.notOutside')}</Button>
      </Actions>
    </Form>
  )
}
