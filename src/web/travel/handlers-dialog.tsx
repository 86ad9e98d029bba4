import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { TravelSettings } from '#domain/travel/travel-desk.ts'
import { useAction } from '#web/platform/action.ts'
import { type AgencyView, agencyQuery } from '#web/platform/agency.ts'
import { t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { ChoiceList } from '#web/platform/ui/choice-list.tsx'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import styles from './travel.module.css'

/** Who handles travel in this agency; none of it is law. */
export function HandlersDialog({ onClose }: { onClose: () => void }) {
  const { data: view, error } = useQuery(agencyQuery)
  return (
    <Dialog title={t('travel.handlers')} isOpen onClose={onClose}>
      <Failure error={error} />
      {view ? <Handlers view={view} onClose={onClose} /> : <Skeleton />}
    </Dialog>
  )
}

function Handlers({
  view: { settings, settingsVersion, units, people },
  onClose,
}: {
  view: AgencyView
  onClose: () => void
}) {
  const [typed, setTyped] = useState(() => ({ ...settings.travel, checkPercent: String(settings.travel.checkPercent) }))
  const [isTried, setTried] = useState(false)
  const save = useAction(onClose)
  const travel = TravelSettings.safeParse({ ...typed, checkPercent: Number(typed.checkPercent) })
  const send = () => {
    setTried(true)
    const input = { version: settingsVersion, settings: { ...settings, travel: travel.data } }
    if (travel.success) save.mutate({ method: 'PUT', address: '/agency/settings', input })
  }
  return (
    <Form label={t('travel.handlers')} onSubmit={send}>
      <p className={styles.soft}>{t('travel.handlersText')}</p>
      <details className={styles.more} open>
        <summary>{t('travel.handlers.units')}</summary>
        <ChoiceList
          label={t('travel.handlers.units')}
          several
          options={units.filter(({ abolishedOn }) => !abolishedOn).map(({ id, name }) => ({ value: id, label: name }))}
          chosen={typed.unitIds}
          onChange={(unitIds) => setTyped({ ...typed, unitIds })}
        />
      </details>
      <details className={styles.more}>
        <summary>{t('travel.handlers.people')}</summary>
        <ChoiceList
          label={t('travel.handlers.people')}
          several
          options={people.map(({ id, name, title }) => ({ value: id, label: `${name}　${title}` }))}
          chosen={typed.personIds}
          onChange={(personIds) => setTyped({ ...typed, personIds })}
        />
      </details>
      <TextField
        label={t('travel.handlers.percent')}
        isRequired
        inputMode="numeric"
        maxLength={2}
        value={typed.checkPercent}
        onChange={(checkPercent) => setTyped({ ...typed, checkPercent })}
        error={isTried && !travel.success ? t('travel.handlers.wrong') : null}
      />
      <FormActions action={save} label={t('web.save')} onCancel={onClose} />
    </Form>
  )
}
