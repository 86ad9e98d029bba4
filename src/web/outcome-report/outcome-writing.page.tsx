import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import type { OutcomeDraft } from '#domain/outcome-report/outcome-draft.ts'
import type { OutcomeReport, OutcomeReportView } from '#domain/outcome-report/outcome-report.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { useKeptDraft } from '#web/platform/kept-draft.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import editing from '#web/platform/ui/editing.module.css'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { FigureFields, isFigureWrong } from './figure-fields.tsx'
import { outcomeReportQuery } from './outcome-report.queries.ts'
import { PhotographFields } from './photograph-fields.tsx'
import { ReasonFields } from './reason-fields.tsx'
import { SectionFields } from './section-fields.tsx'

const route = getRouteApi('/outcome/$planId/write')

export type WritingProps = {
  report: OutcomeReport
  content: OutcomeDraft
  change: (changes: Partial<OutcomeDraft>) => void
}

export function OutcomeWritingPage() {
  const { planId } = route.useParams()
  const { data: view, error } = useQuery(outcomeReportQuery(planId))
  return (
    <Page
      title={view ? t('outcome.writeTitle', { plan: view.report.title }) : t('outcome.write')}
      above={
        <Link to="/outcome/$planId" params={{ planId }}>
          {view ? t('outcome.title', { plan: view.report.title }) : t('place.outcome')}
        </Link>
      }
      lead={t('outcome.writeLead')}
    >
      <Failure error={error} />
      {!view && !error && <Skeleton lines={8} />}
      {view?.draft && <Writing key={planId} report={view.report} draft={view.draft} />}
      {view && !view.draft && <Banner title={t('problem.outcomeReport.already_closed')} />}
    </Page>
  )
}

type Draft = NonNullable<OutcomeReportView['draft']>

function Writing({ report, draft: { version, content: saved } }: { report: OutcomeReport; draft: Draft }) {
  const navigate = useNavigate()
  const { planId } = report
  const { content, isOvertaken, change, forget } = useKeptDraft(`outcome.${planId}`, saved, version)
  const save = useAction<OutcomeReportView>(async () => {
    forget()
    await navigate({ to: '/outcome/$planId', params: { planId } })
  })
  const isChanged = JSON.stringify(content) !== JSON.stringify(saved)
  const isWrong = content.texts.some(({ text }) => text.trim() === '') || content.figures.some(isFigureWrong)
  const props = { report, content, change }
  return (
    <>
      {isOvertaken && (
        <Banner tone="due" title={t('outcome.write.overtaken')}>
          <Button onPress={forget}>{t('route.edit.anew')}</Button>
        </Banner>
      )}
      <Section title={t('outcome.byText')}>
        <SectionFields {...props} />
      </Section>
      <Section title={t('outcome.reasons')}>
        <ReasonFields {...props} />
      </Section>
      <Section title={t('outcome.byPhotographs')}>
        <PhotographFields {...props} />
      </Section>
      <Section title={t('outcome.figures')}>
        <FigureFields {...props} />
      </Section>
      <Failure error={save.error} />
      <div className={editing.bar}>
        <span>{t(isChanged ? 'outcome.write.kept' : 'outcome.write.unchanged')}</span>
        {isChanged && <Button onPress={forget}>{t('outcome.write.discard')}</Button>}
        <Button
          kind="main"
          isDisabled={!isChanged || isOvertaken || isWrong}
          isPending={save.isPending}
          onPress={() =>
            save.mutate({ method: 'PUT', address: `/plans/${planId}/outcome-report`, input: { version, ...content } })
          }
        >
          {t('web.save')}
        </Button>
      </div>
    </>
  )
}
