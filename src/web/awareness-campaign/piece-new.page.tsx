import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { fewestQuestions } from '#domain/awareness-campaign/awareness-piece.rules.ts'
import type { PieceContent } from '#domain/awareness-campaign/awareness-piece.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { useSession } from '#web/platform/session.ts'
import { Page } from '#web/platform/ui/page.tsx'
import { noQuestion, noSource, PieceEditor } from './piece-editor.tsx'

export function PieceNewPage() {
  const navigate = useNavigate()
  const { today } = useSession()
  const [key] = useState(newId)
  const initial: PieceContent = {
    ...{ title: '', text: '', asOf: today, sources: [noSource] },
    questions: Array.from({ length: fewestQuestions }, () => noQuestion),
  }
  const toLibrary = () => navigate({ to: '/awareness', search: { part: 'pieces' } })
  return (
    <Page
      title={t('awareness.newPiece')}
      above={
        <Link to="/awareness" search={{ part: 'pieces' }}>
          {t('awareness.part.pieces')}
        </Link>
      }
    >
      <PieceEditor pieceKey={key} lastNumber={0} initial={initial} onSaved={toLibrary} onCancel={toLibrary} />
    </Page>
  )
}
