import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Grade } from '#domain/checklist/checklist.ts'
import type { DeficiencyFound } from '#domain/deficiency/deficiency.ts'
import type { StoredFile } from '#domain/file/file.ts'
import { isEthics } from '#domain/person/person.rules.ts'
import { agencyQuery } from '#web/platform/agency.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { enqueue } from '#web/platform/outbox/outbox.ts'
import { useActing } from '#web/platform/rule.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { FilePicker } from '#web/platform/ui/file-picker.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextArea, TextField } from '#web/platform/ui/text-field.tsx'
import { subjectOf } from './waiting-here.tsx'

const sources = ['byHand', 'meeting', 'incident'] as const satisfies DeficiencyFound['source'][]

/** What somebody saw, with a photograph: kept on the device and sent from there. */
export function DeficiencyNewPage() {
  return (
    <Page
      title={t('deficiency.new')}
      above={<Link to="/deficiencies">{t('place.deficiencies')}</Link>}
      lead={t('deficiency.newText')}
    >
      <FoundForm />
    </Page>
  )
}

function useFound() {
  const actor = useActing()
  const [found, setFound] = useState<DeficiencyFound>(() => ({
    id: newId(),
    unitId: actor.unitId ?? '',
    source: 'byHand',
    sourceId: null,
    planId: null,
    pointId: null,
    place: '',
    description: '',
    grade: 'minor',
    fileIds: [],
  }))
  return { found, change: (changes: Partial<DeficiencyFound>) => setFound({ ...found, ...changes }) }
}

function useSend() {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: async (found: DeficiencyFound) => {
      await enqueue({
        key: found.id,
        subject: subjectOf(found.id),
        method: 'POST',
        address: '/deficiencies',
        input: found,
        fileIds: found.fileIds,
        label: t('deficiency.newOf', { what: found.description }),
      })
      await navigate({ to: '/deficiencies' })
    },
  })
}

function FoundForm() {
  const actor = useActing()
  const { data: agency } = useQuery(agencyQuery)
  const { found, change } = useFound()
  const [files, setFiles] = useState<readonly StoredFile[]>([])
  const [isTried, setTried] = useState(false)
  const send = useSend()
  const isEmpty = found.description.trim() === ''
  const units = agency?.units.filter(({ id, abolishedOn }) => !abolishedOn && (isEthics(actor) || id === actor.unitId))
  const submit = () => {
    setTried(true)
    if (isEmpty) return
    send.mutate({ ...found, description: found.description.trim(), fileIds: files.map(({ id }) => id) })
  }
  return (
    <Form label={t('deficiency.new')} onSubmit={submit}>
      <Select
        label={t('deficiency.unit')}
        value={found.unitId}
        options={units?.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        onChange={(unitId) => change({ unitId })}
      />
      <TextArea
        label={t('deficiency.what')}
        isRequired
        maxLength={2000}
        value={found.description}
        onChange={(description) => change({ description })}
        error={isTried && isEmpty ? t('web.required') : null}
      />
      <TextField
        label={t('deficiency.place')}
        maxLength={120}
        value={found.place}
        onChange={(place) => change({ place })}
      />
      <Select
        label={t('deficiency.grade')}
        value={found.grade}
        options={Grade.options.map((value) => ({ value, label: t(`grade.${value}`) }))}
        onChange={(grade) => change({ grade: grade as DeficiencyFound['grade'] })}
      />
      <Select
        label={t('deficiency.from')}
        value={found.source}
        options={sources.map((value) => ({ value, label: t(`deficiency.source.${value}`) }))}
        onChange={(source) => change({ source: source as DeficiencyFound['source'] })}
      />
      <FilePicker
        label={t('deficiency.before')}
        files={files}
        onAdd={(file) => setFiles((all) => [...all, file])}
        onRemove={(removed) => setFiles((all) => all.filter((file) => file.id !== removed))}
        onReplace={(id, file) => setFiles((all) => all.map((one) => (one.id === id ? file : one)))}
      />
      <Failure error={send.error} />
      <Button type="submit" kind="main" isPending={send.isPending}>
        {t('deficiency.sendNew')}
      </Button>
    </Form>
  )
}
