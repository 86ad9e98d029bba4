import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { CampaignDraft } from '#domain/awareness-campaign/awareness-campaign.ts'
import { addDays } from '#domain/date.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { useSession } from '#web/platform/session.ts'
import { Page } from '#web/platform/ui/page.tsx'
import { CampaignForm } from './campaign-form.tsx'

const usualDays = 7

export function CampaignNewPage() {
  const navigate = useNavigate()
  const { today } = useSession()
  const [id] = useState(newId)
  const initial: CampaignDraft = {
    ...{ id, version: 0, title: '', planId: null, clauseId: null, pieceKeys: [], unitIds: [], roles: [] },
    untilDate: addDays(today, usualDays),
  }
  return (
    <Page
      title={t('awareness.new')}
      lead={t('awareness.newLead')}
      above={<Link to="/awareness">{t('place.awareness')}</Link>}
    >
      <CampaignForm
        initial={initial}
        onSaved={() => navigate({ to: '/awareness/$campaignId', params: { campaignId: id } })}
      />
    </Page>
  )
}
