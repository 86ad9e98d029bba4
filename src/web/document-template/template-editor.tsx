import { useState } from 'react'
import type { TemplateContent, TemplateDetail } from '#domain/document-template/document-template.ts'
import { paperForms } from '#domain/document-template/paper-forms.ts'
import { isList, type PlaceholderKey, tokenOf } from '#domain/document-template/placeholders.ts'
import { templateFaults, textOf } from '#domain/document-template/template.rules.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { useKeptDraft } from '#web/platform/kept-draft.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Chips } from '#web/platform/ui/chips.tsx'
import editing from '#web/platform/ui/editing.module.css'
import { ChapterFields } from './chapter-fields.tsx'
import styles from './document-template.module.css'
import { type Cursor, inserted } from './editor-fields.ts'
import { LookFields } from './look-fields.tsx'
import { PlaceholderList } from './placeholder-list.tsx'
import { Preview } from './preview.tsx'
import { SendDialog } from './send-dialog.tsx'
import { faultText, withText } from './template-words.ts'
import { TextFields } from './text-fields.tsx'

/** The form at the left, the page as it would be printed beside it. */
export function TemplateEditor({ template }: { template: TemplateDetail }) {
  const { kind, draft, own, waitingId } = template
  const saved = draft.content ?? template.content
  const { content, isOvertaken, change, forget, release } = useKeptDraft(`template.${kind}`, saved, draft.version)
  const [cursor, setCursor] = useState<Cursor | null>(null)
  const [isSending, setSending] = useState(false)
  const save = useAction<TemplateDetail>(release)
  const form = paperForms[kind]
  const faults = templateFaults(kind, content)
  const isChanged = JSON.stringify(content) !== JSON.stringify(saved)
  const put = (next: TemplateContent | null) =>
    save.mutate({
      method: 'PUT',
      address: `/document-templates/${kind}/draft`,
      input: { version: draft.version, content: next },
    })
  const insert = (key: PlaceholderKey) => change(withToken(content, cursor ?? firstCursor(content, form), key))
  const fields = { kind, content, faults, change }
  return (
    <>
      {isOvertaken && (
        <Banner tone="due" title={t('documentTemplate.overtaken')}>
          <Button onPress={forget}>{t('documentTemplate.anew')}</Button>
        </Banner>
      )}
      <div className={styles.panes}>
        <div className={styles.form}>
          {form.placeholders.length > 0 && <PlaceholderList known={form.placeholders} onInsert={insert} />}
          <TextFields {...fields} onCursor={setCursor} />
          {form.chapters.length > 0 && <ChapterFields {...fields} onCursor={setCursor} />}
          {form.fields.length > 0 && (
            <Chips
              label={t('documentTemplate.part.fields')}
              description={t('documentTemplate.fieldsText')}
              options={form.fields.map((value) => ({ value, label: t(`documentTemplate.field.${value}`) }))}
              chosen={form.fields.filter((field) => !content.leftOut.includes(field))}
              onChange={(chosen) => change({ leftOut: form.fields.filter((field) => !chosen.includes(field)) })}
            />
          )}
          <LookFields {...fields} />
        </div>
        <Preview kind={kind} content={content} isFaulty={faults.length > 0} />
      </div>
      {faults.length > 0 && (
        <Banner tone="due" title={t('documentTemplate.faults')} quiet>
          <ul className={styles.faults}>
            {faults.map((fault) => (
              <li key={JSON.stringify(fault)}>{faultText(kind, fault)}</li>
            ))}
          </ul>
        </Banner>
      )}
      <Failure error={save.error} />
      <div className={editing.bar}>
        <span>{t(isChanged ? 'documentTemplate.kept' : 'documentTemplate.unchanged')}</span>
        <Button kind="quiet" onPress={() => change(own)}>
          {t('documentTemplate.toOwn')}
        </Button>
        {draft.content && (
          <Button kind="quiet" isPending={save.isPending} onPress={() => put(null)}>
            {t('documentTemplate.dropDraft')}
          </Button>
        )}
        <Button isDisabled={!isChanged || isOvertaken} isPending={save.isPending} onPress={() => put(content)}>
          {t('documentTemplate.saveDraft')}
        </Button>
        <Button
          kind="main"
          isDisabled={faults.length > 0 || isOvertaken || waitingId !== null}
          onPress={() => setSending(true)}
        >
          {t('documentTemplate.send')}
        </Button>
      </div>
      {isSending && (
        <SendDialog template={template} content={content} onSent={release} onClose={() => setSending(false)} />
      )}
    </>
  )
}

/** Where a token goes before any field was touched: at the end of the first one. */
function firstCursor(content: TemplateContent, { texts }: (typeof paperForms)[TemplateDetail['kind']]): Cursor {
  const at = texts[0] ?? 'chapter.0'
  const end = texts[0] ? textOf(content, texts[0]).length : (content.chapters[0]?.text.length ?? 0)
  return { at, start: end, end }
}

function withToken(content: TemplateContent, cursor: Cursor, key: PlaceholderKey): Partial<TemplateContent> {
  const put = (text: string) => inserted(text, cursor, tokenOf(key), isList(key))
  const [, index] = /^chapter\.(\d+)$/.exec(cursor.at) ?? []
  if (index === undefined) {
    const at = cursor.at as TemplateContent['texts'][number]['key']
    return { texts: withText(content, at, put(textOf(content, at))) }
  }
  return {
    chapters: content.chapters.map((one, at) => (at === Number(index) ? { ...one, text: put(one.text) } : one)),
  }
}
