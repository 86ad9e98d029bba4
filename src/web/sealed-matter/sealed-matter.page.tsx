import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { SealedMatter } from '#domain/sealed-matter/sealed-matter.ts'
import { FollowUps } from '#web/follow-up-case/follow-ups.tsx'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { useMay } from '#web/platform/session.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { ClosedMark } from './closed-mark.tsx'
import { MatterActs } from './matter-acts.tsx'
import { MatterFacts } from './matter-facts.tsx'
import { MatterReaders } from './matter-readers.tsx'
import { MatterReports } from './matter-reports.tsx'
import { MatterTellings } from './matter-tellings.tsx'
import { MatterTimeline } from './matter-timeline.tsx'
import { Readings } from './readings.tsx'
import styles from './sealed-matter.module.css'
import { kindsText, sealedMattersQuery } from './sealed-matter.queries.ts'

/** Only its shadow, until somebody opens it; what is opened lives on this page and nowhere else. */
export function SealedMatterPage() {
  const { matterId } = useParams({ from: '/reports/sealed/$matterId' })
  const { data: matters, error } = useQuery(sealedMattersQuery)
  const [opened, setOpened] = useState<SealedMatter | null>(null)
  const shadow = opened?.id === matterId ? opened : matters?.find(({ id }) => id === matterId)
  return (
    <Page
      title={shadow ? kindsText(shadow) : t('sealedMatter.title')}
      above={<Link to="/reports/sealed">{t('sealedMatter.title')}</Link>}
      lead={
        shadow && (
          <span className={styles.line}>
            {shadow.number}
            <ClosedMark matter={shadow} />
          </span>
        )
      }
    >
      <Failure error={error} />
      {!matters && !error && <Skeleton />}
      {matters && !shadow && <EmptyState title={t('problem.not_found')} />}
      {shadow && shadow !== opened && <Closed id={matterId} onOpen={setOpened} />}
      {opened?.id === matterId && <Opened matter={opened} onChange={setOpened} />}
    </Page>
  )
}

function Closed({ id, onOpen }: { id: string; onOpen: (matter: SealedMatter) => void }) {
  const open = useAction<SealedMatter>(onOpen)
  return (
    <>
      <Banner quiet title={t('sealedMatter.sealed')}>
        {t('sealedMatter.readingIsRecorded')}
      </Banner>
      <Failure error={open.error} />
      <div>
        <Button
          kind="main"
          isPending={open.isPending}
          onPress={() => open.mutate({ address: `/sealed-matters/${id}/open`, input: {} })}
        >
          {t('sealedMatter.open')}
        </Button>
      </div>
    </>
  )
}

function SealedFollowUps({ matter: { id, capacity } }: MatterProps) {
  const may = useMay()
  const leads = capacity === 'responsible'
  return (
    <FollowUps
      event={`/sealed-matters/${id}`}
      mayOpen={leads && may('followUpCase.openSealed')}
      mayTake={leads && may('followUpCase.takeSealedStep')}
    />
  )
}

export type MatterProps = { matter: SealedMatter; onChange: (matter: SealedMatter) => void }

const Opened = (props: MatterProps) => (
  <>
    <MatterFacts matter={props.matter} />
    <MatterTellings {...props} />
    <MatterActs {...props} />
    <MatterReports {...props} />
    <SealedFollowUps {...props} />
    <MatterTimeline matter={props.matter} />
    <MatterReaders {...props} />
    <Readings matter={props.matter} />
  </>
)
