import { useQuery } from '@tanstack/react-query'
import { matrixOf } from '#domain/status-report/status-report.rules.ts'
import type { StatusBoard } from '#domain/status-report/status-report.ts'
import { subjectKey } from '#domain/status-report/status-slot.rules.ts'
import { t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { OwnRow } from './own-row.tsx'
import { StatusCalls } from './status-calls.tsx'
import styles from './status-report.module.css'
import { statusTodayQuery } from './status-report.queries.ts'
import { useInstant } from './use-instant.ts'

/** Whom this person is to ask, and what this person can say with one tap. */
export default function StatusToday() {
  const { data, error } = useQuery(statusTodayQuery)
  return (
    <>
      <Failure error={data ? null : error} />
      {data && <StatusCalls calls={data.calls} />}
      {data?.board && <Own board={data.board} />}
    </>
  )
}

/** Nothing before the first time is open. */
function Own({ board }: { board: StatusBoard }) {
  const { slots, rows } = matrixOf(board, useInstant())
  const shown = rows.filter(({ cells }) => [...cells.values()].some(({ state }) => state !== 'waiting'))
  if (shown.length === 0) return null
  return (
    <Section title={t('status.today')}>
      <ul className={styles.own}>
        {shown.map((row) => (
          <OwnRow key={subjectKey(row.place)} row={row} slots={slots} planId={board.planId} />
        ))}
      </ul>
    </Section>
  )
}
