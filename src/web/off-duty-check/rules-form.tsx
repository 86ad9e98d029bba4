import { useState } from 'react'
import { OffDutyRules } from '#domain/off-duty-check/off-duty-check.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { useMay } from '#web/platform/session.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'

const days = OffDutyRules.shape.days.options

/** On which days, and when who is told. The agency's own, and no law. */
export function RulesForm({ rules }: { rules: OffDutyRules }) {
  const may = useMay()
  const [given, setGiven] = useState(rules)
  const [isTried, setTried] = useState(false)
  const save = useAction<OffDutyRules>()
  const change = (changes: Partial<OffDutyRules>) => setGiven((all) => ({ ...all, ...changes }))
  const isReadOnly = !may('offDutyCheck.setRules')
  const send = () => {
    setTried(true)
    if (OffDutyRules.safeParse(given).success) save.mutate({ method: 'PUT', address: '/off-duty-rules', input: given })
  }
  const time = (name: 'personTime' | 'dutyTime') => (
    <TextField
      label={t(`offDutyCheck.${name}`)}
      isRequired
      isReadOnly={isReadOnly}
      maxLength={5}
      value={given[name]}
      onChange={(text) => change({ [name]: text.normalize('NFKC').trim() })}
      error={isTried && !OffDutyRules.shape[name].safeParse(given[name]).success ? t('status.timesWrong') : null}
    />
  )
  return (
    <Section title={t('offDutyCheck.rules')}>
      <Form label={t('offDutyCheck.rules')} onSubmit={send}>
        <Banner quiet>{t('offDutyCheck.ownRule')}</Banner>
        <Select
          label={t('offDutyCheck.days')}
          value={given.days}
          disabled={isReadOnly}
          options={days.map((value) => ({ value, label: t(`offDutyCheck.days.${value}`) }))}
          onChange={(value) => change({ days: value as OffDutyRules['days'] })}
        />
        {time('personTime')}
        {time('dutyTime')}
        <Failure error={save.error} />
        {!isReadOnly && (
          <div>
            <Button type="submit" kind="main" isPending={save.isPending}>
              {t('web.save')}
            </Button>
          </div>
        )}
      </Form>
    </Section>
  )
}
