import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { documentFaults, isAddressed } from '#domain/official-document/official-document.rules.ts'
import type { DocumentDetail } from '#domain/official-document/official-document.ts'
import { partsOf } from '#domain/official-document/section.rules.ts'
import { approvalsOfQuery } from '#web/approval/approval.queries.ts'
import { ApprovalPanel } from '#web/approval/approval-panel.tsx'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { useMay } from '#web/platform/session.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button, buttonClass } from '#web/platform/ui/button.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { DocumentLinks } from '#web/platform/ui/document-links.tsx'
import { Facts } from '#web/platform/ui/facts.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { DocumentForm } from './document-form.tsx'
import { DocumentState } from './document-list.page.tsx'
import { issueText, kindText } from './document-words.ts'
import styles from './official-document.module.css'
import { documentQuery } from './official-document.queries.ts'
import { RareCharacters } from './rare-characters.tsx'
import { SourceLink } from './source-link.tsx'

/** One paper: what it says, what is still to be done before it is issued, and its files. */
export function DocumentPage() {
  const { documentId } = useParams({ from: '/outcome/documents/$documentId' })
  const { data: document, error } = useQuery(documentQuery(documentId))
  return (
    <Page
      title={document ? kindText(document) : t('officialDocument.title')}
      above={<Link to="/outcome/documents">{t('officialDocument.title')}</Link>}
      lead={document && <DocumentState one={document} />}
      actions={document && <Downloads document={document} />}
    >
      <Failure error={document ? null : error} />
      {!document && !error && <Skeleton lines={8} />}
      {document && <Body key={document.version} document={document} />}
    </Page>
  )
}

function Downloads({ document: { id, kind, number, classification } }: { document: DocumentDetail }) {
  const exchange = (ending: 'di' | 'sw', label: string) => (
    <a className={buttonClass()} href={`/api/official-documents/${id}/exchange.${ending}`} download>
      {label}
    </a>
  )
  return (
    <>
      <DocumentLinks address={`/official-documents/${id}/paper`} />
      {number && !classification && exchange('di', t('officialDocument.exchangeFile'))}
      {number && !classification && isAddressed(kind) && exchange('sw', t('officialDocument.exchangeForm'))}
    </>
  )
}

function Body({ document }: { document: DocumentDetail }) {
  const may = useMay()
  const [isEditing, setEditing] = useState(false)
  const { content, number } = document
  const faults = number ? [] : documentFaults(content)
  if (isEditing) return <DocumentForm document={document} onClose={() => setEditing(false)} />
  return (
    <>
      {document.classification && <Banner quiet>{t('officialDocument.confidentialPaper')}</Banner>}
      {faults.length > 0 && (
        <Banner tone="due" title={t('officialDocument.faults')}>
          <ul className={styles.faults}>
            {faults.map((fault) => (
              <li key={fault}>{t(`officialDocument.fault.${fault}`)}</li>
            ))}
          </ul>
        </Banner>
      )}
      {!number && may('officialDocument.save') && (
        <DraftActs document={document} isReady={faults.length === 0} onEdit={() => setEditing(true)} />
      )}
      <ApprovalPanel kind="officialDocument" subjectId={document.id} />
      <Words document={document} />
      <About document={document} />
      <RareCharacters characters={document.rareCharacters} />
    </>
  )
}

type DraftActsProps = { document: DocumentDetail; isReady: boolean; onEdit: () => void }

