import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { AwarenessPiece } from '#domain/awareness-campaign/awareness-piece.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { piecesQuery } from './awareness.queries.ts'
import { PieceEditor } from './piece-editor.tsx'
import { PieceShown } from './piece-shown.tsx'
import { originText } from './piece-table.tsx'

const library = { to: '/awareness', search: { part: 'pieces' } } as const

/** A piece to be read, or put into the agency's own words. */
export function PiecePage() {
  const { pieceKey } = useParams({ from: '/awareness/pieces/$pieceKey' })
  const { data: pieces, error } = useQuery(piecesQuery)
  const [isEditing, setEditing] = useState(false)
  const piece = pieces?.find(({ key }) => key === pieceKey)
  const isShown = piece && !isEditing
  return (
    <Page
      title={piece?.title ?? t('awareness.piece')}
      above={<Link {...library}>{t('awareness.part.pieces')}</Link>}
      lead={piece && originText(piece)}
      actions={isShown && <PieceActs piece={piece} onEdit={() => setEditing(true)} />}
    >
      <Failure error={error} />
      {!pieces && !error && <Skeleton lines={6} />}
      {pieces && !piece && <EmptyState title={t('problem.awarenessCampaign.piece_unknown')} />}
      {isShown && <PieceShown piece={piece} />}
      {piece && isEditing && (
        <PieceEditor
          pieceKey={piece.key}
          lastNumber={piece.lastNumber}
          initial={piece}
          onSaved={() => setEditing(false)}
          onCancel={() => setEditing(false)}
        />
      )}
    </Page>
  )
}

function PieceActs({ piece, onEdit }: { piece: AwarenessPiece; onEdit: () => void }) {
  const may = useMay()
  const [isAsked, setAsked] = useState(false)
  if (!may('awarenessPiece.save')) return null
  return (
    <>
      <Button kind="main" onPress={onEdit}>
        {t('awareness.changePiece')}
      </Button>
      {piece.number > 0 && (
        <Button onPress={() => setAsked(true)}>
          {t(piece.isModel ? 'awareness.backToModel' : 'awareness.withdrawPiece')}
        </Button>
      )}
      {isAsked && <WithdrawDialog piece={piece} onClose={() => setAsked(false)} />}
    </>
  )
}

function WithdrawDialog({ piece, onClose }: { piece: AwarenessPiece; onClose: () => void }) {
  const { key, lastNumber, isModel } = piece
  const navigate = useNavigate()
  const withdraw = useAction(() => (isModel ? onClose() : navigate(library)))
  const title = t(isModel ? 'awareness.backToModel' : 'awareness.withdrawPiece')
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <Form
        label={title}
        onSubmit={() => withdraw.mutate({ address: `/awareness-pieces/${key}/withdraw`, input: { lastNumber } })}
      >
        <p>{t('awareness.withdrawText')}</p>
        <FormActions action={withdraw} label={title} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
