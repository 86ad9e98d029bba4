import { useState } from 'react'
import { AgencySettings } from '#domain/agency/agency-settings.ts'
import { MediumClass } from '#domain/confidential-medium/confidential-medium.ts'
import { MediaSettings } from '#domain/media-permit/media-settings.ts'
import type { Letterhead } from '#domain/official-document/letterhead.ts'
import type { RewardThresholds } from '#domain/reward-and-discipline/reward-settings.ts'
import { useAction } from '#web/platform/action.ts'
import type { AgencyView } from '#web/platform/agency.ts'
import { type MessageKey, t } from '#web/platform/i18n.ts'
import { useMay } from '#web/platform/session.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import { readTimes, timesText } from '#web/status-report/times-text.ts'

type Field = {
  label: MessageKey
  /** Words; the others are numbers of up to three digits. */
  longest?: number
  get: (settings: AgencySettings) => string
  set: (settings: AgencySettings, text: string) => AgencySettings
}
type Counted = {
  label: MessageKey
  get: (settings: AgencySettings) => number
  set: (settings: AgencySettings, value: number) => AgencySettings
}
const number = ({ label, get, set }: Counted): Field => ({
  label,
  get: (settings) => String(get(settings)),
  set: (settings, text) => set(settings, Number(text)),
})

const due = (grade: 'minor' | 'major' | 'critical'): Counted => ({
  label: `agency.settings.due.${grade}`,
  get: (settings) => settings.dueWorkdaysByGrade[grade],
  set: (settings, value) => ({
    ...settings,
    dueWorkdaysByGrade: { ...settings.dueWorkdaysByGrade, [grade]: value },
  }),
})
const told = (who: 'unitHead' | 'ethics' | 'head'): Counted => ({
  label: `agency.settings.told.${who}`,
  get: (settings) => settings.escalationWorkdays[who],
  set: (settings, value) => ({ ...settings, escalationWorkdays: { ...settings.escalationWorkdays, [who]: value } }),
})
const status = (label: MessageKey, name: 'opensMinutes' | 'missingMinutes'): Counted => ({
  label,
  get: (settings) => settings.statusReports[name],
  set: (settings, value) => ({ ...settings, statusReports: { ...settings.statusReports, [name]: value } }),
})
const suggested = (name: keyof RewardThresholds): Counted => ({
  label: `agency.settings.rewards.${name}`,
  get: ({ rewards }) => rewards.from[name],
  set: (settings, value) => {
    const { rewards } = settings
    return { ...settings, rewards: { ...rewards, from: { ...rewards.from, [name]: value } } }
  },
})
const roster = (name: 'daysBetween' | 'officeHours' | 'reminderHours' | 'yearsCounted'): Counted => ({
  label: `agency.settings.roster.${name}`,
  get: (settings) => settings.roster[name],
  set: (settings, value) => ({ ...settings, roster: { ...settings.roster, [name]: value } }),
})
const awareness = (name: keyof AgencySettings['awareness']): Counted => ({
  label: `agency.settings.awareness.${name}`,
  get: (settings) => settings.awareness[name],
  set: (settings, value) => ({ ...settings, awareness: { ...settings.awareness, [name]: value } }),
})
const measures = (name: 'commendations' | 'demerits'): Field => ({
  label: `agency.settings.rewards.${name}`,
  longest: 160,
  get: ({ rewards }) => rewards[name].join('、'),
  set: (settings, text) => ({ ...settings, rewards: { ...settings.rewards, [name]: readNames(text) } }),
})
const readNames = (text: string): string[] =>
  text
    .split(/[、，,；;\n]+/)
    .map((name) => name.trim())
    .filter(Boolean)
