import { useState } from 'react'
import type { ContractorDetail, ContractorPerson } from '#domain/contractor/contractor.ts'
import { checkPaper } from '#domain/contractor/contractor-paper.rules.ts'
import { type ContractorPaperEntry, ContractorPaperKind } from '#domain/contractor/contractor-paper.ts'
import type { StoredFile } from '#domain/file/file.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { refusalOf } from '#web/platform/rule.ts'
import { useSession } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DateField } from '#web/platform/ui/date-field.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { FileField } from '#web/platform/ui/file-field.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'

type PaperDialogProps = { contractorId: string; people: readonly ContractorPerson[]; onClose: () => void }

/** A contract, an undertaking, an insurance: of whom, until when, and the page itself. */
export function PaperDialog({ contractorId, people, onClose }: PaperDialogProps) {
  const { today } = useSession()
  const [entry, setEntry] = useState<ContractorPaperEntry>(() => ({
    ...{ id: contractorId, paperId: newId(), kind: 'contract', personId: null, title: '', hasClause: true },
    ...{ fromDate: today, untilDate: null, fileId: null },
  }))
  const [file, setFile] = useState<StoredFile | null>(null)
  const [isTried, setTried] = useState(false)
  const save = useAction<ContractorDetail>(onClose)
  const change = (changes: Partial<ContractorPaperEntry>) => setEntry((all) => ({ ...all, ...changes }))
  const refusal = refusalOf(() => checkPaper(entry))
  const lacksTitle = entry.title.trim() === ''
  const send = () => {
    setTried(true)
    const { id, ...input } = entry
    if (!refusal && !lacksTitle)
      save.mutate({ address: `/contractors/${id}/papers`, input: { ...input, fileId: file?.id ?? null } })
  }
  return (
    <Dialog title={t('contractor.paper.add')} isOpen onClose={onClose}>
      <Form label={t('contractor.paper.add')} onSubmit={send}>
        <Select
          label={t('contractor.paper.kind')}
          value={entry.kind}
          options={ContractorPaperKind.options.map((kind) => ({
            value: kind,
            label: t(`contractor.paper.kind.${kind}`),
          }))}
          onChange={(kind) =>
            change({ kind: kind as ContractorPaperKind, hasClause: kind === 'contract' ? true : null })
          }
        />
        <TextField
          label={t('contractor.paper.title')}
          isRequired
          maxLength={120}
          value={entry.title}
          onChange={(title) => change({ title })}
          error={isTried && lacksTitle ? t('web.required') : null}
        />
        {entry.hasClause !== null && (
          <Segmented
            label={t('contractor.paper.clause')}
            segments={[
              { value: 'yes', label: t('contractor.paper.clauseYes') },
              { value: 'no', label: t('contractor.paper.clauseNo') },
            ]}
            value={entry.hasClause ? 'yes' : 'no'}
            onChange={(said) => change({ hasClause: said === 'yes' })}
          />
        )}
        <Select
          label={t('contractor.paper.person')}
          empty={t('contractor.paper.noPerson')}
          value={entry.personId ?? ''}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(personId) => change({ personId: personId || null })}
        />
        <DateField
          label={t('contractor.paper.from')}
          isRequired
          value={entry.fromDate}
          onChange={(fromDate) => fromDate && change({ fromDate })}
        />
        <DateField
          label={t('contractor.paper.until')}
          value={entry.untilDate}
          onChange={(untilDate) => change({ untilDate })}
        />
        <FileField label={t('contractor.paper.file')} file={file} onChange={setFile} />
        <Failure error={save.error ?? (isTried ? refusal : null)} />
        <Actions>
          <Button type="submit" kind="main" isPending={save.isPending}>
            {t('web.save')}
          </Button>
          <Button onPress={onClose}>{t('web.cancel')}</Button>
        </Actions>
      </Form>
    </Dialog>
  )
}
