import { mayKeep } from '#domain/point/point.rules.ts'
import { useActing } from '#web/platform/rule.ts'
import { Select } from '#web/platform/ui/select.tsx'
import { useUnits } from './agency.queries.ts'

type KeeperFieldProps = { label: string; value: string; onChange: (unitId: string) => void }

/** A head keeps what is of the own unit, ethics what is of any. */
export function KeeperField({ label, value, onChange }: KeeperFieldProps) {
  const actor = useActing()
  const { units } = useUnits()
  const kept = units.filter(({ id }) => mayKeep(actor, id))
  return (
    <Select
      label={label}
      value={value}
      options={kept.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={onChange}
    />
  )
}
