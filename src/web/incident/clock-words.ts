import type { Obligation } from '#domain/incident/incident-clock.ts'
import { t } from '#web/platform/i18n.ts'

/** What is asked for, and of whom. */
export const clockText = ({ step, authority }: Pick<Obligation, 'step' | 'authority'>): string =>
  authority ? `${t(`route.step.${step}`)}　${t(`route.authority.${authority}`)}` : t(`route.step.${step}`)
