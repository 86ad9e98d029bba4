import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { mayKeep } from '#domain/point/point.rules.ts'
import type { ProtectedTarget, ProtectedTargetDetail } from '#domain/protected-target/protected-target.ts'
import { CallLinks } from '#web/contact/call-links.tsx'
import contactStyles from '#web/contact/contact.module.css'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { useActing } from '#web/platform/rule.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { Facts } from '#web/platform/ui/facts.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { WithdrawButton } from '#web/platform/ui/withdraw-button.tsx'
import { Measures } from './measures.tsx'
import { targetQuery } from './protected-target.queries.ts'
import { TargetDialog } from './target-dialog.tsx'
import { TargetRecords } from './target-records.tsx'

export function TargetPage() {
  const { targetId } = useParams({ from: '/targets/$targetId' })
  const { data: detail, error } = useQuery(targetQuery(targetId))
  return (
    <Page
      title={detail?.target.name ?? t('place.targets')}
      above={<Link to="/targets">{t('place.targets')}</Link>}
      lead={detail && [detail.target.kind, t('target.restricted')].join('　')}
    >
      <Failure error={error} />
      {!detail && !error && <Skeleton lines={8} />}
      {detail && <TargetBody detail={detail} />}
    </Page>
  )
}

function TargetBody({ detail }: { detail: ProtectedTargetDetail }) {
  const { target, contacts } = detail
  const actor = useActing()
  const isKept = target.withdrawnOn === null && mayKeep(actor, target.unitId)
  return (
    <>
      {target.withdrawnOn && (
        <Banner tone="due" quiet>
          {t('target.withdrawnOn', { date: dateText(target.withdrawnOn) })}
        </Banner>
      )}
      <Facts
        facts={[
          [t('target.placeOf'), target.place],
          [t('target.reason'), target.reason],
          [t('target.unit'), target.unitName],
          [t('target.body'), target.bodyName],
          [t('target.remark'), target.remark],
        ]}
      />
      {isKept && <Keeping target={target} />}
      <Measures target={target} isKept={isKept} />
      {contacts.length > 0 && (
        <Section title={t('target.contacts')}>
          <ul className={contactStyles.contacts}>
            {contacts.map((contact) => (
              <li key={contact.id} className={contactStyles.contact}>
                <span className={contactStyles.who}>
                  <Link to="/contacts/$contactId" params={{ contactId: contact.id }}>
                    {contact.name}
                  </Link>
                  <span className={contactStyles.soft}>
                    {contact.withdrawnOn ? t('contact.state.withdrawn') : contact.post}
                  </span>
                </span>
                {contact.withdrawnOn === null && <CallLinks contact={contact} />}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <EmergencyPlans detail={detail} />
      <TargetRecords detail={detail} isKept={isKept} />
    </>
  )
}

const EmergencyPlans = ({ detail: { emergencyPlans } }: { detail: ProtectedTargetDetail }) =>
  emergencyPlans.length > 0 && (
    <Section title={t('target.plans')}>
      <ul>
        {emergencyPlans.map(({ id, title, versionLabel }) => (
          <li key={id}>
            <Link to="/emergency-plans/$planId" params={{ planId: id }}>
              {title}
            </Link>
            {'　'}
            {versionLabel}
          </li>
        ))}
      </ul>
    </Section>
  )

/** For those who keep it right. */
function Keeping({ target }: { target: ProtectedTarget }) {
  const [isEditing, setEditing] = useState(false)
  return (
    <Actions>
      <Button onPress={() => setEditing(true)}>{t('target.edit')}</Button>
      <WithdrawButton
        address={`/protected-targets/${target.id}/withdraw`}
        version={target.version}
        label={t('target.withdraw')}
        text={t('target.withdrawText')}
      />
      {isEditing && <TargetDialog key={target.version} target={target} onClose={() => setEditing(false)} />}
    </Actions>
  )
}
