import type { SealedGlass } from '#domain/sealed-matter/sealed-glass.ts'
import type { SealedShadow } from '#domain/sealed-matter/sealed-matter.ts'
import { t } from '#web/platform/i18n.ts'
import { answerOf } from '#web/platform/queries.ts'

export const sealedMattersQuery = answerOf<SealedShadow[]>('/sealed-matters')
export const sealedGlassesQuery = answerOf<SealedGlass[]>('/sealed-glasses')

export const kindsText = ({ kinds }: Pick<SealedShadow, 'kinds'>): string =>
  kinds.map((kind) => t(`route.kind.${kind}`)).join(t('web.comma'))
