import { Authority } from '#domain/route/authority.ts'
import { Means, type RouteContent, type RouteRecipient } from '#domain/route/route.ts'
import { forbiddenFor } from '#domain/route/route-faults.rules.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { Chips } from '#web/platform/ui/chips.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { authorityName } from './route-words.ts'

type RecipientFieldsProps = {
  recipient: RouteRecipient
  content: RouteContent
  onChange: (changes: Partial<RouteRecipient>) => void
}

const optionsOf = (authorities: readonly Authority[]) =>
  authorities.map((value) => ({ value, label: authorityName(value) }))

export function RecipientFields({ recipient, content, onChange }: RecipientFieldsProps) {
  const { authority, part, relayedBy, means } = recipient
  const others = content.recipients.map((one) => one.authority).filter((one) => one !== authority)
  const forbidden = [...content.forbiddenMeans, ...forbiddenFor[content.confidentiality]]
  // What is chosen and forbidden stays to be seen, so that it can be taken away.
  const offered = Means.options.filter((one) => !forbidden.includes(one) || means.includes(one))
  const relays = relayedBy && !others.includes(relayedBy) ? [...others, relayedBy] : others
  return (
    <>
      <Select
        label={t('route.recipient.who')}
        value={authority}
        options={optionsOf(Authority.options)}
        onChange={(value) => onChange({ authority: value as Authority })}
      />
      <Segmented
        label={t('route.recipient.part')}
        value={part}
        onChange={(value) => onChange({ part: value })}
        segments={(['primary', 'copy'] as const).map((value) => ({ value, label: nameOf('route.part', value) }))}
      />
      <Select
        label={t('route.recipient.relay')}
        empty={t('route.recipient.noRelay')}
        value={relayedBy ?? ''}
        options={optionsOf([...new Set(relays)])}
        onChange={(value) => onChange({ relayedBy: value === '' ? null : (value as Authority) })}
      />
      <Chips
        label={t('route.recipient.means')}
        description={t('route.recipient.meansText')}
        options={offered.map((value) => ({ value, label: nameOf('route.means', value) }))}
        chosen={means}
        onChange={(chosen) => onChange({ means: chosen.slice(0, 6) })}
      />
    </>
  )
}
