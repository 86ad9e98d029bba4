import type { RewardShadow } from '#domain/reward-and-discipline/reward-proposal.ts'
import { t } from '#web/platform/i18n.ts'
import { StateMark, type Tone } from '#web/platform/ui/state-mark.tsx'

const tones: Record<RewardShadow['state'], Tone> = {
  draft: 'underWay',
  sent: 'due',
  returned: 'attention',
  approved: 'done',
  discarded: 'nothing',
}

export const RewardStateMark = ({ proposal }: { proposal: Pick<RewardShadow, 'state' | 'isReplaced'> }) =>
  proposal.isReplaced ? (
    <StateMark tone="nothing">{t('reward.replaced')}</StateMark>
  ) : (
    <StateMark tone={tones[proposal.state]}>{t(`reward.state.${proposal.state}`)}</StateMark>
  )
