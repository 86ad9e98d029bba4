import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Exercise, ExerciseResult, InjectScore } from '#domain/exercise/exercise.ts'
import { countedOf } from '#domain/exercise/exercise-result.rules.ts'
import { useAction } from '#web/platform/action.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { useMay } from '#web/platform/session.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import styles from './exercise.module.css'
import { askedText, doneText, ruleText, verdictTones } from './exercise-words.ts'

type Scored = { exercise: Exercise; result: ExerciseResult }

/** Every line that counts, and how many came out which way. */
export function ExerciseScore({ exercise, result }: Scored) {
  return (
    <Section title={t('exercise.score')}>
      <p>{t('exercise.scoreText')}</p>
      <TotalLine result={result} />
      {result.injects.map((score) => (
        <ScoreOfInject key={score.injectId} exercise={exercise} result={result} score={score} />
      ))}
    </Section>
  )
}

const TotalLine = ({ result: { totals } }: { result: ExerciseResult }) => (
  <p className={styles.line}>
    <strong>{t('exercise.totalOf', { met: totals.met, counted: countedOf(totals) })}</strong>
    {(['late', 'wrongMeans', 'different', 'missed', 'open'] as const)
      .filter((verdict) => totals[verdict] > 0)
      .map((verdict) => (
        <StateMark key={verdict} tone={verdictTones[verdict]}>
          {t('exercise.totalPart', { verdict: t(`exercise.verdict.${verdict}`), count: totals[verdict] })}
        </StateMark>
      ))}
  </p>
)

function ScoreOfInject({ exercise, result, score }: Scored & { score: InjectScore }) {
  const may = useMay()
  const kind = exercise.injects.find(({ id }) => id === score.injectId)?.expects?.kind
  const title = kind ? nameOf('route.kind', kind) : ''
  return (
    <article className={styles.score} aria-label={title}>
      <h3>{title}</h3>
      <Answering score={score} />
      {!exercise.finishedAt && may('exercise.choose') && (
        <ChooseIncident exercise={exercise} result={result} score={score} />
      )}
      {score.lines.length > 0 && (
        <DataTable
          caption={title}
          rows={score.lines}
          keyOf={({ asks, authority }) => `${asks} ${authority}`}
          columns={[
            { title: t('exercise.report.asked'), cell: askedText },
            { title: t('exercise.report.limit'), cell: ({ limitAt }) => limitAt && instantText(limitAt) },
            { title: t('exercise.report.done'), cell: (line) => doneText(line, score) },
            {
              title: t('exercise.report.verdict'),
              cell: ({ verdict }) => (
                <StateMark tone={verdictTones[verdict]}>{t(`exercise.verdict.${verdict}`)}</StateMark>
              ),
            },
            { title: t('exercise.report.basis'), cell: ruleText },
          ]}
        />
      )}
    </article>
  )
}

function Answering({ score: { match, incident } }: { score: InjectScore }) {
  if (!incident)
    return match === 'ambiguous' ? (
      <Banner tone="due" quiet>
        {t('exercise.match.ambiguous')}
      </Banner>
    ) : (
      <p>{t('exercise.match.none')}</p>
    )
  return (
    <p className={styles.line}>
      <Link to="/reports/$incidentId" params={{ incidentId: incident.id }}>
        {t('exercise.answeredBy', { number: incident.number, what: incident.what })}
      </Link>
      {match === 'chosen' && <span className={styles.soft}>{t('exercise.match.chosen')}</span>}
    </p>
  )
}

/** What the rule cannot tell, a person says. */
function ChooseIncident({ exercise, result, score }: Scored & { score: InjectScore }) {
  const [chosen, setChosen] = useState<string | null>(null)
  const choose = useAction<Exercise>(() => setChosen(null))
  const value = chosen ?? score.incident?.id ?? ''
  const send = () =>
    choose.mutate({
      address: `/exercises/${exercise.id}/choices`,
      input: { injectId: score.injectId, incidentId: value || null },
    })
  return (
    <div className={styles.choice}>
      <Select
        label={t('exercise.chooseLabel')}
        empty={t('exercise.chooseNone')}
        value={value}
        options={result.recorded.map(({ id, number, what }) => ({ value: id, label: `${number}　${what}` }))}
        onChange={setChosen}
      />
      <Button isPending={choose.isPending} onPress={send}>
        {t('exercise.choose')}
      </Button>
      <Failure error={choose.error} />
    </div>
  )
}
