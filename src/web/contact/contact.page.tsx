import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { isPublicLine } from '#domain/contact/contact.rules.ts'
import type { Contact, ContactCall, ContactDetail } from '#domain/contact/contact.ts'
import { mayKeep } from '#domain/point/point.rules.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText, instantText } from '#web/platform/roc-date.ts'
import { useActing } from '#web/platform/rule.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button, buttonClass } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { Facts } from '#web/platform/ui/facts.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { CallDialog } from './call-dialog.tsx'
import { CallLinks } from './call-links.tsx'
import { contactQuery } from './contact.queries.ts'
import { ContactDialog } from './contact-dialog.tsx'
import { ContactMark } from './contact-mark.tsx'
import { WithdrawDialog } from './withdraw-dialog.tsx'

export function ContactPage() {
  const { contactId } = useParams({ from: '/contacts/$contactId' })
  const { data: detail, error } = useQuery(contactQuery(contactId))
  return (
    <Page
      title={detail?.contact.name ?? t('place.contacts')}
      above={<Link to="/contacts">{t('place.contacts')}</Link>}
      lead={detail && [t(`contact.kind.${detail.contact.kind}`), detail.contact.post].filter(Boolean).join('　')}
    >
      <Failure error={error} />
      {!detail && !error && <Skeleton />}
      {detail && <ContactBody detail={detail} />}
    </Page>
  )
}

function ContactBody({ detail: { contact, calls } }: { detail: ContactDetail }) {
  const { withdrawnOn, withdrawnReason, platform } = contact
  const actor = useActing()
  return (
    <>
      {withdrawnOn ? (
        <Banner tone="due" quiet>
          {t('contact.withdrawnOn', { date: dateText(withdrawnOn), reason: withdrawnReason })}
        </Banner>
      ) : (
        <Actions>
          <CallLinks contact={contact} />
          {platform && (
            <a className={buttonClass()} href={platform} target="_blank" rel="noreferrer">
              {t('contact.openPlatform')}
            </a>
          )}
        </Actions>
      )}
      <ContactFacts contact={contact} />
      {!withdrawnOn && mayKeep(actor, contact.unitId) && <Keeping contact={contact} />}
      {calls.length > 0 && <Calls calls={calls} />}
    </>
  )
}

const ContactFacts = ({ contact }: { contact: Contact }) => (
  <Facts
    facts={[
      [t('contact.state'), <ContactMark key="state" contact={contact} />],
      [
        t('contact.verified'),
        contact.verifiedAt &&
          contact.verifiedMeans &&
          t('contact.verifiedBy', {
            at: instantText(contact.verifiedAt),
            name: contact.verifiedByName ?? '',
            means: t(`contact.means.${contact.verifiedMeans}`),
          }),
      ],
      [t('contact.dayTelephone'), contact.dayTelephone],
      [t('contact.nightTelephone'), contact.nightTelephone],
      [t('contact.fax'), contact.fax],
      [t('contact.mail'), contact.mail && <a href={`mailto:${contact.mail}`}>{contact.mail}</a>],
      [t('contact.platform'), contact.platform],
      [t('contact.remark'), contact.remark],
      [t('contact.position'), contact.position],
      [t('contact.validFrom'), dateText(contact.validFrom)],
      [t('contact.validUntil'), contact.validUntil && dateText(contact.validUntil)],
      [t('contact.unit'), contact.unitName],
    ]}
  />
)

/** For those who keep it right. */
function Keeping({ contact }: { contact: Contact }) {
  const [open, setOpen] = useState<'call' | 'edit' | 'withdraw' | null>(null)
  const close = () => setOpen(null)
  return (
    <Actions>
      {!isPublicLine(contact) && <Button onPress={() => setOpen('call')}>{t('contact.verify')}</Button>}
      <Button onPress={() => setOpen('edit')}>{t('contact.edit')}</Button>
      <Button kind="quiet" onPress={() => setOpen('withdraw')}>
        {t('contact.withdraw')}
      </Button>
      {open === 'call' && <CallDialog contact={contact} drillId={null} onClose={close} />}
      {open === 'edit' && <ContactDialog key={contact.version} contact={contact} onClose={close} />}
      {open === 'withdraw' && <WithdrawDialog contact={contact} onClose={close} />}
    </Actions>
  )
}

const Calls = ({ calls }: { calls: readonly ContactCall[] }) => (
  <Section title={t('contact.calls')}>
    <DataTable
      caption={t('contact.calls')}
      rows={calls}
      keyOf={({ id }) => id}
      columns={[
        { title: t('contact.callAt'), cell: ({ madeAt }) => instantText(madeAt) },
        { title: t('contact.outcome'), cell: ({ outcome }) => t(`contact.outcome.${outcome}`) },
        {
          title: t('contact.number'),
          cell: ({ telephone, means }) => [telephone, t(`contact.means.${means}`)].filter(Boolean).join('　'),
        },
        { title: t('contact.callBy'), cell: ({ madeByName }) => madeByName },
        { title: t('contact.note'), cell: ({ note }) => note },
      ]}
    />
  </Section>
)
