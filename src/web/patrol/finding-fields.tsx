import { Grade } from '#domain/checklist/checklist.ts'
import type { PatrolFinding } from '#domain/patrol/patrol.ts'
import { t } from '#web/platform/i18n.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { TextArea } from '#web/platform/ui/text-field.tsx'
import styles from './patrol.module.css'

type FindingFieldsProps = {
  finding: PatrolFinding | null
  onChange: (finding: PatrolFinding | null) => void
  error: string | null
}

/** What is wrong here: it becomes a deficiency of the unit that is in charge of the point. */
export function FindingFields({ finding, onChange, error }: FindingFieldsProps) {
  if (!finding)
    return (
      <div>
        <Button icon="deficiencies" onPress={() => onChange({ description: '', grade: 'minor' })}>
          {t('patrol.addFinding')}
        </Button>
      </div>
    )
  return (
    <div className={styles.finding}>
      <TextArea
        label={t('patrol.finding')}
        description={t('patrol.findingText')}
        isRequired
        maxLength={1000}
        value={finding.description}
        onChange={(description) => onChange({ ...finding, description })}
        error={error}
      />
      <Segmented
        label={t('deficiency.grade')}
        segments={Grade.options.map((value) => ({ value, label: t(`grade.${value}`) }))}
        value={finding.grade}
        onChange={(grade) => onChange({ ...finding, grade })}
      />
      <div>
        <Button kind="quiet" onPress={() => onChange(null)}>
          {t('patrol.dropFinding')}
        </Button>
      </div>
    </div>
  )
}
