import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { ScenarioListed } from '#domain/exercise/scenario.ts'
import { useAction } from '#web/platform/action.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { useSession } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import styles from './exercise.module.css'
import { scenariosQuery } from './exercise.queries.ts'
import { injectText, settingText, titleText } from './exercise-words.ts'
import { ScenarioEditor } from './scenario-editor.tsx'

/** A model to be read and copied, or one of the agency's own to be changed. */
export function ScenarioPage() {
  const { scenarioKey } = useParams({ from: '/exercises/scenarios/$scenarioKey' })
  const { data, error } = useQuery(scenariosQuery)
  const scenario = data?.find(({ key }) => key === scenarioKey)
  return (
    <Page
      title={scenario ? titleText(scenario) : t('exercise.scenario')}
      above={<Link to="/exercises">{t('exercise.title')}</Link>}
      lead={scenario && <Origin scenario={scenario} />}
      actions={scenario && <ScenarioActs scenario={scenario} />}
    >
      <Failure error={error} />
      {!data && !error && <Skeleton lines={6} />}
      {data && !scenario && <EmptyState title={t('problem.exercise.scenario_unknown')} />}
      {scenario &&
        (scenario.own ? (
          <ScenarioEditor key={scenarioKey} scenario={scenario} version={scenario.own.version} />
        ) : (
          <Course scenario={scenario} />
        ))}
    </Page>
  )
}

const Origin = ({ scenario: { own } }: { scenario: ScenarioListed }) =>
  own ? t('exercise.changedBy', { at: instantText(own.changedAt), name: own.changedByName }) : t('exercise.modelText')

const Course = ({ scenario }: { scenario: ScenarioListed }) => (
  <>
    <p>
      {settingText(scenario)}
      {t('exercise.lasts', { minutes: scenario.minutes, count: scenario.injects.length })}
    </p>
    <Section title={t('exercise.injects')}>
      <ol className={styles.injects}>
        {scenario.injects.map((inject) => (
          <li key={inject.key} className={styles.inject}>
            <p className={styles.line}>
              <strong>{t('exercise.afterMinutes', { after: inject.after })}</strong>
              <span>{t(`exercise.manner.${inject.manner}`)}</span>
              <span className={styles.soft}>
                {inject.expects
                  ? t('exercise.expects', { kind: nameOf('route.kind', inject.expects.kind) })
                  : t('exercise.expectedNone')}
              </span>
            </p>
            <p className={styles.prose}>{injectText(inject)}</p>
          </li>
        ))}
      </ol>
    </Section>
  </>
)

function ScenarioActs({ scenario: { key, own } }: { scenario: ScenarioListed }) {
  const navigate = useNavigate()
  const { agency } = useSession()
  const [isOpen, setOpen] = useState(false)
  const copy = useAction<ScenarioListed>((copied) =>
    navigate({ to: '/exercises/scenarios/$scenarioKey', params: { scenarioKey: copied.key } }),
  )
  if (!agency.exercise) return null
  return (
    <>
      <Button
        kind={own ? 'plain' : 'main'}
        isPending={copy.isPending}
        onPress={() => copy.mutate({ address: '/exercise-scenarios', input: { id: newId(), from: key } })}
      >
        {t('exercise.copy')}
      </Button>
      {own && <Button onPress={() => setOpen(true)}>{t('exercise.withdraw')}</Button>}
      <Failure error={copy.error} />
      {isOpen && own && <WithdrawDialog id={key} version={own.version} onClose={() => setOpen(false)} />}
    </>
  )
}

function WithdrawDialog({ id, version, onClose }: { id: string; version: number; onClose: () => void }) {
  const navigate = useNavigate()
  const withdraw = useAction(() => navigate({ to: '/exercises' }))
  return (
    <Dialog title={t('exercise.withdraw')} isOpen onClose={onClose}>
      <p>{t('exercise.withdrawText')}</p>
      <Failure error={withdraw.error} />
      <Actions>
        <Button
          kind="main"
          isPending={withdraw.isPending}
          onPress={() => withdraw.mutate({ address: `/exercise-scenarios/${id}/withdraw`, input: { version } })}
        >
          {t('exercise.withdraw')}
        </Button>
        <Button onPress={onClose}>{t('web.cancel')}</Button>
      </Actions>
    </Dialog>
  )
}
