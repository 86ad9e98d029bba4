import type { Duty } from '#domain/duty/duty.ts'
import { useUnits } from '#web/agency/agency.queries.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { Banner } from '#web/platform/ui/banner.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import type { DutyFields } from './duty-form.tsx'
import { type ComparedField, differencesOf } from './review-queue.ts'
import type { Conflict } from './review-state.ts'

const titles = {
  what: 'plan.duty.what',
  action: 'plan.duty.action',
  mode: 'plan.duty.mode',
  timing: 'plan.duty.timing',
  unitIds: 'plan.duty.units',
  evidence: 'plan.duty.evidence',
  checklistKinds: 'plan.duty.checklists',
  trigger: 'plan.duty.trigger',
  recipients: 'plan.duty.recipients',
  status: 'plan.duty.status',
} as const

function valueText(duty: Partial<Duty>, field: ComparedField, nameOfUnit: (id: string) => string): string {
  const value = duty[field]
  if (field === 'unitIds') return (duty.unitIds ?? []).map(nameOfUnit).join(t('web.comma'))
  if (field === 'recipients') return (duty.recipients ?? []).map(({ name }) => name).join(t('web.comma'))
  if (field === 'checklistKinds')
    return (duty.checklistKinds ?? []).map((kind) => nameOf('checklist.kind', kind)).join(t('web.comma'))
  if (field === 'what' || field === 'trigger') return String(value ?? '')
  return nameOf(`duty.${field}`, String(value))
}

/** Both versions side by side, where they differ. What was typed stays in the form below. */
export function ConflictNotice({ conflict, typed }: { conflict: Conflict; typed: DutyFields | null }) {
  const { nameOfUnit } = useUnits()
  const mine: Partial<Duty> = typed ?? conflict.before
  const rows = differencesOf(mine, conflict.now)
  return (
    <Banner tone="due" title={t('plan.review.conflict')}>
      <p>{t(typed ? 'plan.review.conflictTyped' : 'plan.review.conflictSeen')}</p>
      {rows.length > 0 && (
        <DataTable
          caption={t('plan.review.conflict')}
          rows={rows}
          keyOf={(field) => field}
          columns={[
            { title: t('plan.review.field'), cell: (field) => t(titles[field]) },
            { title: t('plan.review.theirs'), cell: (field) => valueText(conflict.now, field, nameOfUnit) },
            {
              title: t(typed ? 'plan.review.mine' : 'plan.review.before'),
              cell: (field) => valueText(mine, field, nameOfUnit),
            },
          ]}
        />
      )}
    </Banner>
  )
}
