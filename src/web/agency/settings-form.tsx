import { useState } from 'react'
import { AgencySettings } from '#domain/agency/agency-settings.ts'
import { useAction } from '#web/platform/action.ts'
import type { AgencyView } from '#web/platform/agency.ts'
import { type MessageKey, t } from '#web/platform/i18n.ts'
import { useMay } from '#web/platform/session.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'

type Field = {
  label: MessageKey
  get: (settings: AgencySettings) => number
  set: (settings: AgencySettings, value: number) => AgencySettings
}

const due = (grade: 'minor' | 'major' | 'critical'): Field => ({
  label: `agency.settings.due.${grade}`,
  get: (settings) => settings.dueWorkdaysByGrade[grade],
  set: (settings, value) => ({
    ...settings,
    dueWorkdaysByGrade: { ...settings.dueWorkdaysByGrade, [grade]: value },
  }),
})
const told = (who: 'unitHead' | 'ethics' | 'head'): Field => ({
  label: `agency.settings.told.${who}`,
  get: (settings) => settings.escalationWorkdays[who],
  set: (settings, value) => ({ ...settings, escalationWorkdays: { ...settings.escalationWorkdays, [who]: value } }),
})
const fields: readonly Field[] = [
  due('critical'),
  due('major'),
  due('minor'),
  told('unitHead'),
  told('ethics'),
  told('head'),
  {
    label: 'agency.settings.repeatMonths',
    get: (settings) => settings.repeatMonths,
    set: (settings, repeatMonths) => ({ ...settings, repeatMonths }),
  },
  {
    label: 'agency.settings.cameraKeptDays',
    get: (settings) => settings.cameraKeptDays,
    set: (settings, cameraKeptDays) => ({ ...settings, cameraKeptDays }),
  },
  {
    label: 'agency.settings.majorCrowd',
    get: (settings) => settings.majorCrowd,
    set: (settings, majorCrowd) => ({ ...settings, majorCrowd }),
  },
  {
    label: 'agency.settings.majorLossTenThousands',
    get: (settings) => settings.majorLossTenThousands,
    set: (settings, majorLossTenThousands) => ({ ...settings, majorLossTenThousands }),
  },
]

/** What the agency decides for itself; each is a number, and none of it is law. */
export function SettingsForm({ view }: { view: AgencyView }) {
  return <Numbers key={view.settingsVersion} view={view} />
}

function Numbers({ view: { settings, settingsVersion } }: { view: AgencyView }) {
  const may = useMay()
  const [texts, setTexts] = useState(() => fields.map((field) => String(field.get(settings))))
  const [isTried, setTried] = useState(false)
  const change = useAction<unknown>()
  const given = fields.reduce((all, field, index) => field.set(all, Number(texts[index])), settings)
  const checked = AgencySettings.safeParse(given)
  const isWrong = (field: Field) => !AgencySettings.safeParse(field.set(settings, field.get(given))).success
  const send = () => {
    setTried(true)
    const input = { version: settingsVersion, settings: given }
    if (checked.success) change.mutate({ method: 'PUT', address: '/agency/settings', input })
  }
  return (
    <Form label={t('agency.part.settings')} onSubmit={send}>
      <Banner quiet>{t('agency.settings.ownRule')}</Banner>
      {fields.map((field, index) => (
        <TextField
          key={field.label}
          label={t(field.label)}
          isRequired
          isReadOnly={!may('agency.changeSettings')}
          inputMode="numeric"
          maxLength={3}
          value={texts[index]!}
          onChange={(text) => setTexts(texts.with(index, text))}
          error={isTried && isWrong(field) ? t('agency.settings.wrong') : null}
        />
      ))}
      <Failure error={change.error} />
      {change.isSuccess && <Banner tone="done">{t('agency.settings.saved')}</Banner>}
      {may('agency.changeSettings') && (
        <div>
          <Button type="submit" kind="main" isPending={change.isPending}>
            {t('web.save')}
          </Button>
        </div>
      )}
    </Form>
  )
}
