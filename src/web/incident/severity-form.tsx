import { useState } from 'react'
import { dateInTaipei, formatRocDate } from '#domain/date.ts'
import { extentsOf, impactsOn, judge, matrixOn } from '#domain/incident/cyber-severity.rules.ts'
import { type CyberExtent, type CyberHit, type CyberImpact, CyberObject } from '#domain/incident/cyber-severity.ts'
import type { IncidentCard } from '#domain/incident/incident-card.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { Banner } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextArea } from '#web/platform/ui/text-field.tsx'
import { useNow } from '#web/platform/use-now.ts'
import styles from './incident.module.css'

type SeverityDialogProps = { card: IncidentCard; onClose: () => void }

const firstHit = (object: CyberObject, day: string): CyberHit => {
  const impact = impactsOn(object, day)[0]!
  return { object, impact, extent: extentsOf(object, impact, day)[0]! }
}

/** What was hit, how, how badly: the level follows by the table in force when the event became known. */
export function SeverityDialog({ card: { incident }, onClose }: SeverityDialogProps) {
  const now = useNow()
  const day = dateInTaipei(new Date(incident.knownAt))
  const [hits, setHits] = useState<CyberHit[]>([firstHit('nonCoreInformation', day)])
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const action = useAction<IncidentCard>(onClose)
  const judged = judge(hits, day)
  const send = () => {
    setTried(true)
    if (reason.trim() === '') return
    const { id, version } = incident
    const input = { id, version, hits, reason, entryId: newId(), since: now() }
    action.mutate({ address: `/incidents/${id}/severity`, input })
  }
  return (
    <Dialog title={t('incident.write.severity')} isOpen onClose={onClose} wide>
      <Form label={t('incident.write.severity')} onSubmit={send}>
        {hits.map((hit, index) => (
          <HitFields
            // biome-ignore lint/suspicious/noArrayIndexKey: hits have no name but their place
            key={index}
            hit={hit}
            day={day}
            onChange={(next) => setHits(hits.map((one, place) => (place === index ? next : one)))}
            onRemove={hits.length > 1 ? () => setHits(hits.filter((_, place) => place !== index)) : null}
          />
        ))}
        <div>
          <Button icon="add" onPress={() => setHits([...hits, firstHit('nonCoreSystem', day)])}>
            {t('incident.addHit')}
          </Button>
        </div>
        <Banner tone={judged.level > 2 ? 'late' : 'due'} title={t('incident.level', { level: judged.level })} quiet>
          {t('incident.matrixOf', { name: matrixOn(day).name, from: formatRocDate(judged.matrixFrom) })}
          {!judged.verified && <strong>{t('incident.matrixUnverified')}</strong>}
        </Banner>
        <TextArea
          label={t('incident.reason')}
          isRequired
          maxLength={500}
          value={reason}
          onChange={setReason}
          error={isTried && reason.trim() === '' ? t('web.required') : null}
        />
        <FormActions action={action} label={t('incident.write.severity')} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}

type HitFieldsProps = { hit: CyberHit; day: string; onChange: (hit: CyberHit) => void; onRemove: (() => void) | null }

function HitFields({ hit, day, onChange, onRemove }: HitFieldsProps) {
  const { object, impact, extent } = hit
  return (
    <div className={styles.kinds}>
      <Select
        label={t('incident.hitObject')}
        value={object}
        options={CyberObject.options.map((value) => ({ value, label: t(`cyber.object.${value}`) }))}
        onChange={(value) => onChange(firstHit(value as CyberObject, day))}
      />
      <Segmented<CyberImpact>
        label={t('incident.hitImpact')}
        segments={impactsOn(object, day).map((value) => ({ value, label: t(`cyber.impact.${value}`) }))}
        value={impact}
        onChange={(value) => onChange({ object, impact: value, extent: extentsOf(object, value, day)[0]! })}
      />
      <Segmented<CyberExtent>
        label={t('incident.hitExtent')}
        segments={extentsOf(object, impact, day).map((value) => ({ value, label: t(`cyber.extent.${value}`) }))}
        value={extent}
        onChange={(value) => onChange({ ...hit, extent: value })}
      />
      {onRemove && (
        <div>
          <Button kind="quiet" onPress={onRemove}>
            {t('incident.removeHit')}
          </Button>
        </div>
      )}
    </div>
  )
}
