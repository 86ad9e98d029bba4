import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RecordKey, ShownRecord } from '#domain/assignment/shown-record.ts'
import { t } from '#web/platform/i18n.ts'
import { answerOf } from '#web/platform/queries.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { Several } from '#web/platform/ui/several.tsx'

const keyOf = ({ kind, id }: RecordKey) => `${kind}/${id}`
const textOf = ({ kind, title, date }: ShownRecord) => `${t(`record.kind.${kind}`)}　${title}　${dateText(date)}`

/** The likely ones stand first. */
const shownAtFirst = 5

type RecordFieldProps = {
  assignmentId: string
  chosen: readonly RecordKey[]
  onChange: (chosen: RecordKey[]) => void
}

/** What was recorded elsewhere already need not be told again: a meeting, a round. */
export function RecordField({ assignmentId, chosen, onChange }: RecordFieldProps) {
  const { data: offered = [] } = useQuery(answerOf<ShownRecord[]>(`/assignments/${assignmentId}/records`))
  const [showsAll, setShowsAll] = useState(false)
  if (offered.length === 0) return null
  const keys = chosen.map(keyOf)
  const shown = offered.filter((one, index) => showsAll || index < shownAtFirst || keys.includes(keyOf(one)))
  return (
    <>
      <Several
        label={t('assignment.records')}
        options={shown.map((one) => ({ value: keyOf(one), label: textOf(one) }))}
        chosen={keys}
        onChange={(all) =>
          onChange(offered.filter((one) => all.includes(keyOf(one))).map(({ kind, id }) => ({ kind, id })))
        }
      />
      {shown.length < offered.length && (
        <Button kind="quiet" onPress={() => setShowsAll(true)}>
          {t('assignment.moreRecords', { count: offered.length - shown.length })}
        </Button>
      )}
    </>
  )
}
