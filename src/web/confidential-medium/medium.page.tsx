import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { answersFor, mediumLabel } from '#domain/confidential-medium/confidential-medium.rules.ts'
import type { Medium, MediumEvent, MediumParticulars } from '#domain/confidential-medium/confidential-medium.ts'
import { PermitTable } from '#web/media-permit/permit-table.tsx'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { useActing } from '#web/platform/rule.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { Facts } from '#web/platform/ui/facts.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { RecordedDownloads } from '#web/platform/ui/recorded-downloads.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { mediumQuery, openedMediumQuery } from './confidential-medium.queries.ts'
import { Destruction } from './destruction.tsx'
import { MediumActs } from './medium-acts.tsx'
import { classText, MediumStateMark } from './medium-marks.tsx'

export function MediumPage() {
  const { mediumId } = useParams({ from: '/media/$mediumId' })
  const { data, error } = useQuery(mediumQuery(mediumId))
  const medium = data?.medium
  return (
    <Page
      wide
      title={medium ? mediumLabel(medium) : t('medium.title')}
      above={<Link to="/media">{t('medium.title')}</Link>}
      actions={
        medium && (
          <RecordedDownloads
            address={`/confidential-media/${mediumId}/slip`}
            name={t('medium.slip.kind')}
            endings={['pdf', 'odt']}
            isNamed
          />
        )
      }
    >
      <Failure error={error} />
      {!data && !error && <Skeleton lines={8} />}
      {data && <MediumBody key={data.medium.id} medium={data.medium} events={data.events} />}
    </Page>
  )
}

function MediumBody({ medium, events }: { medium: Medium; events: readonly MediumEvent[] }) {
  const [isOpening, setOpening] = useState(false)
  const actor = useActing()
  const { data: opened, error } = useQuery({ ...openedMediumQuery(medium.id), enabled: isOpening })
  return (
    <>
      <div>
        <MediumStateMark state={medium.state} />
      </div>
      <Destruction medium={medium} />
      <Facts
        facts={[
          [t('medium.kind'), t(`medium.kind.${medium.kind}`)],
          [t('medium.class'), classText(medium.classification)],
          [t('medium.unit'), medium.unitName],
          [t('medium.keeper'), medium.keeperName],
          [t('medium.place'), medium.pointName],
          [t('medium.shelf'), opened?.shelf],
          [t('medium.remark'), opened?.remark],
        ]}
      />
      {!opened && (
        <Banner quiet title={t('medium.sealed')}>
          {t('medium.readingIsRecorded')}{' '}
          <Button kind="quiet" isPending={isOpening && !error} onPress={() => setOpening(true)}>
            {t('medium.open')}
          </Button>
        </Banner>
      )}
      <Failure error={isOpening ? error : null} />
      {answersFor(actor, medium) && <MediumActs medium={medium} opened={opened as MediumParticulars | undefined} />}
      <PermitTable mediumId={medium.id} />
      <Section title={t('medium.events')}>
        <Life events={events} />
      </Section>
    </>
  )
}

const Life = ({ events }: { events: readonly MediumEvent[] }) => (
  <DataTable
    caption={t('medium.events')}
    rows={events}
    keyOf={({ id }) => id}
    columns={[
      { title: t('mediaCheck.when'), cell: ({ at }) => instantText(at) },
      {
        title: t('medium.state'),
        cell: ({ kind, withName }) => {
          const event = t(`medium.event.${kind}`)
          return withName ? t('medium.withName', { event, name: withName }) : event
        },
      },
      { title: t('mediaCheck.who'), cell: ({ byName }) => byName },
    ]}
  />
)
