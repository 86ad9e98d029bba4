import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { dateInTaipei } from '#domain/date.ts'
import type { Draw } from '#domain/draw/draw.ts'
import type { InspectionPlanDraft } from '#domain/inspection-plan/inspection-plan.ts'
import { drawQuery } from '#web/draw/draw.queries.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { useSession } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { useNow } from '#web/platform/use-now.ts'
import { PlanForm } from './plan-form.tsx'

export function InspectionPlanNewPage() {
  const { drawId } = useSearch({ from: '/checks/plans/new' })
  const navigate = useNavigate()
  const { person } = useSession()
  const draw = useQuery({ ...drawQuery(drawId ?? ''), enabled: drawId !== undefined })
  const [id] = useState(newId)
  const now = useNow()
  const [today] = useState(() => dateInTaipei(new Date(now())))
  const isWaiting = drawId !== undefined && !draw.data && !draw.error
  return (
    <Page
      title={t('inspectionPlan.new')}
      lead={t('inspectionPlan.newLead')}
      above={<Link to="/checks/plans">{t('inspectionPlan.title')}</Link>}
    >
      <Failure error={draw.error} />
      {isWaiting ? (
        <Skeleton lines={8} />
      ) : (
        <PlanForm
          initial={emptyDraft({ id, today, personId: person.id, draw: draw.data })}
          onSaved={() => navigate({ to: '/checks/plans/$inspectionPlanId', params: { inspectionPlanId: id } })}
        />
      )}
    </Page>
  )
}

type Beginning = { id: string; today: string; personId: string; draw: Draw | undefined }

/** What was drawn is inspected: units as such, people and items in words. */
function emptyDraft({ id, today, personId, draw }: Beginning): InspectionPlanDraft {
  const drawn = draw?.ranking?.slice(0, draw.count) ?? []
  const units = draw?.subject === 'unit' ? drawn.flatMap(({ subjectId }) => subjectId ?? []) : []
  return {
    id,
    version: 0,
    kind: 'irregular',
    title: '',
    planId: null,
    clauseId: null,
    drawId: draw?.id ?? null,
    fromDate: today,
    toDate: today,
    announced: true,
    remark: draw && draw.subject !== 'unit' ? drawn.map(({ name }) => name).join('\n') : '',
    inspectorIds: [personId],
    jointUnitIds: [],
    targets: units.map((unitId) => ({ id: newId(), unitId, checklistId: '' })),
  }
}
