import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { Exercise } from '#domain/exercise/exercise.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { useMay } from '#web/platform/session.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { DocumentLinks } from '#web/platform/ui/document-links.tsx'
import { Facts } from '#web/platform/ui/facts.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import styles from './exercise.module.css'
import { exerciseQuery } from './exercise.queries.ts'
import { ExerciseInjects } from './exercise-injects.tsx'
import { ExerciseState } from './exercise-list.page.tsx'
import { ExerciseScore } from './exercise-score.tsx'
import { settingText, titleText } from './exercise-words.ts'
import { FinishDialog } from './finish-dialog.tsx'

/** What has come, and for whoever leads it how it goes. */
export function ExercisePage() {
  const { exerciseId } = useParams({ from: '/exercises/$exerciseId' })
  const { data: exercise, error } = useQuery(exerciseQuery(exerciseId))
  return (
    <Page
      wide
      title={exercise ? titleText(exercise) : t('exercise.title')}
      above={<Link to="/exercises">{t('exercise.title')}</Link>}
      lead={exercise && settingText(exercise)}
      actions={exercise && <ExerciseActions exercise={exercise} />}
    >
      <Failure error={exercise ? null : error} />
      {!exercise && !error && <Skeleton lines={6} />}
      {exercise && <Course exercise={exercise} />}
    </Page>
  )
}

function Course({ exercise }: { exercise: Exercise }) {
  const { unitName, startedAt, startedByName, endsAt, endedAt, endedByName, finishedAt, finishedByName } = exercise
  return (
    <>
      <Facts
        facts={[
          [t('exercise.state'), <ExerciseState key="state" one={exercise} />],
          [t('exercise.place'), unitName],
          [t('exercise.started'), `${instantText(startedAt)}　${startedByName}`],
          [t('exercise.endsAt'), endedAt ? null : instantText(endsAt)],
          [t('exercise.endedAt'), endedAt && `${instantText(endedAt)}　${endedByName ?? t('exercise.endedInTime')}`],
          [t('exercise.finishedAt'), finishedAt && `${instantText(finishedAt)}　${finishedByName}`],
        ]}
      />
      {!endedAt && <Banner quiet>{t('exercise.howTo')}</Banner>}
      <ExerciseInjects exercise={exercise} />
      {exercise.result && <ExerciseScore exercise={exercise} result={exercise.result} />}
      {exercise.finishedAt && (
        <Section title={t('exercise.lessons')}>
          <p className={styles.prose}>{exercise.lessons}</p>
        </Section>
      )}
    </>
  )
}

function ExerciseActions({ exercise }: { exercise: Exercise }) {
  const may = useMay()
  const [open, setOpen] = useState<'stop' | 'finish' | null>(null)
  const close = () => setOpen(null)
  const { id, endedAt, finishedAt, result } = exercise
  if (finishedAt) return may('exercise.download') ? <DocumentLinks address={`/exercises/${id}/report`} /> : null
  return (
    <>
      {!endedAt && may('exercise.stop') && <Button onPress={() => setOpen('stop')}>{t('exercise.stop')}</Button>}
      {endedAt && result && may('exercise.finish') && (
        <Button kind="main" onPress={() => setOpen('finish')}>
          {t('exercise.finish')}
        </Button>
      )}
      {open === 'stop' && <StopDialog id={id} onClose={close} />}
      {open === 'finish' && <FinishDialog id={id} onClose={close} />}
    </>
  )
}

/** What has not come by then never comes. */
function StopDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const stop = useAction<Exercise>(onClose)
  return (
    <Dialog title={t('exercise.stop')} isOpen onClose={onClose}>
      <p>{t('exercise.stopText')}</p>
      <Failure error={stop.error} />
      <Actions>
        <Button
          kind="main"
          isPending={stop.isPending}
          onPress={() => stop.mutate({ address: `/exercises/${id}/stop`, input: {} })}
        >
          {t('exercise.stop')}
        </Button>
        <Button onPress={onClose}>{t('web.cancel')}</Button>
      </Actions>
    </Dialog>
  )
}
