import { useState } from 'react'
import type { StoredFile } from '#domain/file/file.ts'
import { articleName } from '#domain/law/citation.ts'
import { Article, Law, type LawVersion, type Renumbering, titleOf } from '#domain/law/law.ts'
import type { LawDetail } from '#domain/law/law-catalogue.ts'
import { faultsOfLaw, inOrder } from '#domain/law/law-faults.rules.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { useSession } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DateField } from '#web/platform/ui/date-field.tsx'
import { EditableList } from '#web/platform/ui/editable-list.tsx'
import { FaultLines } from '#web/platform/ui/fault-lines.tsx'
import { FilePicker } from '#web/platform/ui/file-picker.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import { useLibrary } from './law.queries.ts'
import { daysText, faultText } from './law-words.tsx'

type LawFormProps = { law: Law; file: StoredFile | null; lastNumber: number; onSaved: () => void | Promise<void> }

/** All that is said of a law; what is saved takes the place of what was said, which stays in the history. */
export function LawForm({ law: first, file: firstFile, lastNumber, onSaved }: LawFormProps) {
  const [law, setLaw] = useState(first)
  const [aliases, setAliases] = useState(first.aliases.join('、'))
  const [file, setFile] = useState(firstFile)
  const [isTried, setTried] = useState(false)
  const library = useLibrary()
  const save = useAction<LawDetail>(onSaved)
  const change = (changes: Partial<Law>) => setLaw((all) => ({ ...all, ...changes }))
  const written = inOrder({ ...law, aliases: aliasesIn(aliases) })
  const read = Law.safeParse(written)
  const faults = !library
    ? []
    : read.success
      ? faultsOfLaw(read.data, library.laws).map(faultText)
      : [t('law.fault.unreadable')]
  const send = () => {
    setTried(true)
    if (!read.success || faults.length > 0) return
    const { key, ...content } = read.data
    save.mutate({ address: `/laws/${key}/entries`, input: { lastNumber, content, fileId: file?.id ?? null } })
  }
  return (
    <Form label={t('law.part.edit')} onSubmit={send}>
      <p>{t('law.edit.text')}</p>
      <Versions versions={law.versions} onChange={(versions) => change({ versions })} />
      <Renumberings renumberings={law.renumberings} onChange={(renumberings) => change({ renumberings })} />
      <TextField
        label={t('law.aliases')}
        description={t('law.edit.aliasesText')}
        value={aliases}
        onChange={setAliases}
      />
      <DateField label={t('law.repealedOn')} value={law.repealedOn} onChange={(repealedOn) => change({ repealedOn })} />
      <Select
        label={t('law.successor')}
        empty={t('law.edit.noSuccessor')}
        options={(library?.laws ?? [])
          .filter(({ key }) => key !== law.key)
          .map((one) => ({ value: one.key, label: titleOf(one) }))}
        value={law.successor ?? ''}
        onChange={(key) => change({ successor: key || null })}
      />
      <Section title={t('law.copy')}>
        <FilePicker label={t('law.copy')} files={file ? [file] : []} onAdd={setFile} onRemove={() => setFile(null)} />
      </Section>
      {isTried && <FaultLines faults={faults} />}
      <Failure error={save.error} />
      <div>
        <Button type="submit" kind="main" isPending={save.isPending}>
          {t('web.save')}
        </Button>
      </div>
    </Form>
  )
}

const aliasesIn = (text: string): string[] =>
  text
    .split(/[、,，;；]/u)
    .map((alias) => alias.trim())
    .filter(Boolean)

type ListProps<Name extends string, One> = Record<Name, One[]> & { onChange: (ones: One[]) => void }

const Versions = ({ versions, onChange }: ListProps<'versions', LawVersion>) => (
  <Section title={t('law.versions')}>
    <EditableList
      ones={versions}
      max={40}
      addLabel={t('law.edit.addVersion')}
      added={() => ({ title: versions.at(-1)?.title ?? '', from: null, until: null, source: '' })}
      onChange={onChange}
      faults={[]}
      tell={(version) => `${version.title || t('law.edit.unnamed')}　${daysText(version)}`}
      fields={({ title, from, until, source }, change) => (
        <>
          <TextField
            label={t('law.title')}
            isRequired
            maxLength={120}
            value={title}
            onChange={(text) => change({ title: text })}
          />
          <DateField
            label={t('law.from')}
            description={t('law.edit.fromText')}
            value={from}
            onChange={(date) => change({ from: date })}
          />
          <DateField
            label={t('law.until')}
            description={t('law.edit.untilText')}
            value={until}
            onChange={(date) => change({ until: date })}
          />
          <TextField
            label={t('law.source')}
            description={t('law.edit.sourceText')}
            isRequired
            maxLength={300}
            value={source}
            onChange={(text) => change({ source: text })}
          />
        </>
      )}
    />
  </Section>
)

function Renumberings({ renumberings, onChange }: ListProps<'renumberings', Renumbering>) {
  const { today } = useSession()
  const isArticle = (text: string) => Article.safeParse(text).success
  const name = (text: string) => (isArticle(text) ? articleName(text) : '…')
  return (
    <Section title={t('law.renumberings')}>
      <EditableList
        ones={renumberings}
        max={200}
        addLabel={t('law.edit.addRenumbering')}
        added={() => ({ from: '', to: '', on: today, about: '' })}
        onChange={onChange}
        faults={[]}
        tell={({ from, to, on }) => t('law.renumbered', { from: name(from), to: name(to), date: dateText(on) })}
        fields={({ from, to, on, about }, change) => (
          <>
            <TextField
              label={t('law.edit.articleFrom')}
              description={t('plan.write.articleText')}
              isRequired
              value={from}
              onChange={(text) => change({ from: text })}
              error={from === '' || isArticle(from) ? null : t('plan.write.articleWrong')}
            />
            <TextField
              label={t('law.edit.articleTo')}
              isRequired
              value={to}
              onChange={(text) => change({ to: text })}
              error={to === '' || isArticle(to) ? null : t('plan.write.articleWrong')}
            />
            <DateField
              label={t('law.edit.articleOn')}
              isRequired
              value={on}
              onChange={(date) => date && change({ on: date })}
            />
            <TextField
              label={t('law.edit.articleAbout')}
              maxLength={120}
              value={about}
              onChange={(text) => change({ about: text })}
            />
          </>
        )}
      />
    </Section>
  )
}
