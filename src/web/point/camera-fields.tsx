import type { PointEntry } from '#domain/point/point.ts'
import { t } from '#web/platform/i18n.ts'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { TextArea, TextField } from '#web/platform/ui/text-field.tsx'

type CameraFieldsProps = { entry: PointEntry; onChange: (changes: Partial<PointEntry>) => void }

const daysOf = (typed: string): number | null => {
  const digits = typed.normalize('NFKC').replaceAll(/\D/g, '')
  return digits === '' ? null : Math.min(Number(digits), 3650)
}

export const CameraFields = ({ entry, onChange }: CameraFieldsProps) => (
  <>
    <TextArea
      label={t('point.cameraRange')}
      maxLength={300}
      value={entry.cameraRange ?? ''}
      onChange={(cameraRange) => onChange({ cameraRange: cameraRange || null })}
    />
    <Segmented
      label={t('point.cameraClear')}
      segments={[
        { value: 'yes', label: t('point.clear'), icon: 'done', tone: 'done' },
        { value: 'no', label: t('point.unclear'), icon: 'notCompliant', tone: 'late' },
      ]}
      value={entry.cameraClear === null ? null : entry.cameraClear ? 'yes' : 'no'}
      onChange={(clear) => onChange({ cameraClear: clear === 'yes' })}
    />
    <TextField
      label={t('point.keptDays')}
      description={t('point.keptDaysText')}
      inputMode="numeric"
      value={entry.keptDays === null ? '' : String(entry.keptDays)}
      onChange={(typed) => onChange({ keptDays: daysOf(typed) })}
    />
  </>
)
