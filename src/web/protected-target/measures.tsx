import { useState } from 'react'
import { checkMeasure, isMeasureLate } from '#domain/protected-target/protected-target.rules.ts'
import {
  type ProtectedTarget,
  type ProtectedTargetDetail,
  type ProtectiveMeasure,
  ProtectiveMeasureState,
} from '#domain/protected-target/protected-target.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { refusalOf } from '#web/platform/rule.ts'
import { useSession } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { DateField } from '#web/platform/ui/date-field.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { StateMark, type Tone } from '#web/platform/ui/state-mark.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'

const tones: Record<ProtectiveMeasureState, Tone> = { planned: 'waiting', inPlace: 'done', stopped: 'nothing' }

export function Measures({ target, isKept }: { target: ProtectedTarget; isKept: boolean }) {
  const { today } = useSession()
  const [open, setOpen] = useState<ProtectiveMeasure | null>(null)
  const fresh = (): ProtectiveMeasure => ({ id: newId(), what: '', state: 'planned', onDate: today, version: 0 })
  return (
    <Section
      title={t('target.measures')}
      aside={isKept && <Button onPress={() => setOpen(fresh())}>{t('target.measure.add')}</Button>}
    >
      {target.measures.length === 0 && <p>{t('target.noMeasures')}</p>}
      {target.measures.length > 0 && (
        <DataTable
          caption={t('target.measures')}
          rows={target.measures}
          keyOf={({ id }) => id}
          columns={[
            { title: t('target.measure.what'), cell: ({ what }) => what },
            {
              title: t('target.measure.state'),
              cell: (measure) =>
                isMeasureLate(measure, today) ? (
                  <StateMark tone="late">{t('target.measure.late')}</StateMark>
                ) : (
                  <StateMark tone={tones[measure.state]}>{t(`target.measure.state.${measure.state}`)}</StateMark>
                ),
            },
            { title: t('target.measure.on'), cell: ({ onDate }) => dateText(onDate) },
            ...(isKept
              ? [
                  {
                    title: t('target.measure.change'),
                    cell: (measure: ProtectiveMeasure) => (
                      <Button kind="quiet" onPress={() => setOpen(measure)}>
                        {t('target.measure.change')}
                      </Button>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {open && <MeasureDialog key={open.id} targetId={target.id} measure={open} onClose={() => setOpen(null)} />}
    </Section>
  )
}

type MeasureDialogProps = { targetId: string; measure: ProtectiveMeasure; onClose: () => void }

function MeasureDialog({ targetId, measure, onClose }: MeasureDialogProps) {
  const { today } = useSession()
  const [entry, setEntry] = useState(measure)
  const [isTried, setTried] = useState(false)
  const save = useAction<ProtectedTargetDetail>(onClose)
  const refusal = refusalOf(() => checkMeasure(entry, today))
  const isEmpty = entry.what.trim() === ''
  const send = () => {
    setTried(true)
    const { id, ...input } = entry
    if (!isEmpty && !refusal)
      save.mutate({ method: 'PUT', address: `/protected-targets/${targetId}/measures/${id}`, input })
  }
  const title = measure.version === 0 ? t('target.measure.add') : t('target.measure.change')
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <Form label={title} onSubmit={send}>
        <TextField
          label={t('target.measure.what')}
          isRequired
          maxLength={200}
          value={entry.what}
          onChange={(what) => setEntry({ ...entry, what })}
          error={isTried && isEmpty ? t('web.required') : null}
        />
        <Segmented
          label={t('target.measure.state')}
          segments={ProtectiveMeasureState.options.map((value) => ({
            value,
            label: t(`target.measure.state.${value}`),
          }))}
          value={entry.state}
          onChange={(state) => setEntry({ ...entry, state })}
        />
        <DateField
          label={t('target.measure.on')}
          isRequired
          value={entry.onDate}
          onChange={(onDate) => onDate && setEntry({ ...entry, onDate })}
        />
        <Failure error={save.error ?? (isTried ? refusal : null)} />
        <Actions>
          <Button type="submit" kind="main" isPending={save.isPending}>
            {t('web.save')}
          </Button>
          <Button onPress={onClose}>{t('web.cancel')}</Button>
        </Actions>
      </Form>
    </Dialog>
  )
}
