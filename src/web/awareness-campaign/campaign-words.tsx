import type { CampaignCount, CampaignRecipient, CampaignStatus } from '#domain/awareness-campaign/awareness-campaign.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText, instantText } from '#web/platform/roc-date.ts'
import { StateMark, type Tone } from '#web/platform/ui/state-mark.tsx'
import styles from './awareness.module.css'

const tones: Record<CampaignStatus, Tone> = { draft: 'waiting', running: 'underWay', ended: 'done' }

export const CampaignMark = ({ status }: { status: CampaignStatus }) => (
  <StateMark tone={tones[status]}>{t(`awareness.status.${status}`)}</StateMark>
)

/** How many of those whom it is for have finished, in figures and as a bar. */
export function ShareBar({ count: { done, audience } }: { count: CampaignCount }) {
  const label = t('awareness.doneOf', { done, audience })
  return (
    <span className={styles.share}>
      <progress max={Math.max(audience, 1)} value={done} aria-label={label} />
      <span>{label}</span>
    </span>
  )
}

/** How far somebody has come. */
export function RecipientMark({ one: { passedAt, signedOn, readAt, toldAt, tries } }: { one: CampaignRecipient }) {
  if (passedAt)
    return (
      <StateMark tone="done">
        {t('awareness.state.passed')}　{instantText(passedAt)}
      </StateMark>
    )
  if (signedOn)
    return (
      <StateMark tone="done">
        {t('awareness.state.signed')}　{dateText(signedOn)}
      </StateMark>
    )
  if (readAt)
    return (
      <StateMark tone="underWay">
        {t('awareness.state.read')}
        {tries > 0 && `　${t('awareness.triesOf', { tries })}`}
      </StateMark>
    )
  return (
    <StateMark tone={toldAt ? 'due' : 'nothing'}>
      {t(toldAt ? 'awareness.state.told' : 'awareness.state.untold')}
    </StateMark>
  )
}
