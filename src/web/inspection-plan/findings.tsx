import type { InspectionPlan } from '#domain/inspection-plan/inspection-plan.ts'
import { t } from '#web/platform/i18n.ts'
import { Section } from '#web/platform/ui/page.tsx'
import styles from './inspection-plan.module.css'

/** What was found wanting, unit by unit. */
export function Findings({ plan: { targets } }: { plan: InspectionPlan }) {
  const found = targets.flatMap((target) =>
    target.findings.map((finding, number) => ({ key: `${target.id}-${number}`, target, finding })),
  )
  if (found.length === 0) return null
  return (
    <Section title={t('inspectionPlan.findings', { count: found.length })}>
      <ul className={styles.findings}>
        {found.map(({ key, target, finding: { question, note, grade } }) => (
          <li key={key}>
            <strong>{target.unitName}</strong>　{question}
            <p>
              {note}（{t(`grade.${grade}`)}）
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
