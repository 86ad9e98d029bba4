import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Draw, DrawPreparation, DrawSubject } from '#domain/draw/draw.ts'
import { useUnits } from '#web/agency/agency.queries.ts'
import { UnitPicker } from '#web/agency/unit-picker.tsx'
import { useAction } from '#web/platform/action.ts'
import { agencyQuery } from '#web/platform/agency.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { TextArea, TextField } from '#web/platform/ui/text-field.tsx'
import { type Witness, WitnessFields } from './witness-fields.tsx'

const subjects: readonly DrawSubject[] = ['unit', 'person', 'item']
const newWitness = (): Witness => ({ id: newId(), personId: null, name: '' })

type Listed = DrawPreparation['entries']

/** First the list, closed for good; the seed comes afterwards. */
export function DrawNewPage() {
  const navigate = useNavigate()
  const [id] = useState(newId)
  const [title, setTitle] = useState('')
  const [subject, setSubject] = useState<DrawSubject>('unit')
  const [unitIds, setUnitIds] = useState<string[]>([])
  const [items, setItems] = useState('')
  const [count, setCount] = useState('1')
  const [witnesses, setWitnesses] = useState([newWitness(), newWitness()])
  const entries = useEntries(subject, unitIds, items)
  const { units } = useUnits()
  const prepare = useAction<Draw>((draw) => navigate({ to: '/checks/draws/$drawId', params: { drawId: draw.id } }))
  const number = Number(count)
  const isReady =
    title.trim() !== '' &&
    Number.isInteger(number) &&
    number >= 1 &&
    entries.length > number &&
    witnesses.every(({ personId, name }) => personId !== null || name.trim() !== '')
  const input: DrawPreparation = {
    id,
    title,
    subject,
    entries,
    count: number,
    witnesses: witnesses.map((witness) => ({ ...witness, name: witness.name.trim() || t('draw.witness') })),
  }
  return (
    <Page title={t('draw.new')} lead={t('draw.newLead')} above={<Link to="/checks/draws">{t('draw.title')}</Link>}>
      <Form label={t('draw.new')} onSubmit={() => isReady && prepare.mutate({ address: '/draws', input })}>
        <TextField label={t('draw.name')} isRequired maxLength={120} value={title} onChange={setTitle} />
        <Segmented
          label={t('draw.subject')}
          value={subject}
          onChange={setSubject}
          segments={subjects.map((value) => ({ value, label: t(`draw.subject.${value}`) }))}
        />
        {subject === 'item' ? (
          <TextArea
            label={t('draw.items')}
            description={t('draw.itemsText')}
            isRequired
            value={items}
            onChange={setItems}
          />
        ) : (
          <UnitPicker
            label={t(subject === 'unit' ? 'draw.fromUnits' : 'draw.fromPeople')}
            units={units}
            chosen={unitIds}
            onChange={setUnitIds}
          />
        )}
        <p aria-live="polite">{t('draw.size', { size: entries.length })}</p>
        <TextField label={t('draw.howMany')} isRequired inputMode="numeric" value={count} onChange={setCount} />
        <WitnessFields witnesses={witnesses} onChange={setWitnesses} />
        <Failure error={prepare.error} />
        <Actions>
          <Button type="submit" kind="main" isDisabled={!isReady} isPending={prepare.isPending}>
            {t('draw.close')}
          </Button>
        </Actions>
      </Form>
    </Page>
  )
}

function useEntries(subject: DrawSubject, unitIds: readonly string[], items: string): Listed {
  const { nameOfUnit } = useUnits()
  const { data: agency } = useQuery(agencyQuery)
  if (subject === 'unit') return unitIds.map((id) => ({ subjectId: id, name: nameOfUnit(id) }))
  if (subject === 'person')
    return (agency?.people ?? [])
      .filter(({ unitId }) => unitId !== null && unitIds.includes(unitId))
      .map(({ id, name }) => ({ subjectId: id, name }))
  return items
    .split('\n')
    .map((name) => name.trim())
    .filter(Boolean)
    .map((name) => ({ subjectId: null, name }))
}
