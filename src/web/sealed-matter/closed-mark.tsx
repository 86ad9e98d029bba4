import type { SealedShadow } from '#domain/sealed-matter/sealed-matter.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { StateMark } from '#web/platform/ui/state-mark.tsx'

export const ClosedMark = ({ matter: { closedAt } }: { matter: Pick<SealedShadow, 'closedAt'> }) =>
  closedAt ? (
    <StateMark tone="done">{t('sealedMatter.closedAt', { at: instantText(closedAt) })}</StateMark>
  ) : (
    <StateMark tone="underWay">{t('sealedMatter.isOpen')}</StateMark>
  )
