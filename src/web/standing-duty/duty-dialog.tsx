import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Role } from '#domain/person/person.ts'
import { Rhythm, type StandingDuty, type StandingDutyContent } from '#domain/standing-duty/standing-duty.ts'
import { useAction } from '#web/platform/action.ts'
import { agencyQuery } from '#web/platform/agency.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { Banner } from '#web/platform/ui/banner.tsx'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'

const fresh: StandingDutyContent = {
  ...{ title: '', rhythm: 'month', role: 'ethicsOfficer', unitId: null },
  ...{ shownBy: '', remindDays: 5, isKept: true },
}

const roles = Role.options.filter((role) => role !== 'systemAdministrator' && role !== 'superiorEthics')
const reminders = [0, 3, 5, 10, 20, 30]

/** Who sees to it, how often, by what it is shown; of what is law only as much as the law leaves open. */
export function DutyDialog({ duty, onClose }: { duty?: StandingDuty; onClose: () => void }) {
  const { data: agency } = useQuery(agencyQuery)
  const [id] = useState(() => duty?.id ?? newId())
  const [content, setContent] = useState(duty?.content ?? fresh)
  const [isTried, setTried] = useState(false)
  const keep = useAction(onClose)
  const isLaw = duty?.basis.isLaw ?? false
  const change = (changes: Partial<StandingDutyContent>) => setContent({ ...content, ...changes })
  const isNobody = content.role === null && content.unitId === null
  const [title, shownBy] = [content.title.trim(), content.shownBy.trim()]
  const heading = duty ? t('standingDuty.changeOf', { title: duty.content.title }) : t('standingDuty.add')
  const submit = () => {
    setTried(true)
    if (isNobody || title === '' || shownBy === '') return
    keep.mutate({ address: `/standing-duties/${id}`, input: { number: duty?.number ?? 0, content } })
  }
  const required = (text: string) => (isTried && text === '' ? t('web.required') : null)
  return (
    <Dialog title={heading} isOpen onClose={onClose}>
      <Form label={heading} onSubmit={submit}>
        {isLaw && <Banner>{t('standingDuty.lawText')}</Banner>}
        {!isLaw && (
          <TextField
            label={t('standingDuty.title')}
            isRequired
            maxLength={60}
            value={content.title}
            onChange={(value) => change({ title: value })}
            error={required(title)}
          />
        )}
        <Select
          label={t('standingDuty.rhythm')}
          options={Rhythm.options.map((value) => ({ value, label: t(`standingDuty.rhythm.${value}`) }))}
          value={content.rhythm}
          onChange={(value) => change({ rhythm: Rhythm.parse(value) })}
        />
        <Select
          label={t('standingDuty.role')}
          empty={t('standingDuty.anyRole')}
          options={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
          value={content.role ?? ''}
          onChange={(value) => change({ role: value === '' ? null : Role.parse(value) })}
        />
        <Select
          label={t('standingDuty.unit')}
          empty={t('standingDuty.anyUnit')}
          options={(agency?.units ?? []).map((unit) => ({ value: unit.id, label: unit.name }))}
          value={content.unitId ?? ''}
          onChange={(value) => change({ unitId: value === '' ? null : value })}
        />
        {isTried && isNobody && <Banner tone="late">{t('problem.standingDuty.nobody')}</Banner>}
        <TextField
          label={t('standingDuty.shownBy')}
          description={t('standingDuty.shownByText')}
          isRequired
          maxLength={100}
          value={content.shownBy}
          onChange={(value) => change({ shownBy: value })}
          error={required(shownBy)}
        />
        <Select
          label={t('standingDuty.remindDays')}
          options={[...new Set([...reminders, content.remindDays])].map((days) => ({
            value: String(days),
            label: String(days),
          }))}
          value={String(content.remindDays)}
          onChange={(value) => change({ remindDays: Number(value) })}
        />
        {!isLaw && duty && (
          <Segmented
            label={t('standingDuty.isKept')}
            segments={[
              { value: 'kept', label: t('standingDuty.kept') },
              { value: 'rests', label: t('standingDuty.rests') },
            ]}
            value={content.isKept ? 'kept' : 'rests'}
            onChange={(value) => change({ isKept: value === 'kept' })}
          />
        )}
        <FormActions action={keep} label={t('web.save')} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
