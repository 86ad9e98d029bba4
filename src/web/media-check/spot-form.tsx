import { useState } from 'react'
import { useUnits } from '#web/agency/agency.queries.ts'
import { t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import { useBeginCheck } from './lockers.tsx'

/** Chance says what is looked for, and anybody can repeat it. */
export function SpotForm() {
  const { units } = useUnits()
  const [count, setCount] = useState('3')
  const [unitId, setUnitId] = useState('')
  const [seed, setSeed] = useState('')
  const { begin, start } = useBeginCheck()
  const number = Number(count)
  const isReady = Number.isInteger(number) && number >= 1 && number <= 200
  const draw = () =>
    isReady && start({ kind: 'spot', count: number, unitId: unitId || null, seed: seed.trim() || null })
  return (
    <Section title={t('mediaCheck.spot')}>
      <Form label={t('mediaCheck.spot')} onSubmit={draw}>
        <TextField
          label={t('mediaCheck.count')}
          isRequired
          inputMode="numeric"
          maxLength={3}
          value={count}
          onChange={setCount}
        />
        <Select
          label={t('mediaCheck.fromUnit')}
          empty={t('mediaCheck.allUnits')}
          value={unitId}
          options={units.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setUnitId}
        />
        <TextField
          label={t('mediaCheck.seedShown')}
          description={t('mediaCheck.seed')}
          maxLength={200}
          value={seed}
          onChange={setSeed}
        />
        <Failure error={begin.error} />
        <Actions>
          <Button type="submit" isDisabled={!isReady} isPending={begin.isPending}>
            {t('mediaCheck.drawNow')}
          </Button>
        </Actions>
      </Form>
    </Section>
  )
}
