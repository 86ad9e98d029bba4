import { InjectManner, type ScenarioContent } from '#domain/exercise/scenario.ts'
import { Role } from '#domain/person/person.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { Chips } from '#web/platform/ui/chips.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { TextArea } from '#web/platform/ui/text-field.tsx'
import { ExpectationFields } from './expectation-fields.tsx'
import { MinutesField } from './minutes-field.tsx'

type OwnInject = ScenarioContent['injects'][number]
type InjectFieldsProps = { inject: OwnInject; onChange: (changes: Partial<OwnInject>) => void }

/** When it comes, how, to whom, in which words, and what is expected of them. */
export const InjectFields = ({ inject: { after, manner, to, text, expects }, onChange }: InjectFieldsProps) => (
  <>
    <MinutesField
      label={t('exercise.after')}
      isRequired
      value={after}
      onChange={(minutes) => onChange({ after: minutes ?? 0 })}
    />
    <TextArea
      label={t('exercise.injectText')}
      isRequired
      maxLength={1000}
      value={text}
      onChange={(typed) => onChange({ text: typed })}
    />
    <Segmented
      label={t('exercise.manner')}
      value={manner}
      onChange={(value) => onChange({ manner: value })}
      segments={InjectManner.options.map((value) => ({ value, label: nameOf('exercise.manner', value) }))}
    />
    <Chips
      label={t('exercise.toRoles')}
      options={Role.options.map((value) => ({ value, label: nameOf('role', value) }))}
      chosen={to.roles}
      onChange={(roles) => onChange({ to: { ...to, roles } })}
    />
    <Segmented
      label={t('exercise.where')}
      value={to.where}
      onChange={(where) => onChange({ to: { ...to, where } })}
      segments={(['unit', 'agency'] as const).map((value) => ({ value, label: t(`exercise.where.${value}`) }))}
    />
    <ExpectationFields expects={expects} onChange={(changed) => onChange({ expects: changed })} />
  </>
)
