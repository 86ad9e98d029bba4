import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Exercise } from '#domain/exercise/exercise.ts'
import type { Scenario, ScenarioListed } from '#domain/exercise/scenario.ts'
import { useAction } from '#web/platform/action.ts'
import { agencyQuery } from '#web/platform/agency.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { scenariosQuery } from './exercise.queries.ts'
import { settingText, titleText } from './exercise-words.ts'

/** Which course, and in which unit it happens; from then on it comes by itself. */
export function StartExercise() {
  const navigate = useNavigate()
  const scenarios = useQuery(scenariosQuery)
  const agency = useQuery(agencyQuery)
  const [chosenKey, setKey] = useState<string | null>(null)
  const [chosenUnit, setUnit] = useState<string | null>(null)
  const start = useAction<Exercise>(({ id }) => navigate({ to: '/exercises/$exerciseId', params: { exerciseId: id } }))
  const units = agency.data?.units.filter(({ abolishedOn }) => abolishedOn === null) ?? []
  const scenario = scenarios.data?.find(({ key }) => key === chosenKey) ?? scenarios.data?.[0]
  const unitId = chosenUnit ?? units[0]?.id
  const send = () => {
    if (scenario && unitId)
      start.mutate({ address: '/exercises', input: { id: newId(), scenario: scenario.key, unitId } })
  }
  return (
    <Section title={t('exercise.start')}>
      <Form label={t('exercise.start')} onSubmit={send}>
        <Select
          label={t('exercise.scenario')}
          value={scenario?.key ?? ''}
          options={scenarios.data?.map((one) => ({ value: one.key, label: labelOf(one) })) ?? []}
          onChange={setKey}
        />
        {scenario && <Foreseen scenario={scenario} />}
        <Select
          label={t('exercise.place')}
          description={t('exercise.placeText')}
          value={unitId ?? ''}
          options={units.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setUnit}
        />
        <Failure error={scenarios.error ?? agency.error ?? start.error} />
        <Actions>
          <Button type="submit" kind="main" isDisabled={!scenario || !unitId} isPending={start.isPending}>
            {t('exercise.start')}
          </Button>
        </Actions>
      </Form>
    </Section>
  )
}

/** A copy may still bear the title of its model. */
const labelOf = (one: ScenarioListed): string =>
  one.own ? t('exercise.ownTitle', { title: titleText(one) }) : titleText(one)

const Foreseen = ({ scenario }: { scenario: Scenario }) => (
  <p>
    {settingText(scenario)}
    {t('exercise.lasts', { minutes: scenario.minutes, count: scenario.injects.length })}
  </p>
)
