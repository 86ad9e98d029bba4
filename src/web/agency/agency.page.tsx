import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ApprovalRoutes } from '#web/approval/approval-routes.tsx'
import { type AgencyView, agencyQuery } from '#web/platform/agency.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { PartLinks } from '#web/platform/ui/part-links.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { AgencyTelling } from '#web/telling/agency-telling.tsx'
import { Checklists } from './checklists.tsx'
import { Deputies } from './deputies.tsx'
import { OfficeCalendarYear } from './office-calendar-year.tsx'
import { OwnerPhrases } from './owner-phrases.tsx'
import { People } from './people.tsx'
import { SettingsForm } from './settings-form.tsx'
import { Units } from './units.tsx'

const route = getRouteApi('/agency')

const parts = {
  units: Units,
  people: People,
  phrases: OwnerPhrases,
  calendar: OfficeCalendarYear,
  checklists: Checklists,
  deputies: Deputies,
  approvals: ApprovalRoutes,
  telling: AgencyTelling,
  settings: SettingsForm,
} satisfies Record<string, (props: { view: AgencyView }) => ReactNode>
type Part = keyof typeof parts
const names = Object.keys(parts) as Part[]

/** Who, where, by which rule: one part at a time. */
export function AgencyPage() {
  const may = useMay()
  const { data: view, error } = useQuery(agencyQuery)
  const { part } = route.useSearch()
  const current: Part = names.find((name) => name === part) ?? 'units'
  const Chosen = parts[current]
  return (
    <Page title={view?.agency.name ?? t('place.agency')} lead={view && nameOf('agency.level', view.agency.level)} wide>
      <PartLinks label={t('agency.parts')}>
        {names.map((name) => (
          <Link key={name} to="/agency" search={{ part: name }} aria-current={name === current ? 'page' : undefined}>
            {t(`agency.part.${name}`)}
          </Link>
        ))}
        <Link to="/facilities">{t('place.facilities')}</Link>
        {may('offDutyRoom.save') && <Link to="/checks/off-duty/rooms">{t('offDutyCheck.title')}</Link>}
        {may('contact.list') && <Link to="/contacts">{t('place.contacts')}</Link>}
        {may('contractor.list') && <Link to="/contractors">{t('place.contractors')}</Link>}
        {may('protectedTarget.list') && <Link to="/targets">{t('place.targets')}</Link>}
        {may('emergencyPlan.list') && <Link to="/emergency-plans">{t('place.emergencyPlans')}</Link>}
        <Link to="/routes">{t('place.routes')}</Link>
        {may('law.list') && <Link to="/laws">{t('place.laws')}</Link>}
        {may('travel.list') && <Link to="/travel">{t('travel.title')}</Link>}
        {may('documentTemplate.list') && <Link to="/templates">{t('documentTemplate.title')}</Link>}
      </PartLinks>
      <Failure error={error} />
      {view ? <Chosen view={view} /> : !error && <Skeleton />}
    </Page>
  )
}
