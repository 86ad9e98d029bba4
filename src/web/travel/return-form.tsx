import { useState } from 'react'
import { checkReturn } from '#domain/travel/trip.rules.ts'
import { Anomaly, type ReturnFiling } from '#domain/travel/trip.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { refusalOf, useActing } from '#web/platform/rule.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { ChoiceList } from '#web/platform/ui/choice-list.tsx'
import { DateField } from '#web/platform/ui/date-field.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { TextArea } from '#web/platform/ui/text-field.tsx'
import styles from './travel.module.css'
import type { ActProps } from './trip-acts.tsx'

/** 返臺通報: sent also when nothing happened. */
export function ReturnForm({ trip, today }: ActProps) {
  const acting = useActing()
  const [filing, setFiling] = useState<ReturnFiling>(() => ({
    ...{ id: trip.id, version: trip.version, returnedOn: trip.returnsOn < today ? trip.returnsOn : today },
    ...{ metUnforeseen: false, places: trip.places, meetings: '', anomalies: [], account: '' },
  }))
  const [isTried, setTried] = useState(false)
  const send = useAction<unknown>()
  const change = (changes: Partial<ReturnFiling>) => setFiling({ ...filing, ...changes })
  const refusal = refusalOf(() => checkReturn(acting, trip, filing, today))
  const submit = () => {
    setTried(true)
    const { id, ...input } = filing
    if (!refusal) send.mutate({ address: `/trips/${id}/return`, input })
  }
  return (
    <Section title={t('travel.returnTitle')}>
      <Form label={t('travel.returnTitle')} onSubmit={submit}>
        <p className={styles.soft}>{t('travel.returnText')}</p>
        <DateField
          label={t('travel.field.returnedOn')}
          isRequired
          value={filing.returnedOn}
          onChange={(date) => date && change({ returnedOn: date })}
        />
        <TextArea
          label={t('travel.field.places')}
          maxLength={500}
          value={filing.places}
          onChange={(places) => change({ places })}
        />
        <Segmented
          label={t('travel.field.metUnforeseen')}
          value={filing.metUnforeseen ? 'yes' : 'no'}
          segments={(['no', 'yes'] as const).map((value) => ({ value, label: t(`travel.${value}`) }))}
          onChange={(value) => change({ metUnforeseen: value === 'yes' })}
        />
        <TextArea
          label={t('travel.field.meetings')}
          description={t('travel.meetingsText')}
          maxLength={1000}
          value={filing.meetings}
          onChange={(meetings) => change({ meetings })}
        />
        <strong>{t('travel.field.anomalies')}</strong>
        <ChoiceList
          label={t('travel.field.anomalies')}
          several
          options={Anomaly.options.map((value) => ({ value, label: t(`travel.anomaly.${value}`) }))}
          chosen={filing.anomalies}
          onChange={(anomalies) => change({ anomalies: anomalies as Anomaly[] })}
        />
        {filing.anomalies.length > 0 && (
          <TextArea
            label={t('travel.field.account')}
            description={t('travel.accountText')}
            isRequired
            maxLength={2000}
            value={filing.account}
            onChange={(account) => change({ account })}
          />
        )}
        {isTried && <Failure error={refusal} />}
        <Failure error={send.error} />
        <Actions>
          <Button type="submit" kind="main" isPending={send.isPending}>
            {t('travel.reportReturn')}
          </Button>
        </Actions>
      </Form>
    </Section>
  )
}
