import type { RouteBasis } from '#domain/route/route.ts'
import { t } from '#web/platform/i18n.ts'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'

type BasisFieldsProps = { basis: RouteBasis; onChange: (basis: RouteBasis) => void }

/** Law with where it stands, or a setting of the agency's own. */
export const BasisFields = ({ basis, onChange }: BasisFieldsProps) => (
  <>
    <Segmented
      label={t('route.basis.kind')}
      value={basis.isLaw ? 'law' : 'own'}
      onChange={(kind) => onChange({ ...basis, isLaw: kind === 'law' })}
      segments={(['law', 'own'] as const).map((value) => ({ value, label: t(`route.basis.${value}`) }))}
    />
    <TextField
      label={t('route.basis.text')}
      description={t('route.basis.textHint')}
      isRequired
      maxLength={200}
      value={basis.text}
      onChange={(text) => onChange({ ...basis, text })}
    />
    <TextField
      label={t('route.basis.source')}
      description={t('route.basis.sourceHint')}
      isRequired={basis.isLaw}
      maxLength={300}
      value={basis.source}
      onChange={(source) => onChange({ ...basis, source })}
    />
  </>
)
