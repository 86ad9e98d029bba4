import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { t } from '#web/platform/i18n.ts'
import { useMay } from '#web/platform/session.ts'
import { buttonClass } from '#web/platform/ui/button.tsx'
import { Icon } from '#web/platform/ui/icons.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { PartLinks } from '#web/platform/ui/part-links.tsx'
import { TrainingTable } from '#web/training/training-table.tsx'
import { CampaignTable } from './campaign-table.tsx'
import { MemberTable } from './member-table.tsx'
import { PieceTable } from './piece-table.tsx'

const route = getRouteApi('/awareness')

const parts = {
  campaigns: CampaignTable,
  pieces: PieceTable,
  trainings: TrainingTable,
  members: MemberTable,
} satisfies Record<string, () => ReactNode>
type Part = keyof typeof parts
const names = Object.keys(parts) as Part[]

/** Does everybody know? */
export function AwarenessPage() {
  const may = useMay()
  const { part } = route.useSearch()
  const shown = names.filter((name) => name !== 'members' || may('staffMember.list'))
  const current: Part = shown.find((name) => name === part) ?? 'campaigns'
  const Chosen = parts[current]
  return (
    <Page wide title={t('place.awareness')} lead={t('awareness.lead')} actions={<New part={current} />}>
      <PartLinks label={t('awareness.parts')}>
        {shown.map((name) => (
          <Link key={name} to="/awareness" search={{ part: name }} aria-current={name === current ? 'page' : undefined}>
            {t(`awareness.part.${name}`)}
          </Link>
        ))}
        <Link to="/awareness/trainings/attend">{t('training.attend')}</Link>
      </PartLinks>
      <Chosen />
    </Page>
  )
}

function New({ part }: { part: Part }) {
  const may = useMay()
  if (part === 'campaigns' && may('awarenessCampaign.save'))
    return (
      <Link to="/awareness/new" className={buttonClass('main')}>
        <Icon name="add" />
        {t('awareness.new')}
      </Link>
    )
  if (part === 'pieces' && may('awarenessPiece.save'))
    return (
      <Link to="/awareness/pieces/new" className={buttonClass('main')}>
        <Icon name="add" />
        {t('awareness.newPiece')}
      </Link>
    )
  if (part === 'trainings' && may('training.plan'))
    return (
      <Link to="/awareness/trainings/new" className={buttonClass('main')}>
        <Icon name="add" />
        {t('training.new')}
      </Link>
    )
  return null
}
