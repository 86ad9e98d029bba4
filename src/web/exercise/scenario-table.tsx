import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { t } from '#web/platform/i18n.ts'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { scenariosQuery } from './exercise.queries.ts'
import { titleText } from './exercise-words.ts'

/** What can be played: the agency's own, and the models to be copied. */
export function ScenarioTable() {
  const { data } = useQuery(scenariosQuery)
  if (!data) return null
  return (
    <Section title={t('exercise.scenarios')}>
      <p>{t('exercise.scenariosText')}</p>
      <DataTable
        caption={t('exercise.scenarios')}
        rows={data}
        keyOf={({ key }) => key}
        columns={[
          {
            title: t('exercise.scenario'),
            cell: (one) => (
              <Link to="/exercises/scenarios/$scenarioKey" params={{ scenarioKey: one.key }}>
                {titleText(one)}
              </Link>
            ),
          },
          { title: t('exercise.length'), cell: ({ minutes }) => t('exercise.took', { minutes }) },
          { title: t('exercise.injects'), cell: ({ injects }) => injects.length },
          { title: t('exercise.origin'), cell: ({ own }) => t(own ? 'exercise.ownScenario' : 'exercise.model') },
        ]}
      />
    </Section>
  )
}
