import { numberText } from '#domain/official-document/official-document.rules.ts'
import type { DocumentSummary } from '#domain/official-document/official-document.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'

/** Its number and its day, once it has them. */
export const issueText = ({ number, issuedOn }: Pick<DocumentSummary, 'number' | 'issuedOn'>): string =>
  number && issuedOn ? `${numberText(number)}　${dateText(issuedOn)}` : ''

export const kindText = ({ kind, classification }: Pick<DocumentSummary, 'kind' | 'classification'>): string =>
  [t(`officialDocument.kind.${kind}`), classification && t(`officialDocument.class.${classification}`)]
    .filter(Boolean)
    .join('　')
