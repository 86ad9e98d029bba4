import { Link } from '@tanstack/react-router'
import type { RecordKind, ShownRecord } from '#domain/assignment/shown-record.ts'
import { t } from '#web/platform/i18n.ts'

const pages: Record<RecordKind, (record: ShownRecord) => string> = {
  meeting: ({ id }) => `/meetings/${id}`,
  patrolRound: ({ id }) => `/patrols/rounds/${id}`,
  exercise: ({ id }) => `/exercises/${id}`,
  awarenessCampaign: ({ id }) => `/awareness/${id}`,
  training: ({ id }) => `/awareness/trainings/${id}`,
  roster: ({ id }) => `/watch/roster/${id}`,
  offDutyClosing: ({ date }) => `/checks/off-duty?date=${date}`,
  broadcastReading: () => '/broadcasts',
  contractorVisit: () => '/contractors/entries',
  mediaCheck: ({ id }) => `/media/checks/${id}`,
}

/** What was shown from elsewhere, one after the other. */
export const RecordLinks = ({ records }: { records: readonly ShownRecord[] }) =>
  records.map((record, index) => (
    <span key={`${record.kind}/${record.id}`}>
      {index > 0 && '、'}
      <Link to={pages[record.kind](record)}>{`${t(`record.kind.${record.kind}`)}　${record.title}`}</Link>
    </span>
  ))
