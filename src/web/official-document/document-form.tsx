import { useState } from 'react'
import { documentFaults, isAddressed, sectionsOf } from '#domain/official-document/official-document.rules.ts'
import {
  DocumentContent,
  longestSection,
  type SectionName,
  Urgency,
} from '#domain/official-document/official-document.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { Banner } from '#web/platform/ui/banner.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { TextArea, TextField } from '#web/platform/ui/text-field.tsx'
import type { OpenedDocument } from './document.page.tsx'
import styles from './official-document.module.css'

type Lists = 'attachments' | 'originals' | 'copies' | 'submittedTo' | 'sender'
/** As it stands in the fields: what is listed, one a line. */
type Typed = Omit<DocumentContent, Lists | 'sections' | 'retentionYears'> &
  Record<Lists, string> & { texts: Partial<Record<SectionName, string>>; retention: string }

function typedOf({ sections, retentionYears, ...content }: DocumentContent): Typed {
  const { attachments, originals, copies, submittedTo, sender } = content
  const listed = { attachments, originals, copies, submittedTo, sender }
  const lines = Object.fromEntries(Object.entries(listed).map(([name, all]) => [name, all.join('\n')]))
  return {
    ...content,
    ...(lines as Record<Lists, string>),
    texts: Object.fromEntries(sections.map(({ name, text }) => [name, text])),
    retention: retentionYears === null ? '' : String(retentionYears),
  }
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

const contentOf = ({ texts, retention, ...typed }: Typed): DocumentContent => ({
  ...typed,
  attachments: linesOf(typed.attachments),
  originals: linesOf(typed.originals),
  copies: linesOf(typed.copies),
  submittedTo: linesOf(typed.submittedTo),
  sender: linesOf(typed.sender),
  sections: sectionsOf[typed.kind].flatMap((name) => (texts[name]?.trim() ? [{ name, text: texts[name] }] : [])),
  retentionYears: retention.trim() === '' ? null : Number(retention),
})

type DocumentFormProps = { document: OpenedDocument; onClose: () => void }

export function DocumentForm({ document: { id, version, content }, onClose }: DocumentFormProps) {
  const [typed, setTyped] = useState(() => typedOf(content))
  const [isTried, setTried] = useState(false)
  const save = useAction<unknown>(onClose)
  const given = contentOf(typed)
  const checked = DocumentContent.safeParse(given)
  const wrong = new Set(checked.success ? [] : checked.error.issues.map(({ path }) => String(path[0])))
  const put = (changes: Partial<Typed>) => setTyped({ ...typed, ...changes })
  const send = () => {
    setTried(true)
    if (checked.success)
      save.mutate({ method: 'PUT', address: `/official-documents/${id}`, input: { version, content: given } })
  }
  const field: Field = (name) => (isTried && wrong.has(name) ? t('officialDocument.field.wrong') : null)
  const faults = documentFaults(given)
  return (
    <Form label={t('officialDocument.edit')} onSubmit={send}>
      <TextArea
        label={t('officialDocument.paper.subject')}
        description={t('officialDocument.field.subjectText')}
        isRequired
        maxLength={500}
        value={typed.subject}
        error={field('subject')}
        onChange={(subject) => put({ subject: subject.replace(/\n/g, '') })}
      />
      {sectionsOf[typed.kind].map((name) => (
        <div key={name} className={styles.long}>
          <TextArea
            label={t(`officialDocument.paper.${name}`)}
            description={t('officialDocument.field.sectionText')}
            maxLength={longestSection}
            value={typed.texts[name] ?? ''}
            error={field('sections')}
            onChange={(text) => put({ texts: { ...typed.texts, [name]: text } })}
          />
        </div>
      ))}
      <Whom typed={typed} put={put} field={field} />
      <Marks typed={typed} put={put} field={field} />
      {faults.length > 0 && (
        <Banner tone="due" title={t('officialDocument.faults')} quiet>
          <ul className={styles.faults}>
            {faults.map((fault) => (
              <li key={fault}>{t(`officialDocument.fault.${fault}`)}</li>
            ))}
          </ul>
        </Banner>
      )}
      <FormActions action={save} label={t('web.save')} onCancel={onClose} />
    </Form>
  )
}

type Field = (name: string) => string | null
type PartProps = { typed: Typed; put: (changes: Partial<Typed>) => void; field: Field }

function Whom({ typed, put, field }: PartProps) {
  const lists: readonly Lists[] = [
    ...(isAddressed(typed.kind) ? (['originals', 'copies', 'sender'] as const) : []),
    ...(typed.kind === 'memo' ? (['submittedTo'] as const) : []),
    'attachments',
  ]
  return lists.map((name) => (
    <TextArea
      key={name}
      label={t(name === 'sender' ? 'officialDocument.field.sender' : `officialDocument.paper.${name}`)}
      description={t('officialDocument.field.perLine')}
      value={typed[name]}
      error={field(name)}
      onChange={(text) => put({ [name]: text })}
    />
  ))
}

/** Speed, class, filing and signature. */
function Marks({ typed, put, field }: PartProps) {
  return (
    <>
      {typed.kind !== 'announcement' && (
        <>
          <Segmented
            label={t('officialDocument.field.urgency')}
            value={typed.urgency}
            segments={Urgency.options.map((value) => ({ value, label: t(`officialDocument.urgency.${value}`) }))}
            onChange={(urgency) => put({ urgency })}
          />
          <Segmented
            label={t('officialDocument.field.class')}
            value={typed.classification ?? 'none'}
            segments={[
              { value: 'none', label: t('officialDocument.field.noClass') },
              { value: 'confidential', label: t('officialDocument.class.confidential') },
            ]}
            onChange={(value) => put({ classification: value === 'confidential' ? value : null })}
          />
          <p>{t('officialDocument.field.classText')}</p>
        </>
      )}
      {typed.classification && (
        <TextField
          label={t('officialDocument.field.releaseCondition')}
          isRequired
          maxLength={120}
          value={typed.releaseCondition}
          error={field('releaseCondition')}
          onChange={(releaseCondition) => put({ releaseCondition })}
        />
      )}
      <div className={styles.pair}>
        <TextField
          label={t('officialDocument.field.signer')}
          maxLength={120}
          value={typed.signer}
          error={field('signer')}
          onChange={(signer) => put({ signer })}
        />
        <TextField
          label={t('officialDocument.field.delegatedTo')}
          maxLength={60}
          value={typed.delegatedTo}
          error={field('delegatedTo')}
          onChange={(delegatedTo) => put({ delegatedTo })}
        />
        <TextField
          label={t('officialDocument.field.fileNumber')}
          maxLength={60}
          value={typed.fileNumber}
          error={field('fileNumber')}
          onChange={(fileNumber) => put({ fileNumber })}
        />
        <TextField
          label={t('officialDocument.field.retention')}
          inputMode="numeric"
          maxLength={2}
          value={typed.retention}
          error={field('retentionYears')}
          onChange={(retention) => put({ retention })}
        />
      </div>
    </>
  )
}
