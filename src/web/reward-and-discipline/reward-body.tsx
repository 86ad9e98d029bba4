import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RewardCandidate } from '#domain/reward-and-discipline/reward-facts.ts'
import { measuresOf } from '#domain/reward-and-discipline/reward-proposal.rules.ts'
import type { RewardEntry, RewardProposal } from '#domain/reward-and-discipline/reward-proposal.ts'
import { ApprovalPanel } from '#web/approval/approval-panel.tsx'
import { type AgencyView, agencyQuery } from '#web/platform/agency.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import styles from './reward.module.css'
import { RewardActs } from './reward-acts.tsx'
import { RewardEditor } from './reward-editor.tsx'
import { RewardFactsPart } from './reward-facts.tsx'
import { RewardReading } from './reward-reading.tsx'

/** What the records say on the left, the list on the right; on a phone one below the other. */
export function RewardBody({ proposal }: { proposal: RewardProposal }) {
  const { data: agency, error } = useQuery(agencyQuery)
  if (error) return <Failure error={error} />
  if (!agency) return <Skeleton lines={8} />
  return <Parts proposal={proposal} agency={agency} />
}

type PartsProps = { proposal: RewardProposal; agency: AgencyView }

function Parts({ proposal, agency }: PartsProps) {
  const may = useMay()
  const [entries, setEntries] = useState(proposal.entries)
  const { id, planId, state } = proposal
  const isOpen = state === 'draft' || state === 'returned'
  const isWriting = isOpen && may('rewardProposal.save')
  const takeOver = ({ personId, direction, reason }: RewardCandidate) =>
    setEntries([...entries, entryOf(agency, { personId, direction, reason })])
  return (
    <>
      <ApprovalPanel
        kind="rewardProposal"
        subjectId={id}
        shownHash={proposal.contentHash}
        remarkText={t('reward.remarkText')}
      />
      <div className={styles.sides} data-alone={!may('rewardProposal.facts')}>
        {may('rewardProposal.facts') && (
          <RewardFactsPart planId={planId} agency={agency} entries={entries} onTakeOver={isWriting ? takeOver : null} />
        )}
        <Section title={t('reward.list')}>
          {isWriting ? (
            <RewardEditor
              proposal={proposal}
              agency={agency}
              entries={entries}
              added={() => entryOf(agency, { personId: '', direction: 'commendation', reason: '' })}
              onChange={setEntries}
            />
          ) : (
            <RewardReading proposal={proposal} />
          )}
          <RewardActs proposal={proposal} isChanged={JSON.stringify(entries) !== JSON.stringify(proposal.entries)} />
        </Section>
      </div>
    </>
  )
}

type Begun = Pick<RewardEntry, 'personId' | 'direction' | 'reason'>

const entryOf = ({ settings }: AgencyView, begun: Begun): RewardEntry => ({
  ...begun,
  id: newId(),
  measure: measuresOf(settings.rewards, begun.direction)[0]!,
  times: 1,
  hearing: null,
})
