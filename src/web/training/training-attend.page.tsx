import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { CodeEntry } from '#web/meeting/code-entry.tsx'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { trainingByCodeQuery } from './training.queries.ts'
import { kindText } from './training-words.tsx'

/** The code that is shown where it takes place. */
export function TrainingAttendPage() {
  const navigate = useNavigate()
  return (
    <Page title={t('training.attend')} lead={t('training.attendLead')}>
      <CodeEntry onCode={(code) => navigate({ to: '/awareness/trainings/attend/$code', params: { code } })} />
    </Page>
  )
}

/** Here: one press. */
export function TrainingAttendByCodePage() {
  const { code } = useParams({ from: '/awareness/trainings/attend/$code' })
  const { data: found, error } = useQuery(trainingByCodeQuery(code))
  const attend = useAction()
  return (
    <Page
      title={found?.title ?? t('training.attend')}
      lead={found && kindText(found)}
      above={<Link to="/awareness/trainings/attend">{t('training.attend')}</Link>}
    >
      <Failure error={error ?? attend.error} />
      {!found && !error && <Skeleton />}
      {found?.hasCome && <Banner tone="done" title={t('training.hasCome')} />}
      {found && !found.hasCome && (
        <Button
          kind="main"
          wide
          isPending={attend.isPending}
          onPress={() => attend.mutate({ address: '/training-attendance', input: { code } })}
        >
          {t('training.come')}
        </Button>
      )}
    </Page>
  )
}