function DraftActs({ document: { id, version }, isReady, onEdit }: DraftActsProps) {
  const navigate = useNavigate()
  const [asked, setAsked] = useState<'issue' | 'discard' | null>(null)
  const act = useAction<unknown>(async () => {
    setAsked(null)
    if (asked === 'discard') await navigate({ to: '/outcome/documents' })
  })
  const submit = useAction<unknown>()
  const { data: approvals } = useQuery(approvalsOfQuery('officialDocument', id))
  const newest = approvals?.[0]
  const isOnItsWay = newest?.state === 'waiting'
  return (
    <Actions>
      <Failure error={submit.error} />
      <Button kind="main" isDisabled={!isReady || isOnItsWay} onPress={() => setAsked('issue')}>
        {t('officialDocument.issue')}
      </Button>
      {!newest || newest.state === 'returned' || newest.state === 'withdrawn' ? (
        <Button
          isDisabled={!isReady}
          isPending={submit.isPending}
          onPress={() => submit.mutate({ address: `/official-documents/${id}/submit`, input: { version } })}
        >
          {t('approval.submit')}
        </Button>
      ) : null}
      <Button isDisabled={isOnItsWay} onPress={onEdit}>
        {t('officialDocument.edit')}
      </Button>
      <Button kind="quiet" isDisabled={isOnItsWay} onPress={() => setAsked('discard')}>
        {t('officialDocument.discard')}
      </Button>
      {asked && (
        <Dialog title={t(`officialDocument.${asked}`)} isOpen mustAnswer onClose={() => setAsked(null)}>
          <p>{t(asked === 'issue' ? 'officialDocument.issueText' : 'officialDocument.discardText')}</p>
          <Failure error={act.error} />
          <Actions>
            <Button
              kind="main"
              isPending={act.isPending}
              onPress={() => act.mutate({ address: `/official-documents/${id}/${asked}`, input: { version } })}
            >
              {t(`officialDocument.${asked}`)}
            </Button>
            <Button onPress={() => setAsked(null)}>{t('web.cancel')}</Button>
          </Actions>
        </Dialog>
      )}
    </Actions>
  )
}

/** What it says; how it looks, the files show. */
const Words = ({ document: { content } }: { document: DocumentDetail }) => (
  <article className={styles.paper}>
    <h2>{t('officialDocument.paper.subject')}</h2>
    <p>{content.subject}</p>
    {content.sections.map(({ name, text }) => (
      <section key={name}>
        <h2>{t(`officialDocument.paper.${name}`)}</h2>
        <SectionLines text={text} />
      </section>
    ))}
  </article>
)

/** Each line as deep as its marker says. */
const SectionLines = ({ text }: { text: string }) =>
  text.split('\n').map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: two may read alike, and their order never changes
    <p key={index} data-depth={partsOf(line).items[0]?.depth}>
      {line}
    </p>
  ))

function About({ document }: { document: DocumentDetail }) {
  const { content } = document
  const several = (listed: readonly string[]) => listed.join(t('web.comma'))
  return (
    <Facts
      facts={[
        [t('officialDocument.numberAndDate'), issueText(document)],
        [t('officialDocument.field.urgency'), t(`officialDocument.urgency.${content.urgency}`)],
        [t('officialDocument.field.releaseCondition'), content.releaseCondition],
        [t('officialDocument.paper.attachments'), several(content.attachments)],
        [t('officialDocument.paper.originals'), several(content.originals)],
        [t('officialDocument.paper.copies'), several(content.copies)],
        [t('officialDocument.paper.submittedTo'), several(content.submittedTo)],
        [t('officialDocument.field.sender'), several(content.sender)],
        [t('officialDocument.field.signer'), content.signer],
        [t('officialDocument.field.delegatedTo'), content.delegatedTo],
        [t('officialDocument.source'), <SourceLink key="source" document={document} />],
        [t('officialDocument.madeBy'), `${document.madeByName}　${instantText(document.madeAt)}`],
        [
          t('officialDocument.template'),
          document.templateNumber === null
            ? t('documentTemplate.product')
            : t('documentTemplate.number', { number: document.templateNumber }),
        ],
        [t('officialDocument.issuedBy'), document.issuedByName],
        [
          t('officialDocument.hash'),
          document.hash && (
            <code key="hash" className={styles.hash}>
              {document.hash}
            </code>
          ),
        ],
      ]}
    />
  )
}