const measureLists = [measures('commendations'), measures('demerits')]
const namesOf = (
  label: MessageKey,
  get: (settings: AgencySettings) => readonly string[],
  set: (settings: AgencySettings, names: string[]) => AgencySettings,
): Field => ({
  label,
  longest: 200,
  get: (settings) => get(settings).join('、'),
  set: (settings, text) => set(settings, readNames(text)),
})
const ofContractors: readonly Field[] = [
  namesOf(
    'agency.settings.contractors.kinds',
    ({ contractors }) => contractors.kinds,
    (settings, kinds) => ({ ...settings, contractors: { ...settings.contractors, kinds } }),
  ),
  namesOf(
    'agency.settings.contractors.dueDays',
    ({ contractors }) => contractors.dueDays.map(String),
    (settings, days) => ({ ...settings, contractors: { ...settings.contractors, dueDays: days.map(Number) } }),
  ),
  {
    label: 'agency.settings.contractors.closingTime',
    longest: 5,
    get: ({ contractors }) => contractors.closingTime,
    set: (settings, closingTime) => ({ ...settings, contractors: { ...settings.contractors, closingTime } }),
  },
  namesOf(
    'agency.settings.targetKinds',
    ({ targetKinds }) => targetKinds,
    (settings, targetKinds) => ({ ...settings, targetKinds }),
  ),
]
const statusTimes: Field = {
  label: 'agency.settings.status.times',
  longest: 60,
  get: (settings) => timesText(settings.statusReports.times),
  set: (settings, text) => ({ ...settings, statusReports: { ...settings.statusReports, times: readTimes(text) } }),
}
const numbers: readonly Counted[] = [
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
    label: 'agency.settings.answerMinutes',
    get: (settings) => settings.answerMinutes,
    set: (settings, answerMinutes) => ({ ...settings, answerMinutes }),
  },
  {
    label: 'agency.settings.cameraKeptDays',
    get: (settings) => settings.cameraKeptDays,
    set: (settings, cameraKeptDays) => ({ ...settings, cameraKeptDays }),
  },
  status('agency.settings.status.opens', 'opensMinutes'),
  status('agency.settings.status.missing', 'missingMinutes'),
  {
    label: 'agency.settings.contactVerifiedDays',
    get: (settings) => settings.contactVerifiedDays,
    set: (settings, contactVerifiedDays) => ({ ...settings, contactVerifiedDays }),
  },
  {
    label: 'agency.settings.sealedCountFrom',
    get: (settings) => settings.sealedCountFrom,
    set: (settings, sealedCountFrom) => ({ ...settings, sealedCountFrom }),
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
  {
    label: 'agency.settings.largestLogMib',
    get: (settings) => settings.largestLogMib,
    set: (settings, largestLogMib) => ({ ...settings, largestLogMib }),
  },
  suggested('inTime'),
  suggested('late'),
  suggested('overdue'),
  suggested('repeated'),
  roster('daysBetween'),
  roster('officeHours'),
  roster('reminderHours'),
  roster('yearsCounted'),
  {
    label: 'agency.settings.roster.swapsAreConfirmed',
    get: ({ roster: { swapsAreConfirmed } }) => Number(swapsAreConfirmed),
    set: (settings, value) => {
      // Another number stays what it is, and is refused as such.
      const swapsAreConfirmed = (value === 0 || value === 1 ? value === 1 : value) as boolean
      return { ...settings, roster: { ...settings.roster, swapsAreConfirmed } }
    },
  },
  awareness('passPercent'),
  awareness('remindDays'),
]
const onLetters = (name: keyof Letterhead, longest: number): Field => ({
  label: `agency.settings.letterhead.${name}`,
  longest,
  get: (settings) => settings.letterhead[name],
  set: (settings, text) => ({ ...settings, letterhead: { ...settings.letterhead, [name]: text } }),
})
const letterhead = [
  onLetters('word', 20),
  onLetters('agencyCode', 10),
  onLetters('address', 120),
  onLetters('telephone', 60),
  onLetters('fax', 60),
  onLetters('email', 120),
]
const fields: readonly Field[] = [...numbers.map(number), statusTimes, ...measureLists, ...ofContractors, ...letterhead]

function wrongText(field: Field): MessageKey {
  if (field === statusTimes) return 'status.timesWrong'
  if (measureLists.includes(field)) return 'agency.settings.rewards.wrong'
  if (ofContractors.includes(field)) return 'agency.settings.listWrong'
  return letterhead.includes(field) ? 'agency.settings.letterhead.wrong' : 'agency.settings.wrong'
}

/** What the agency decides for itself, and none of it is law. */
export function SettingsForm({ view }: { view: AgencyView }) {
  return <Numbers key={view.settingsVersion} view={view} />
}

function Numbers({ view: { settings, settingsVersion } }: { view: AgencyView }) {
  const may = useMay()
  const [texts, setTexts] = useState(() => fields.map((field) => field.get(settings)))
  const [isTried, setTried] = useState(false)
  const change = useAction<unknown>()
  const [second, setSecond] = useState(settings.media.secondApprover)
  const typed = fields.reduce((all, field, index) => field.set(all, texts[index]!), settings)
  const given = { ...typed, media: { secondApprover: second } }
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
          isRequired={!letterhead.includes(field)}
          isReadOnly={!may('agency.changeSettings')}
          inputMode={field.longest ? 'text' : 'numeric'}
          maxLength={field.longest ?? 3}
          value={texts[index]!}
          onChange={(text) => setTexts(texts.with(index, text))}
          error={isTried && isWrong(field) ? t(wrongText(field)) : null}
        />
      ))}
      {MediumClass.options.map((one) => (
        <Select
          key={one}
          label={t(`agency.settings.media.${one}`)}
          disabled={!may('agency.changeSettings')}
          value={second[one]}
          options={MediaSettings.shape.secondApprover.shape[one].options.map((value) => ({
            ...{ value, label: t(`agency.settings.media.${value}`) },
          }))}
          onChange={(value) => setSecond({ ...second, [one]: value })}
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
