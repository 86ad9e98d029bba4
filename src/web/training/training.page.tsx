import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { Training, TrainingDraft } from '#domain/training/training.ts'
import { useUnits } from '#web/agency/agency.queries.ts'
import { CodeShown } from '#web/meeting/code-shown.tsx'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Facts } from '#web/platform/ui/facts.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { Attendances } from './attendances.tsx'
import { Findings } from './findings.tsx'
import { ResultForm, ResultShown } from './result-form.tsx'
import styles from './training.module.css'
import { trainingQuery } from './training.queries.ts'
import { TrainingActs } from './training-acts.tsx'
import { TrainingForm } from './training-form.tsx'
import { kindText, TrainingMark } from './training-words.tsx'

/** A drill or a seminar: what was planned, who came, what was found. */
export function TrainingPage() {
  const { trainingId } = useParams({ from: '/awareness/trainings/$trainingId' })
  const { data: training, error } = useQuery(trainingQuery(trainingId))
  return (
    <Page
      wide
      title={training?.title ?? t('awareness.part.trainings')}
      above={
        <Link to="/awareness" search={{ part: 'trainings' }}>
          {t('awareness.part.trainings')}
        </Link>
      }
      lead={training && <TrainingMark status={training.status} />}
      actions={training && <TrainingActs training={training} />}
    >
      <Failure error={error} />
      {!training && !error && <Skeleton lines={8} />}
      {training && <Shown key={training.id} training={training} />}
    </Page>
  )
}

export type TrainingProps = { training: Training }

const draftOf = (training: Training): TrainingDraft => {
  const { id, version, kind, title, place, startsAt, endsAt, leader, programme, unitIds, planId, clauseId } = training
  return { id, version, kind, title, place, startsAt, endsAt, leader, programme, unitIds, planId, clauseId }
}

function Shown({ training }: TrainingProps) {
  const may = useMay()
  const [isEditing, setEditing] = useState(false)
  const stop = () => setEditing(false)
  const { id, status, code, came, begunAt } = training
  if (isEditing) return <TrainingForm initial={draftOf(training)} onSaved={stop} onCancel={stop} />
  return (
    <>
      <TrainingFacts training={training} />
      {status === 'planned' && may('training.plan') && (
        <div>
          <Button onPress={() => setEditing(true)}>{t('training.change')}</Button>
        </div>
      )}
      {status === 'running' && may('training.showCode') && (
        <CodeShown address={`/trainings/${id}/code.png`} code={code} aside={t('training.came', { came })} />
      )}
      {training.programme && (
        <Section title={t('training.programme')}>
          <p className={styles.prose}>{training.programme}</p>
        </Section>
      )}
      {begunAt && (
        <>
          <Attendances training={training} />
          {may('training.record') ? (
            <ResultForm key={training.version} training={training} />
          ) : (
            <ResultShown training={training} />
          )}
          <Findings training={training} />
        </>
      )}
    </>
  )
}

function TrainingFacts({ training }: TrainingProps) {
  const { nameOfUnit } = useUnits()
  const { startsAt, endsAt, place, leader, unitIds, planId, planTitle, clauseLabel } = training
  return (
    <Facts
      facts={[
        [t('training.kind'), kindText(training)],
        [t('training.time'), `${instantText(startsAt)} － ${instantText(endsAt)}`],
        [t('training.place'), place],
        [t('training.leader'), leader],
        [t('awareness.units'), unitIds.map(nameOfUnit).join(t('web.comma')) || t('awareness.allUnits')],
        [
          t('awareness.serves'),
          planId && (
            <Link key="plan" to="/plans/$planId" params={{ planId }}>
              {[planTitle, clauseLabel].filter(Boolean).join('　')}
            </Link>
          ),
        ],
      ]}
    />
  )
}
