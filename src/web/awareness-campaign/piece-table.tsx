import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { AwarenessPiece } from '#domain/awareness-campaign/awareness-piece.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { piecesQuery } from './awareness.queries.ts'

export const originText = ({ isModel, number }: Pick<AwarenessPiece, 'isModel' | 'number'>): string => {
  if (!isModel) return t('awareness.origin.own', { number })
  return number === 0 ? t('awareness.origin.model') : t('awareness.origin.changed', { number })
}

/** The library: the product's pieces, and what the agency made of them. */
export function PieceTable() {
  const { data: pieces, error } = useQuery(piecesQuery)
  return (
    <>
      <Failure error={error} />
      {!pieces && !error && <Skeleton />}
      {pieces && (
        <DataTable
          caption={t('awareness.part.pieces')}
          rows={pieces}
          keyOf={({ key }) => key}
          columns={[
            {
              title: t('awareness.piece'),
              cell: ({ key, title }) => (
                <Link to="/awareness/pieces/$pieceKey" params={{ pieceKey: key }}>
                  {title}
                </Link>
              ),
            },
            { title: t('awareness.origin'), cell: originText },
            { title: t('awareness.asOfDay'), cell: ({ asOf }) => dateText(asOf) },
            { title: t('awareness.questions'), cell: ({ questions }) => questions.length, align: 'end' },
          ]}
        />
      )}
    </>
  )
}
