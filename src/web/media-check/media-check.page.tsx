import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { mediumLabel } from '#domain/confidential-medium/confidential-medium.rules.ts'
import type { CheckResult, MediaCheck } from '#domain/media-check/media-check.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { useActing } from '#web/platform/rule.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { buttonClass } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { Facts } from '#web/platform/ui/facts.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { StateMark, type Tone } from '#web/platform/ui/state-mark.tsx'
import { CheckForm } from './check-form.tsx'
import { mediaCheckQuery } from './media-check.queries.ts'

export function MediaCheckPage() {
  const { checkId } = useParams({ from: '/media/checks/$checkId' })
  const { data: check, error } = useQuery(mediaCheckQuery(checkId))
  return (
    <Page
      title={
        check ? [t(`mediaCheck.kind.${check.kind}`), check.pointName].filter(Boolean).join('　') : t('mediaCheck.title')
      }
      above={<Link to="/media/checks">{t('medium.part.checks')}</Link>}
      lead={check && `${check.begunByName}　${instantText(check.begunAt)}`}
    >
      <Failure error={error} />
      {!check && !error && <Skeleton lines={8} />}
      {check && <CheckBody key={check.id} check={check} />}
    </Page>
  )
}

function CheckBody({ check }: { check: MediaCheck }) {
  const { personId } = useActing()
  if (!check.finishedAt && check.begunBy === personId) return <CheckForm check={check} />
  return (
    <>
      {check.missing > 0 && <Missing />}
      {check.lockSound !== null && (
        <Facts
          facts={[[t('mediaCheck.lock'), t(check.lockSound ? 'mediaCheck.lockSound' : 'mediaCheck.lockUnsound')]]}
        />
      )}
      <Section title={t('mediaCheck.items')}>
        <Items check={check} />
      </Section>
      {check.seed !== null && (
        <Section title={t('mediaCheck.method')}>
          <p>{t('mediaCheck.methodText')}</p>
          <Facts
            facts={[
              [t('mediaCheck.seedShown'), check.seed],
              [t('mediaCheck.population'), check.population?.join(t('web.comma'))],
            ]}
          />
        </Section>
      )}
    </>
  )
}

const Missing = () => (
  <>
    <Banner tone="late">{t('mediaCheck.missingText')}</Banner>
    <Actions>
      <Link to="/reports/sealed/new" className={buttonClass('main')}>
        {t('mediaPermit.report')}
      </Link>
      <Link to="/deficiencies/new" className={buttonClass()}>
        {t('mediaCheck.openDeficiency')}
      </Link>
    </Actions>
  </>
)

const tones: Record<CheckResult, Tone> = { sealed: 'done', present: 'done', missing: 'late' }

const Items = ({ check }: { check: MediaCheck }) => (
  <DataTable
    caption={t('mediaCheck.items')}
    rows={check.items}
    keyOf={({ mediumId }) => mediumId}
    columns={[
      {
        title: t('medium.number'),
        cell: (item) => (
          <Link to="/media/$mediumId" params={{ mediumId: item.mediumId }}>
            {mediumLabel(item)}
          </Link>
        ),
      },
      { title: t('medium.keeper'), cell: ({ keeperName }) => keeperName },
      { title: t('medium.place'), cell: ({ pointName }) => pointName },
      {
        title: t('mediaCheck.outcome'),
        cell: ({ result }) => result && <StateMark tone={tones[result]}>{t(`mediaCheck.result.${result}`)}</StateMark>,
      },
    ]}
  />
)
