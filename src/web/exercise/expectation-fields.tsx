import type { ScenarioContent } from '#domain/exercise/scenario.ts'
import { isSealedKind } from '#domain/incident/incident-kind.rules.ts'
import { IncidentFlag, IncidentKind } from '#domain/route/route.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { Chips } from '#web/platform/ui/chips.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { useFlagName } from '#web/route/route-words.ts'
import { MinutesField } from './minutes-field.tsx'

type Expects = ScenarioContent['injects'][number]['expects']
type ExpectationFieldsProps = { expects: Expects; onChange: (expects: Expects) => void }

const levels = [1, 2, 3, 4] as const
const plain = { orKinds: [], flags: [], cyberSeverity: null, knowWithin: 10, controlWithin: null }
const openKinds = IncidentKind.options.filter((kind) => !isSealedKind(kind))

/** What the matter really is, and how soon it should be known and under control. */
export function ExpectationFields({ expects, onChange }: ExpectationFieldsProps) {
  const flagName = useFlagName()
  const kinds = openKinds.map((value) => ({ value, label: nameOf('route.kind', value) }))
  const asKind = (kind: IncidentKind): NonNullable<Expects> => ({
    ...(expects ?? plain),
    kind,
    orKinds: (expects ?? plain).orKinds.filter((one) => one !== kind),
    cyberSeverity: kind === 'cyberIncident' ? (expects?.cyberSeverity ?? null) : null,
  })
  return (
    <>
      <Select
        label={t('exercise.expected')}
        description={t('exercise.expectedText')}
        empty={t('exercise.expectedNone')}
        value={expects?.kind ?? ''}
        options={kinds}
        onChange={(value) => onChange(value === '' ? null : asKind(value as IncidentKind))}
      />
      {expects && (
        <>
          {expects.kind === 'cyberIncident' && (
            <Select
              label={t('exercise.asks.level')}
              empty={t('exercise.levelOpen')}
              value={String(expects.cyberSeverity ?? '')}
              options={levels.map((level) => ({ value: String(level), label: nameOf('route.level', String(level)) }))}
              onChange={(value) =>
                onChange({
                  ...expects,
                  cyberSeverity: value === '' ? null : (Number(value) as (typeof levels)[number]),
                })
              }
            />
          )}
          <Chips
            label={t('exercise.orKinds')}
            options={kinds.filter(({ value }) => value !== expects.kind)}
            chosen={expects.orKinds}
            onChange={(orKinds) => onChange({ ...expects, orKinds })}
          />
          <Chips
            label={t('exercise.flags')}
            options={IncidentFlag.options.map((value) => ({ value, label: flagName(value) }))}
            chosen={expects.flags}
            onChange={(flags) => onChange({ ...expects, flags })}
          />
          <MinutesField
            label={t('exercise.knowWithin')}
            isRequired
            value={expects.knowWithin}
            onChange={(minutes) => onChange({ ...expects, knowWithin: minutes ?? 0 })}
          />
          <MinutesField
            label={t('exercise.controlWithin')}
            description={t('exercise.controlWithinText')}
            value={expects.controlWithin}
            onChange={(controlWithin) => onChange({ ...expects, controlWithin })}
          />
        </>
      )}
    </>
  )
}
