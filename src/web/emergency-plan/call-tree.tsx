import { type CSSProperties, useState } from 'react'
import { inTreeOrder } from '#domain/emergency-plan/call-tree.rules.ts'
import type { ShownCallTreeEntry } from '#domain/emergency-plan/call-tree.ts'
import type { EmergencyPlanDetail } from '#domain/emergency-plan/emergency-plan.ts'
import { CallLinks } from '#web/contact/call-links.tsx'
import { t } from '#web/platform/i18n.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { DocumentLinks } from '#web/platform/ui/document-links.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import { CallTreeEditor } from './call-tree-editor.tsx'
import styles from './emergency-plan.module.css'

type CallTreeProps = { detail: EmergencyPlanDetail; isKept: boolean }

/** Who calls whom, each number a touch away. */
export function CallTree({ detail, isKept }: CallTreeProps) {
  const { plan, tree } = detail
  const [isEditing, setEditing] = useState(false)
  return (
    <Section
      title={t('emergencyPlan.tree')}
      aside={isKept && !isEditing && <Button onPress={() => setEditing(true)}>{t('emergencyPlan.tree.edit')}</Button>}
    >
      {isEditing && <CallTreeEditor detail={detail} onClose={() => setEditing(false)} />}
      {!isEditing && tree.length === 0 && <p>{t('emergencyPlan.noTree')}</p>}
      {!isEditing && tree.length > 0 && (
        <>
          <DocumentLinks address={`/emergency-plans/${plan.id}/call-tree`} name={t('emergencyPlan.tree.print')} />
          <Branches tree={tree} />
        </>
      )}
    </Section>
  )
}

const Branches = ({ tree }: { tree: readonly ShownCallTreeEntry[] }) => (
  <ol className={styles.tree}>
    {inTreeOrder(tree).map(({ entry, depth, number }) => (
      <li key={entry.id} className={styles.branch} style={{ '--depth': depth } as CSSProperties}>
        <span className={styles.number}>{number}</span>
        <span className={styles.who}>
          <strong>{entry.name}</strong>
          <span className={styles.soft}>{entry.title}</span>
          {entry.contact?.withdrawnOn && <StateMark tone="late">{t('emergencyPlan.tree.withdrawn')}</StateMark>}
        </span>
        {entry.contact && !entry.contact.withdrawnOn && <CallLinks contact={entry.contact} />}
      </li>
    ))}
  </ol>
)
