import { Link } from '@tanstack/react-router'
import type { DocumentDetail } from '#domain/official-document/official-document.ts'
import { t } from '#web/platform/i18n.ts'

/** Back to the record that it was written from. */
export function SourceLink({ document: { occasion, sourceIds } }: { document: DocumentDetail }) {
  const [id] = sourceIds as [string]
  const label = t('officialDocument.openSource')
  switch (occasion) {
    case 'outcomeLetter':
      return (
        <Link to="/outcome/$planId" params={{ planId: id }}>
          {label}
        </Link>
      )
    case 'inspectionMemo':
      return (
        <Link to="/checks/plans/$inspectionPlanId" params={{ inspectionPlanId: id }}>
          {label}
        </Link>
      )
    case 'deficiencyLetter':
    case 'deficiencyMemo':
      return sourceIds.map((deficiencyId, index) => (
        <span key={deficiencyId}>
          {index > 0 && t('web.comma')}
          <Link to="/deficiencies/$deficiencyId" params={{ deficiencyId }}>
            {sourceIds.length === 1 ? label : `${label} ${index + 1}`}
          </Link>
        </span>
      ))
    default:
      return (
        <Link to="/plans/$planId" params={{ planId: id }}>
          {label}
        </Link>
      )
  }
}
