import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { numbered } from '#domain/plan/clause-numbering.rules.ts'
import { goneReference } from '#domain/plan/clause-reference.rules.ts'
import type { PlanDetail } from '#domain/plan/plan.ts'
import { useUndoKeys } from '#web/checklist/use-editor.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import editing from '#web/platform/ui/editing.module.css'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import { ClauseRow } from './clause-editor.tsx'
import { planQuery } from './plan.queries.ts'
import styles from './plan-editor.module.css'
import { usePlanEditor } from './use-plan-editor.ts'

const route = getRouteApi('/plans/$planId/write')

/** The plan's clauses, to be written: numbers by themselves, references that follow. */
export function PlanEditorPage() {
  const { planId } = route.useParams()
  const { data: detail, error } = useQuery(planQuery(planId))
  const above = (
    <Link to="/plans/$planId" params={{ planId }}>
      {detail?.plan.title ?? t('place.plans')}
    </Link>
  )
  return (
    <Page title={t('plan.write.title')} above={above} lead={t('plan.write.lead')}>
      <Failure error={error} />
      {!detail && !error && <Skeleton lines={8} />}
      {detail && detail.plan.status !== 'draft' && <Banner tone="due">{t('problem.plan.not_draft')}</Banner>}
      {detail?.plan.status === 'draft' && <Writing key={planId} detail={detail} />}
    </Page>
  )
}

function Writing({ detail }: { detail: PlanDetail }) {
  const { plan } = detail
  const queries = useQueryClient()
  const navigate = useNavigate()
  const editor = usePlanEditor(detail)
  const { clauses, isChanged, isOvertaken, forget } = editor
  useUndoKeys(editor)
  const save = useAction<PlanDetail>(async (answer) => {
    forget()
    queries.setQueryData(planQuery(plan.id).queryKey, answer)
    await navigate({ to: '/plans/$planId', params: { planId: plan.id } })
  })
  const markers = numbered(clauses, editor.numbering)
  const empty = clauses.filter(({ heading, text }) => !heading.trim() && !text.trim()).length
  const gone = clauses.filter(({ heading, text }) => (heading + text).includes(goneReference)).length
  const input = { id: plan.id, version: plan.version, clauses: clauses.map(({ key: _, ...clause }) => clause) }
  return (
    <>
      {isOvertaken && (
        <Banner tone="due" title={t('plan.write.overtaken')}>
          <Button onPress={editor.discard}>{t('route.edit.anew')}</Button>
        </Banner>
      )}
      {gone > 0 && <Banner tone="due">{t('plan.write.gone', { count: gone, words: goneReference })}</Banner>}
      <ol className={styles.clauses} aria-label={t('plan.write.clauses')}>
        {clauses.map((clause, at) => (
          <ClauseRow
            key={clause.key}
            clause={clause}
            marker={markers[at]!.marker}
            editor={editor}
            asOf={plan.periodStart ?? plan.asOf}
          />
        ))}
      </ol>
      <Failure error={save.error} />
      <div className={editing.bar}>
        <span>
          {empty > 0 ? (
            <StateMark tone="late">{t('plan.write.emptyCount', { count: empty })}</StateMark>
          ) : (
            t(isChanged ? 'exercise.kept' : 'route.edit.unchanged')
          )}
        </span>
        <Button isDisabled={!editor.canUndo} onPress={editor.undo}>
          {t('plan.write.undo')}
        </Button>
        <Button isDisabled={!editor.canRedo} onPress={editor.redo}>
          {t('plan.write.redo')}
        </Button>
        {isChanged && <Button onPress={editor.discard}>{t('route.edit.discard')}</Button>}
        <Button
          kind="main"
          isDisabled={!isChanged || isOvertaken || empty > 0}
          isPending={save.isPending}
          onPress={() => save.mutate({ method: 'PUT', address: `/plans/${plan.id}/clauses`, input })}
        >
          {t('web.save')}
        </Button>
      </div>
    </>
  )
}
