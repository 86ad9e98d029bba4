import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { t } from '#web/platform/i18n.ts'
import { useMay } from '#web/platform/session.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { FindingDialog } from './finding-dialog.tsx'
import type { TrainingProps } from './training.page.tsx'

/** What went wrong: each is a deficiency of the unit that is to mend it. */
export function Findings({ training: { id, findings } }: TrainingProps) {
  const may = useMay()
  const [isAdding, setAdding] = useState(false)
  return (
    <Section
      title={t('training.findings')}
      aside={
        may('training.openFinding') && (
          <Button icon="deficiencies" onPress={() => setAdding(true)}>
            {t('training.addFinding')}
          </Button>
        )
      }
    >
      {findings.length === 0 && <EmptyState title={t('training.noFindings')} />}
      {findings.length > 0 && (
        <DataTable
          caption={t('training.findings')}
          rows={findings}
          keyOf={(one) => one.id}
          columns={[
            {
              title: t('training.finding'),
              cell: (one) => (
                <Link to="/deficiencies/$deficiencyId" params={{ deficiencyId: one.id }}>
                  {one.description}
                </Link>
              ),
            },
            { title: t('awareness.unit'), cell: ({ unitName }) => unitName },
            { title: t('deficiency.grade'), cell: ({ grade }) => t(`grade.${grade}`) },
            { title: t('awareness.state'), cell: ({ status }) => t(`deficiency.status.${status}`) },
          ]}
        />
      )}
      {isAdding && <FindingDialog id={id} onClose={() => setAdding(false)} />}
    </Section>
  )
}
