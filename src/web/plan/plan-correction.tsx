import { type FormEvent, useState } from 'react'
import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { proposePeriod } from '#domain/calendar.ts'
import { Occasion } from '#domain/plan/compiled-plan.ts'
import type { Plan, PlanCorrection, PlanDetail } from '#domain/plan/plan.ts'
import { useAction } from '#web/platform/action.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { DateField } from '#web/platform/ui/date-field.tsx'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import styles from './form.module.css'

const occasions = Occasion.options.map((value) => ({ value, label: nameOf('plan.occasion', value) }))

/** The period that the office calendar suggests; null where the year or the occasion is not in it. */
function suggestionFor(occasion: string | null, rocYear: number | null) {
  const isKnown = officeCalendar.years.some((year) => year.rocYear === rocYear)
  return occasion && rocYear && isKnown ? proposePeriod(occasion, rocYear, officeCalendar) : null
}

const isReversed = ({ periodStart, periodEnd }: PlanCorrection): boolean =>
  periodStart !== null && periodEnd !== null && periodEnd < periodStart

export function PlanCorrectionDialog({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const { id, title, rocYear, occasion, periodStart, periodEnd } = plan
  const [draft, setDraft] = useState<Omit<PlanCorrection, 'version'>>({
    id,
    title,
    rocYear,
    occasion,
    periodStart,
    periodEnd,
  })
  const save = useAction<PlanDetail>(onClose)
  const change = (changes: Partial<PlanCorrection>) => setDraft((before) => ({ ...before, ...changes }))
  const correction = { ...draft, version: plan.version }
  const wrong = isReversed(correction) ? t('plan.header.reversed') : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!wrong) save.mutate({ method: 'PATCH', address: `/plans/${id}`, input: correction })
  }
  const suggestion = suggestionFor(draft.occasion, draft.rocYear)
  return (
    <Dialog title={t('plan.header.correct')} isOpen onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        <TextField
          label={t('plan.header.name')}
          isRequired
          maxLength={200}
          value={draft.title}
          onChange={(value) => change({ title: value })}
        />
        <div className={styles.pair}>
          <TextField
            label={t('plan.header.year')}
            description={t('plan.header.yearText')}
            isRequired
            inputMode="numeric"
            pattern="[0-9]{1,3}"
            value={draft.rocYear === null ? '' : String(draft.rocYear)}
            onChange={(value) => change({ rocYear: Number.parseInt(value, 10) || null })}
          />
          <Select
            label={t('plan.header.occasion')}
            description={t('plan.header.occasionText')}
            options={occasions}
            empty={t('plan.header.missing')}
            value={draft.occasion ?? ''}
            onChange={(value) => change({ occasion: (value || null) as PlanCorrection['occasion'] })}
          />
        </div>
        <div className={styles.pair}>
          <DateField
            label={t('plan.header.start')}
            value={draft.periodStart}
            onChange={(value) => change({ periodStart: value })}
          />
          <DateField
            label={t('plan.header.end')}
            value={draft.periodEnd}
            onChange={(value) => change({ periodEnd: value })}
            error={wrong}
          />
        </div>
        {suggestion && (suggestion.start !== draft.periodStart || suggestion.end !== draft.periodEnd) && (
          <p className={styles.hint}>
            {t('plan.header.suggested', { start: dateText(suggestion.start), end: dateText(suggestion.end) })}
            <Button kind="quiet" onPress={() => change({ periodStart: suggestion.start, periodEnd: suggestion.end })}>
              {t('plan.header.useSuggested')}
            </Button>
          </p>
        )}
        <FormActions action={save} label={t('web.save')} onCancel={onClose} />
      </form>
    </Dialog>
  )
}
