import { Link } from '@tanstack/react-router'
import type { RecordKind, ShownRecord } from '#domain/assignment/shown-record.ts'
import { t } from '#web/platform/i18n.ts'

const pages: Record<RecordKind, (id: string) => string> = {
  meeting: (id) => `/meetings/${id}`,
  patrolRound: (id) => `/patrols/rounds/${id}`,
  exercise: (id) => `/exercises/${id}`,
}

/** What was shown from elsewhere, one after the other. */
export const RecordLinks = ({ records }: { records: readonly ShownRecord[] }) =>
  records.map(({ kind, id, title }, index) => (
    <span key={`${kind}/${id}`}>
      {index > 0 && '、'}
      <Link to={pages[kind](id)}>{`${t(`record.kind.${kind}`)}　${title}`}</Link>
    </span>
  ))
