import { useNavigate } from '@tanstack/react-router'
import type { RewardProposal } from '#domain/reward-and-discipline/reward-proposal.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'

type ActsProps = { proposal: RewardProposal; isChanged: boolean }

/** Sent while it is open; put right by another list once it is approved. */
export function RewardActs({ proposal: { id, planId, state, isReplaced, version }, isChanged }: ActsProps) {
  const may = useMay()
  const navigate = useNavigate()
  const submit = useAction<unknown>()
  const discard = useAction<unknown>(() => navigate({ to: '/outcome/rewards' }))
  const correct = useAction<{ id: string }>((begun) =>
    navigate({ to: '/outcome/rewards/$proposalId', params: { proposalId: begun.id } }),
  )
  if (!may('rewardProposal.submit')) return null
  if (state === 'approved')
    return isReplaced ? null : (
      <>
        <Failure error={correct.error} />
        <div>
          <Button
            isPending={correct.isPending}
            onPress={() =>
              correct.mutate({
                address: `/plans/${planId}/reward-proposals`,
                input: { proposalId: newId(), replaces: id },
              })
            }
          >
            {t('reward.correct')}
          </Button>
        </div>
      </>
    )
  if (state === 'sent') return null
  return (
    <>
      <Failure error={submit.error ?? discard.error} />
      <Actions>
        <Button
          isDisabled={isChanged}
          isPending={submit.isPending}
          onPress={() => submit.mutate({ address: `/reward-proposals/${id}/submit`, input: { version } })}
        >
          {t('approval.submit')}
        </Button>
        <Button
          kind="quiet"
          isPending={discard.isPending}
          onPress={() => discard.mutate({ address: `/reward-proposals/${id}/discard`, input: { version } })}
        >
          {t('reward.discard')}
        </Button>
      </Actions>
    </>
  )
}
