import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { mediumLabel } from '#domain/confidential-medium/confidential-medium.rules.ts'
import type { Permit } from '#domain/media-permit/media-permit.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { buttonClass } from '#web/platform/ui/button.tsx'
import { Facts } from '#web/platform/ui/facts.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { CodeEntry } from '#web/point/code-entry.tsx'
import { HandOutForm } from './hand-out-form.tsx'
import { openedPermitQuery, permitByCodeQuery } from './media-permit.queries.ts'
import { PermitMark } from './permit-mark.tsx'
import { TakeBackForm } from './take-back-form.tsx'

const route = getRouteApi('/media/counter')

/** Where things are handed out and taken back: first the code of the permit, then what it allows now. */
export function CounterPage() {
  const { code } = route.useSearch()
  const navigate = route.useNavigate()
  return (
    <Page
      title={t('mediaPermit.counter')}
      lead={code ? undefined : t('mediaPermit.counterLead')}
      above={<Link to="/media/permits">{t('medium.part.permits')}</Link>}
    >
      {code ? (
        <AtCounter key={code} code={code} />
      ) : (
        <CodeEntry
          label={t('mediaPermit.code')}
          description={t('mediaPermit.codeWhere')}
          action={t('mediaPermit.find')}
          onCode={(read) => navigate({ search: { code: read }, replace: true })}
        />
      )}
    </Page>
  )
}

function AtCounter({ code }: { code: string }) {
  const { data: permit, error } = useQuery(permitByCodeQuery(code))
  return (
    <>
      <Failure error={error} />
      {!permit && !error && <Skeleton lines={6} />}
      {permit && <Allowed code={code} permit={permit} />}
      <div>
        <Link to="/media/counter" search={{}} className={buttonClass('quiet')}>
          {t('mediaPermit.another')}
        </Link>
      </div>
    </>
  )
}

/** Why and where to is part of what is checked, so it is opened here, and the opening recorded. */
function Allowed({ code, permit }: { code: string; permit: Permit }) {
  const { data: opened, error } = useQuery(openedPermitQuery(permit.id))
  if (error) return <Failure error={error} />
  if (!opened) return <Skeleton lines={6} />
  return (
    <>
      <div>
        <PermitMark permit={permit} />
      </div>
      <Facts
        facts={[
          [t('mediaPermit.number'), <strong key="number">{mediumLabel(permit)}</strong>],
          [t('mediaPermit.act'), t(`mediaPermit.act.${permit.act}`)],
          [t('mediaPermit.newCopy'), permit.newCopyNumber],
          [t('mediaPermit.carrier'), <strong key="carrier">{permit.carrierName}</strong>],
          [t('mediaPermit.purpose'), opened.purpose],
          [t('mediaPermit.destination'), opened.destination],
          [t('mediaPermit.from'), instantText(permit.fromAt)],
          [t('mediaPermit.until'), instantText(permit.untilAt)],
          [t('mediaPermit.seal'), permit.sealNumber],
        ]}
      />
      <Next code={code} permit={permit} shownHash={opened.contentHash} />
    </>
  )
}

function Next({ code, permit, shownHash }: { code: string; permit: Permit; shownHash: string }) {
  if (permit.state === 'approved') return <HandOutForm code={code} shownHash={shownHash} />
  if (permit.state === 'out')
    return (
      <>
        <Banner tone="done" quiet>
          {t('mediaPermit.handedOutNow', { name: permit.carrierName, until: instantText(permit.untilAt) })}
        </Banner>
        <TakeBackForm code={code} />
      </>
    )
  if (permit.state === 'returned')
    return (
      <Banner tone="done">
        {t('mediaPermit.takenBackNow')}
        {permit.returnResult && t(`mediaPermit.result.${permit.returnResult}`)}
      </Banner>
    )
  const state = t(`mediaPermit.state.${permit.state}`)
  return <Banner tone="due">{t('mediaPermit.nothingToDo', { state })}</Banner>
}
