import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { isDoubtful, kindsInOrder } from '#domain/contact/contact.rules.ts'
import type { Contact } from '#domain/contact/contact.ts'
import { agencyQuery } from '#web/platform/agency.ts'
import { t } from '#web/platform/i18n.ts'
import { useMay } from '#web/platform/session.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button, buttonClass } from '#web/platform/ui/button.tsx'
import { DocumentLinks } from '#web/platform/ui/document-links.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Icon } from '#web/platform/ui/icons.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import { CallLinks } from './call-links.tsx'
import styles from './contact.module.css'
import { contactsQuery, withdrawnContactsQuery } from './contact.queries.ts'
import { ContactDialog } from './contact-dialog.tsx'
import { ContactMark } from './contact-mark.tsx'

const route = getRouteApi('/contacts')

/** Which of them are shown: all in use, only those to look after, or those withdrawn. */
export type ContactSearch = { words?: string | undefined; only?: 'doubtful' | 'withdrawn' | undefined }

/** Whom do I call? */
export function ContactListPage() {
  const { only } = route.useSearch()
  const { data: contacts, error } = useQuery(only === 'withdrawn' ? withdrawnContactsQuery : contactsQuery)
  return (
    <Page wide title={t('place.contacts')} lead={t('contact.lead')} actions={<ContactActions />}>
      <Banner tone="late" quiet>
        {t('contact.emergency')}
      </Banner>
      <Failure error={error} />
      {!contacts && !error && <Skeleton lines={8} />}
      {contacts && <Directory contacts={contacts} />}
    </Page>
  )
}

function ContactActions() {
  const may = useMay()
  const [isAdding, setAdding] = useState(false)
  return (
    <>
      <DocumentLinks address="/contacts/list" name={t('contact.printList')} />
      {may('contactDrill.list') && (
        <Link to="/contacts/drills" className={buttonClass()}>
          <Icon name="telephone" />
          {t('contact.drill')}
        </Link>
      )}
      {may('contact.add') && (
        <Button kind="main" icon="add" onPress={() => setAdding(true)}>
          {t('contact.add')}
        </Button>
      )}
      {isAdding && <ContactDialog contact={null} onClose={() => setAdding(false)} />}
    </>
  )
}

const includes = (contact: Contact, words: string): boolean =>
  [contact.name, contact.post, contact.dayTelephone, contact.nightTelephone, t(`contact.kind.${contact.kind}`)]
    .join(' ')
    .toLowerCase()
    .includes(words.trim().toLowerCase())

function Directory({ contacts }: { contacts: readonly Contact[] }) {
  const { words = '', only } = route.useSearch()
  const shown = contacts.filter((one) => includes(one, words) && (only !== 'doubtful' || isDoubtful(one)))
  if (contacts.length === 0 && only !== 'withdrawn')
    return <EmptyState title={t('contact.empty')}>{t('contact.emptyText')}</EmptyState>
  return (
    <>
      <Doubt contacts={contacts} />
      <Tools />
      {shown.length === 0 && <NothingShown isEmpty={contacts.length === 0} />}
      {kindsInOrder.map((kind) => {
        const ofKind = shown.filter((contact) => contact.kind === kind)
        if (ofKind.length === 0) return null
        return (
          <Section key={kind} title={t(`contact.kind.${kind}`)}>
            <ul className={styles.contacts}>
              {ofKind.map((contact) => (
                <ContactRow key={contact.id} contact={contact} />
              ))}
            </ul>
          </Section>
        )
      })}
    </>
  )
}

const NothingShown = ({ isEmpty }: { isEmpty: boolean }) =>
  isEmpty ? (
    <EmptyState title={t('contact.noneWithdrawn')}>{t('contact.noneWithdrawnText')}</EmptyState>
  ) : (
    <EmptyState title={t('contact.nothingFound')} />
  )

/** For those who keep the directory: how many are to be looked after. */
function Doubt({ contacts }: { contacts: readonly Contact[] }) {
  const may = useMay()
  const { data: agency } = useQuery({ ...agencyQuery, enabled: may('contact.add') })
  const count = contacts.filter(isDoubtful).length
  if (count === 0 || !agency) return null
  return (
    <Banner tone="due" quiet>
      {t('contact.doubtfulCount', { count, days: agency.settings.contactVerifiedDays })}
    </Banner>
  )
}

function Tools() {
  const may = useMay()
  const { words = '', only } = route.useSearch()
  const link = (name: 'doubtful' | 'withdrawn', off: string, on: string) => (
    <Link to="/contacts" search={{ words, only: only === name ? undefined : name }} className={buttonClass('quiet')}>
      {only === name ? on : off}
    </Link>
  )
  const navigate = route.useNavigate()
  return (
    <div className={styles.tools}>
      <TextField
        label={t('contact.search')}
        value={words}
        onChange={(text) => void navigate({ search: { only, words: text || undefined }, replace: true })}
      />
      {may('contact.add') && link('doubtful', t('contact.onlyDoubtful'), t('contact.showAll'))}
      {may('contact.add') && link('withdrawn', t('contact.showWithdrawn'), t('contact.showCurrent'))}
    </div>
  )
}

const ContactRow = ({ contact }: { contact: Contact }) => (
  <li className={styles.contact}>
    <span className={styles.who}>
      <Link to="/contacts/$contactId" params={{ contactId: contact.id }}>
        {contact.name}
      </Link>
      <span className={styles.meta}>
        {contact.post && <span>{contact.post}</span>}
        <ContactMark contact={contact} />
      </span>
      {contact.remark && <span className={styles.soft}>{contact.remark}</span>}
    </span>
    {contact.withdrawnOn === null && <CallLinks contact={contact} />}
  </li>
)
