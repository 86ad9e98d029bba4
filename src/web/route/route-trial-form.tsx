import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo, useState } from 'react'
import { IncidentFlag, IncidentKind, type RouteCondition, type RouteContent } from '#domain/route/route.ts'
import type { RouteTrial } from '#domain/route/route-catalogue.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Chips } from '#web/platform/ui/chips.tsx'
import { MomentField } from '#web/platform/ui/date-field.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { useNow } from '#web/platform/use-now.ts'
import styles from './route.module.css'
import { trialQuery } from './route.queries.ts'
import { listText, namesOf, useFlagName } from './route-words.ts'
import { useSettled } from './settled.ts'
import { TrialResult } from './trial-result.tsx'

type Draft = { key: string; content: RouteContent }
type RouteTrialFormProps = {
  /** What the route that one comes from is for. */
  first: RouteCondition | undefined
  /** What is being written takes the place of what was published. */
  draft: Draft | null
  /** Question and answer side by side, where there is room. */
  isWide?: boolean
}

const maxKinds = 8
const kinds = () => IncidentKind.options.map((value) => ({ value, label: nameOf('route.kind', value) }))
const levels = ['', '1', '2', '3', '4'] as const

/** "If this happened on that day": who is told by when, and by which rule. */
export function RouteTrialForm({ first, draft, isWide = false }: RouteTrialFormProps) {
  const { facts, change, knownAt, setKnownAt } = useFacts(first)
  const flagName = useFlagName()
  const trial = useMemo<RouteTrial>(() => ({ facts, knownAt, draft }), [facts, knownAt, draft])
  const asked = useSettled(trial)
  const { data, error, isPlaceholderData } = useQuery({
    ...trialQuery(asked),
    enabled: asked.facts.kinds.length > 0,
    placeholderData: keepPreviousData,
  })
  return (
    <section className={isWide ? styles.two : styles.column} aria-label={t('route.trial.title')}>
      <Section title={t('route.trial.title')}>
        <p>{t(draft ? 'route.trial.draftText' : 'route.trial.text')}</p>
        <Foldable
          label={t('route.trial.kinds')}
          chosen={namesOf('route.kind', facts.kinds)}
          isOpen={first === undefined}
        >
          <Chips
            label={t('route.trial.kinds')}
            hideLabel
            options={kinds()}
            chosen={facts.kinds}
            onChange={(kinds) => change({ kinds: kinds.slice(-maxKinds) })}
          />
        </Foldable>
        {facts.kinds.includes('cyberIncident') && (
          <Segmented
            label={t('route.trial.level')}
            value={String(facts.cyberSeverity ?? '') as (typeof levels)[number]}
            onChange={(level) => change({ cyberSeverity: level === '' ? null : Number(level) })}
            segments={levels.map((value) => ({
              value,
              label: value === '' ? t('route.trial.unjudged') : nameOf('route.level', value),
            }))}
          />
        )}
        <Foldable
          label={t('route.trial.flags')}
          chosen={listText(facts.flags.map(flagName))}
          isOpen={first === undefined}
        >
          <Chips
            label={t('route.trial.flags')}
            hideLabel
            options={IncidentFlag.options.map((value) => ({ value, label: flagName(value) }))}
            chosen={facts.flags}
            onChange={(flags) => change({ flags })}
          />
        </Foldable>
        <MomentField
          label={t('route.trial.knownAt')}
          isRequired
          value={knownAt}
          onChange={(moment) => moment && setKnownAt(moment)}
        />
      </Section>
      <div className={styles.column}>
        <Failure error={error} />
        {facts.kinds.length === 0 && <p>{t('route.trial.choose')}</p>}
        {facts.kinds.length > 0 && data && !error && (
          <TrialResult tried={data} knownAt={asked.knownAt} isBusy={isPlaceholderData} />
        )}
      </div>
    </section>
  )
}

type FoldableProps = { label: string; chosen: string; isOpen: boolean; children: ReactNode }

/** What was chosen stands in one line; beside a route that is mostly all there is to say. */
const Foldable = ({ label, chosen, isOpen, children }: FoldableProps) => (
  <details className={styles.foldable} open={isOpen}>
    <summary>
      <strong>{label}</strong>
      {chosen}
    </summary>
    {children}
  </details>
)

function useFacts(first: RouteCondition | undefined) {
  const now = useNow()
  const [knownAt, setKnownAt] = useState(now)
  const [facts, setFacts] = useState<RouteTrial['facts']>(() => ({
    kinds: first ? [first.kind] : [],
    flags: first?.flags ?? [],
    cyberSeverity: first?.cyberSeverity[0] ?? null,
  }))
  const change = (changes: Partial<RouteTrial['facts']>) => setFacts((before) => ({ ...before, ...changes }))
  return { facts, change, knownAt, setKnownAt }
}
