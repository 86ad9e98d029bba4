import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { t } from '#web/platform/i18n.ts'
import { useMay } from '#web/platform/session.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { RecordedDownloads } from '#web/platform/ui/recorded-downloads.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { openedProposalQuery } from './reward.queries.ts'
import { RewardBody } from './reward-body.tsx'
import { RewardStateMark } from './reward-state.tsx'

/** Closed until somebody opens it; what is opened lives on this page and nowhere else. */
export function RewardProposalPage() {
  const { proposalId } = useParams({ from: '/outcome/rewards/$proposalId' })
  const may = useMay()
  const [openedId, setOpenedId] = useState<string | null>(null)
  const isOpening = openedId === proposalId
  const { data: opened, error } = useQuery({ ...openedProposalQuery(proposalId), enabled: isOpening })
  const proposal = isOpening ? opened : undefined
  const address = `/reward-proposals/${proposalId}/paper`
  return (
    <Page
      title={t('reward.confidentialTitle')}
      above={may('rewardProposal.list') && <Link to="/outcome/rewards">{t('reward.title')}</Link>}
      lead={proposal?.planTitle}
      actions={
        proposal &&
        may('rewardProposal.download') && <RecordedDownloads address={address} name={t('reward.paper.kind')} />
      }
      wide
    >
      {!isOpening && (
        <>
          <Banner quiet title={t('reward.sealed')}>
            {t('reward.readingIsRecorded')}
          </Banner>
          <div>
            <Button kind="main" onPress={() => setOpenedId(proposalId)}>
              {t('reward.open')}
            </Button>
          </div>
        </>
      )}
      {isOpening && <Failure error={error} />}
      {isOpening && !opened && !error && <Skeleton lines={8} />}
      {proposal && (
        <>
          <div>
            <RewardStateMark proposal={proposal} />
          </div>
          <RewardBody key={`${proposal.id} ${proposal.version}`} proposal={proposal} />
        </>
      )}
    </Page>
  )
}
