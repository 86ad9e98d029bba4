import { t } from '#web/platform/i18n.ts'
import styles from './exercise.module.css'

/** Nobody may take an exercise for the real thing: it is said on top, and lies under everything. */
export const ExerciseNotice = () => (
  <p className={styles.notice}>
    <strong>{t('exercise.word')}</strong>
    <span>{t('exercise.text')}</span>
  </p>
)

export const ExerciseMark = () => (
  <svg className={styles.mark} aria-hidden="true">
    <defs>
      <pattern id="exercise" width="440" height="220" patternUnits="userSpaceOnUse" patternTransform="rotate(-24)">
        <text x="20" y="90">
          {t('exercise.word')}
        </text>
      </pattern>
    </defs>
    <rect width="100%" height="100%" fill="url(#exercise)" />
  </svg>
)
