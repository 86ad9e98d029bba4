import { useState } from 'react'
import type { Draw } from '#domain/draw/draw.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'

/** The list is closed: now the seed, and the lots fall. */
export function SeedForm({ draw: { id, version, witnesses } }: { draw: Draw }) {
  const [source, setSource] = useState<'witness' | 'server'>('witness')
  const [seed, setSeed] = useState('')
  const [givenBy, setGivenBy] = useState(witnesses[0]!.id)
  const draw = useAction<Draw>()
  const isGiven = source === 'witness'
  const isReady = !isGiven || seed.trim() !== ''
  const input = { version, seed: isGiven ? seed : null, seedGivenBy: isGiven ? givenBy : null }
  return (
    <Section title={t('draw.make')}>
      <Form label={t('draw.make')} onSubmit={() => isReady && draw.mutate({ address: `/draws/${id}/draw`, input })}>
        <Segmented
          label={t('draw.document.seedSource')}
          value={source}
          onChange={setSource}
          segments={(['witness', 'server'] as const).map((value) => ({ value, label: t(`draw.seedSource.${value}`) }))}
        />
        {isGiven && (
          <>
            <TextField
              label={t('draw.document.seed')}
              description={t('draw.seedText')}
              isRequired
              maxLength={200}
              value={seed}
              onChange={setSeed}
            />
            <Select
              label={t('draw.seedGivenBy')}
              value={givenBy}
              options={witnesses.map((witness) => ({ value: witness.id, label: witness.name }))}
              onChange={setGivenBy}
            />
          </>
        )}
        <Failure error={draw.error} />
        <Actions>
          <Button type="submit" kind="main" isDisabled={!isReady} isPending={draw.isPending}>
            {t('draw.makeNow')}
          </Button>
        </Actions>
      </Form>
    </Section>
  )
}
