import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { mayRegister, readsLikeTitle } from '#domain/confidential-medium/confidential-medium.rules.ts'
import { MediumClass, type MediumEntry, MediumKind } from '#domain/confidential-medium/confidential-medium.ts'
import { useAction } from '#web/platform/action.ts'
import { agencyQuery } from '#web/platform/agency.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { useActing } from '#web/platform/rule.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import { PlacingFields } from './medium-fields.tsx'
import { classText } from './medium-marks.tsx'

type ClassSaid = MediumClass | 'above'

/** The class is asked first: of what is above it nothing may be typed. */
export function RegisterDialog({ onClose }: { onClose: () => void }) {
  const [said, setSaid] = useState<ClassSaid | null>(null)
  return (
    <Dialog title={t('medium.register')} isOpen onClose={onClose}>
      <Segmented<ClassSaid>
        label={t('medium.class')}
        value={said}
        onChange={setSaid}
        segments={[
          ...MediumClass.options.map((value) => ({ value, label: classText(value) })),
          { value: 'above', label: t('medium.class.above') },
        ]}
      />
      {said === 'above' && (
        <>
          <Banner tone="late">{t('medium.aboveText')}</Banner>
          <Actions>
            <Button onPress={onClose}>{t('web.close')}</Button>
          </Actions>
        </>
      )}
      {said !== null && said !== 'above' && <EntryForm classification={said} onClose={onClose} />}
    </Dialog>
  )
}

function EntryForm({ classification, onClose }: { classification: MediumClass; onClose: () => void }) {
  const actor = useActing()
  const { data: agency } = useQuery(agencyQuery)
  const [entry, setEntry] = useState<Omit<MediumEntry, 'classification'>>(() => ({
    ...{ id: newId(), number: '', kind: 'disc', unitId: actor.unitId ?? '' },
    ...{ keeperId: '', pointId: '', shelf: '', remark: '' },
  }))
  const register = useAction<unknown>(onClose)
  const change = (changes: Partial<MediumEntry>) => setEntry((all) => ({ ...all, ...changes }))
  const units = (agency?.units ?? []).filter(({ id, abolishedOn }) => !abolishedOn && mayRegister(actor, id))
  const isReady = entry.number.trim() !== '' && entry.unitId !== '' && entry.keeperId !== '' && entry.pointId !== ''
  const send = () => isReady && register.mutate({ address: '/confidential-media', input: { ...entry, classification } })
  return (
    <Form label={t('medium.register')} onSubmit={send}>
      <TextField
        label={t('medium.number')}
        description={t('medium.numberText')}
        isRequired
        autoComplete="off"
        maxLength={24}
        value={entry.number}
        onChange={(number) => change({ number })}
      />
      {readsLikeTitle(entry.number) && (
        <Banner tone="due" quiet>
          {t('medium.numberLikeTitle')}
        </Banner>
      )}
      <Select
        label={t('medium.kind')}
        value={entry.kind}
        options={MediumKind.options.map((value) => ({ value, label: t(`medium.kind.${value}`) }))}
        onChange={(kind) => change({ kind: kind as MediumKind })}
      />
      <Select
        label={t('medium.unit')}
        empty={t('medium.choose')}
        value={entry.unitId}
        options={units.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(unitId) => change({ unitId })}
      />
      <PlacingFields placing={entry} onChange={change} />
      <Failure error={register.error} />
      <Actions>
        <Button type="submit" kind="main" isDisabled={!isReady} isPending={register.isPending}>
          {t('web.save')}
        </Button>
        <Button onPress={onClose}>{t('web.cancel')}</Button>
      </Actions>
    </Form>
  )
}
