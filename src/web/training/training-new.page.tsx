import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { TrainingDraft } from '#domain/training/training.ts'
import { trainingKinds } from '#domain/training/training-kinds.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { Page } from '#web/platform/ui/page.tsx'
import { useNow } from '#web/platform/use-now.ts'
import { TrainingForm } from './training-form.tsx'
import { kindText } from './training-words.tsx'

const hourMs = 3_600_000

export function TrainingNewPage() {
  const navigate = useNavigate()
  const now = useNow()
  const [id] = useState(newId)
  const [nextHour] = useState(() => Math.ceil(Date.parse(now()) / hourMs) * hourMs)
  const kind = trainingKinds[0]!.key
  const initial: TrainingDraft = {
    ...{ id, version: 0, kind, title: kindText({ kind }), place: '', leader: '', programme: '' },
    ...{ unitIds: [], planId: null, clauseId: null },
    startsAt: new Date(nextHour).toISOString(),
    endsAt: new Date(nextHour + hourMs).toISOString(),
  }
  return (
    <Page
      title={t('training.new')}
      above={
        <Link to="/awareness" search={{ part: 'trainings' }}>
          {t('awareness.part.trainings')}
        </Link>
      }
    >
      <TrainingForm
        initial={initial}
        onSaved={() => navigate({ to: '/awareness/trainings/$trainingId', params: { trainingId: id } })}
      />
    </Page>
  )
}
