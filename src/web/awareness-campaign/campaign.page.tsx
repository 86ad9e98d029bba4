import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { quizOf } from '#domain/awareness-campaign/awareness-campaign.rules.ts'
import type { AwarenessCampaign, CampaignDraft } from '#domain/awareness-campaign/awareness-campaign.ts'
import { useUnits } from '#web/agency/agency.queries.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { dateText, instantText } from '#web/platform/roc-date.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Facts } from '#web/platform/ui/facts.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { campaignQuery } from './awareness.queries.ts'
import { CampaignActs } from './campaign-acts.tsx'
import { CampaignForm } from './campaign-form.tsx'
import { CampaignMark, ShareBar } from './campaign-words.tsx'
import { Coverage } from './coverage.tsx'
import { PieceShown } from './piece-shown.tsx'
import { Recipients } from './recipients.tsx'

/** One campaign: what it says, for whom it is, and who is missing. */
export function CampaignPage() {
  const { campaignId } = useParams({ from: '/awareness/$campaignId' })
  const { data: campaign, error } = useQuery(campaignQuery(campaignId))
  return (
    <Page
      wide
      title={campaign?.title ?? t('awareness.campaign')}
      above={<Link to="/awareness">{t('place.awareness')}</Link>}
      lead={campaign && <CampaignMark status={campaign.status} />}
      actions={campaign && <CampaignActs campaign={campaign} />}
    >
      <Failure error={error} />
      {!campaign && !error && <Skeleton lines={8} />}
      {campaign && <Shown key={campaign.id} campaign={campaign} />}
    </Page>
  )
}

export type CampaignProps = { campaign: AwarenessCampaign }

const draftOf = (campaign: AwarenessCampaign): CampaignDraft => {
  const { id, version, title, planId, clauseId, pieceKeys, unitIds, roles, untilDate } = campaign
  return { id, version, title, planId, clauseId, pieceKeys, unitIds, roles, untilDate }
}

function Shown({ campaign }: CampaignProps) {
  const may = useMay()
  const [isEditing, setEditing] = useState(false)
  const stop = () => setEditing(false)
  if (isEditing) return <CampaignForm initial={draftOf(campaign)} onSaved={stop} onCancel={stop} />
  return (
    <>
      <CampaignFacts campaign={campaign} />
      {campaign.status === 'draft' && may('awarenessCampaign.save') && (
        <div>
          <Button onPress={() => setEditing(true)}>{t('awareness.change')}</Button>
        </div>
      )}
      {campaign.status !== 'draft' && (
        <>
          <Coverage campaign={campaign} />
          <Recipients campaign={campaign} />
        </>
      )}
      <Section title={t('awareness.pieces')}>
        {campaign.pieces.map((piece) => (
          <details key={piece.key} open={campaign.status === 'draft'}>
            <summary>{piece.title}</summary>
            <PieceShown piece={piece} />
          </details>
        ))}
      </Section>
    </>
  )
}

function CampaignFacts({ campaign }: CampaignProps) {
  const { nameOfUnit } = useUnits()
  const { planId, planTitle, clauseLabel, unitIds, roles, sentAt, untilDate, pieces, passPercent, reminders } = campaign
  const comma = t('web.comma')
  return (
    <Facts
      facts={[
        [t('awareness.sentAt'), sentAt && instantText(sentAt)],
        [t('awareness.until'), dateText(untilDate)],
        [t('awareness.units'), unitIds.map(nameOfUnit).join(comma) || t('awareness.allUnits')],
        [t('awareness.roles'), roles.map((role) => nameOf('role', role)).join(comma) || t('awareness.everybody')],
        [t('awareness.quiz'), t('awareness.quizOf', { count: quizOf(pieces).length, percent: passPercent })],
        [
          t('awareness.serves'),
          planId && (
            <Link key="plan" to="/plans/$planId" params={{ planId }}>
              {[planTitle, clauseLabel].filter(Boolean).join('　')}
            </Link>
          ),
        ],
        [t('awareness.reminders'), reminders > 0 ? String(reminders) : null],
        [t('awareness.share'), sentAt && <ShareBar key="share" count={campaign.count} />],
      ]}
    />
  )
}
