import type { Approval, ApprovalKind, Approver } from '#domain/approval/approval.ts'
import { type MessageKey, nameOf, t } from '#web/platform/i18n.ts'
import type { Tone } from '#web/platform/ui/state-mark.tsx'

export const kindText = (kind: ApprovalKind): string => t(`approval.kind.${kind}` satisfies MessageKey)

export const stateTones: Record<Approval['state'], Tone> = {
  waiting: 'due',
  approved: 'done',
  returned: 'attention',
  withdrawn: 'nothing',
}

export const rolesText = ({ roles }: Pick<Approver, 'roles'>): string =>
  roles.map((role) => nameOf('role', role)).join(t('approval.or'))
