import { useQuery } from '@tanstack/react-query'
import type { DrawPreparation } from '#domain/draw/draw.ts'
import { agencyQuery } from '#web/platform/agency.ts'
import { t } from '#web/platform/i18n.ts'
import { useSession } from '#web/platform/session.ts'
import { Select } from '#web/platform/ui/select.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import styles from './draw.module.css'

export type Witness = DrawPreparation['witnesses'][number]

type WitnessFieldsProps = { witnesses: readonly Witness[]; onChange: (witnesses: Witness[]) => void }

/** Two who watch: by their own account, or by name and on paper. */
export function WitnessFields({ witnesses, onChange }: WitnessFieldsProps) {
  const { person } = useSession()
  const { data: agency } = useQuery(agencyQuery)
  const people = agency?.people.filter(({ id }) => id !== person.id) ?? []
  const change = (index: number, changes: Partial<Witness>) =>
    onChange(witnesses.map((witness, at) => (at === index ? { ...witness, ...changes } : witness)))
  return witnesses.map((witness, index) => (
    <div key={witness.id} className={styles.witness}>
      <Select
        label={t('draw.witnessNumber', { number: index + 1 })}
        empty={t('draw.onPaper')}
        value={witness.personId ?? ''}
        options={people.map(({ id, name, title }) => ({ value: id, label: `${name}　${title}` }))}
        onChange={(personId) => change(index, { personId: personId || null })}
      />
      {witness.personId === null && (
        <TextField
          label={t('draw.witnessName')}
          isRequired
          maxLength={60}
          value={witness.name}
          onChange={(name) => change(index, { name })}
        />
      )}
    </div>
  ))
}
