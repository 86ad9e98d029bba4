import { isOverdue } from '#domain/media-permit/media-permit.rules.ts'
import type { Permit, PermitState } from '#domain/media-permit/media-permit.ts'
import { t } from '#web/platform/i18n.ts'
import { StateMark, type Tone } from '#web/platform/ui/state-mark.tsx'
import { useNow } from '#web/platform/use-now.ts'

const tones: Record<PermitState, Tone> = {
  asked: 'waiting',
  refused: 'nothing',
  approved: 'due',
  withdrawn: 'nothing',
  out: 'underWay',
  returned: 'done',
}

/** How it stands now: what is late says so before anything else. */
export function PermitMark({ permit }: { permit: Pick<Permit, 'state' | 'untilAt'> }) {
  const now = new Date(useNow()())
  if (isOverdue(permit, now)) return <StateMark tone="late">{t('mediaPermit.overdue')}</StateMark>
  if (permit.state === 'approved' && Date.parse(permit.untilAt) <= now.getTime())
    return <StateMark tone="nothing">{t('mediaPermit.expired')}</StateMark>
  return <StateMark tone={tones[permit.state]}>{t(`mediaPermit.state.${permit.state}`)}</StateMark>
}
