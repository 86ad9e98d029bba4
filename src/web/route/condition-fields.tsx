import { IncidentFlag, IncidentKind, type RouteCondition } from '#domain/route/route.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { Chips } from '#web/platform/ui/chips.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { useFlagName } from './route-words.ts'

type ConditionFieldsProps = { condition: RouteCondition; onChange: (changes: Partial<RouteCondition>) => void }

const levels = [1, 2, 3, 4]

export function ConditionFields({ condition: { kind, flags, cyberSeverity }, onChange }: ConditionFieldsProps) {
  const flagName = useFlagName()
  return (
    <>
      <Select
        label={t('route.condition.kind')}
        value={kind}
        options={IncidentKind.options.map((value) => ({ value, label: nameOf('route.kind', value) }))}
        onChange={(value) => onChange({ kind: value as IncidentKind })}
      />
      {(kind === 'cyberIncident' || cyberSeverity.length > 0) && (
        <Chips
          label={t('route.condition.level')}
          description={t('route.condition.levelText')}
          options={levels.map((value) => ({ value, label: nameOf('route.level', String(value)) }))}
          chosen={cyberSeverity}
          onChange={(chosen) => onChange({ cyberSeverity: chosen.toSorted() })}
        />
      )}
      <Chips
        label={t('route.condition.flags')}
        description={t('route.condition.flagsText')}
        options={IncidentFlag.options.map((value) => ({ value, label: flagName(value) }))}
        chosen={flags}
        onChange={(chosen) => onChange({ flags: chosen.slice(-6) })}
      />
    </>
  )
}
