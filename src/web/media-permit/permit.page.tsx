import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { mediumLabel } from '#domain/confidential-medium/confidential-medium.rules.ts'
import { concernedBy, isOverdue, isUnsound } from '#domain/media-permit/media-permit.rules.ts'
import type { Permit } from '#domain/media-permit/media-permit.ts'
import { shownPointCode } from '#domain/point/point-code.ts'
import { ApprovalPanel } from '#web/approval/approval-panel.tsx'
import { classText } from '#web/confidential-medium/medium-marks.tsx'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { useActing } from '#web/platform/rule.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button, buttonClass } from '#web/platform/ui/button.tsx'
import { Facts } from '#web/platform/ui/facts.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { RecordedDownloads } from '#web/platform/ui/recorded-downloads.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { useNow } from '#web/platform/use-now.ts'
import styles from './media-permit.module.css'
import { openedPermitQuery, permitQuery } from './media-permit.queries.ts'
import { PermitMark } from './permit-mark.tsx'
import { Withdrawal } from './withdrawal.tsx'

export function PermitPage() {
  const { permitId } = useParams({ from: '/media/permits/$permitId' })
  const { data: permit, error } = useQuery(permitQuery(permitId))
  return (
    <Page
      title={permit ? `${mediumLabel(permit)}　${t(`mediaPermit.act.${permit.act}`)}` : t('mediaPermit.title')}
      above={<Link to="/media/permits">{t('medium.part.permits')}</Link>}
      actions={
        permit && (
          <RecordedDownloads
            address={`/media-permits/${permitId}/slip`}
            name={t('mediaPermit.slip.kind')}
            endings={['pdf', 'odt']}
            isNamed
          />
        )
      }
    >
      <Failure error={error} />
      {!permit && !error && <Skeleton lines={8} />}
      {permit && <PermitBody key={permit.id} permit={permit} />}
    </Page>
  )
}

function PermitBody({ permit }: { permit: Permit }) {
  const actor = useActing()
  const { id, classification, code } = permit
  const isNamed = concernedBy(permit).includes(actor.personId)
  return (
    <>
      <div>
        <PermitMark permit={permit} />
      </div>
      <Warning permit={permit} />
      {code && (permit.state === 'approved' || permit.state === 'out') && (
        <Section title={t('mediaPermit.code')}>
          <p className={styles.code}>{shownPointCode(code)}</p>
          <p>{t('mediaPermit.codeText')}</p>
        </Section>
      )}
      <Sealed permit={permit} />
      <ApprovalPanel
        kind="mediaPermit"
        subjectId={id}
        means={t('mediaPermit.means')}
        {...(classification === 'confidential' && { remarkText: t('mediaPermit.remarkText') })}
        isSealed={classification === 'confidential' || isNamed}
      />
      <Withdrawal permit={permit} />
    </>
  )
}

/** What is late, or came back other than it went. */
function Warning({ permit }: { permit: Permit }) {
  const now = new Date(useNow()())
  const isLate = isOverdue(permit, now)
  if (!isLate && !isUnsound(permit.returnResult)) return null
  return (
    <Banner tone="late">
      <p>{t(isLate ? 'mediaPermit.isOverdue' : 'mediaPermit.unsound')}</p>
      <Link to="/reports/sealed/new" className={buttonClass()}>
        {t('mediaPermit.report')}
      </Link>
    </Banner>
  )
}

/** Why and where to, once somebody opens it; all else stands there. */
function Sealed({ permit }: { permit: Permit }) {
  const [isOpening, setOpening] = useState(false)
  const { data: opened, error } = useQuery({ ...openedPermitQuery(permit.id), enabled: isOpening })
  const handed = permit.handedOutAt && `${instantText(permit.handedOutAt)}　${permit.handedOutByName}`
  const returned = permit.returnedAt && `${instantText(permit.returnedAt)}　${permit.returnedToName}`
  return (
    <>
      {!opened && (
        <Banner quiet title={t('mediaPermit.sealedTitle')}>
          {t('medium.readingIsRecorded')}{' '}
          <Button kind="quiet" isPending={isOpening && !error} onPress={() => setOpening(true)}>
            {t('medium.open')}
          </Button>
        </Banner>
      )}
      <Failure error={isOpening ? error : null} />
      <Facts
        facts={[
          [t('mediaPermit.purpose'), opened?.purpose],
          [t('mediaPermit.destination'), opened?.destination],
          [t('medium.class'), classText(permit.classification)],
          [t('mediaPermit.newCopy'), permit.newCopyNumber],
          [t('mediaPermit.applicant'), permit.applicantName],
          [t('mediaPermit.carrier'), permit.carrierName],
          [t('mediaPermit.from'), instantText(permit.fromAt)],
          [t('mediaPermit.until'), instantText(permit.untilAt)],
          [t('mediaPermit.handedOut'), handed],
          [t('mediaPermit.seal'), permit.sealNumber],
          [t('mediaPermit.returned'), returned],
          [t('mediaPermit.result'), permit.returnResult && t(`mediaPermit.result.${permit.returnResult}`)],
          [t('mediaPermit.closing'), opened?.closing],
        ]}
      />
    </>
  )
}
