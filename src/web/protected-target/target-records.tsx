import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { dateInTaipei } from '#domain/date.ts'
import {
  type ProtectedTargetDetail,
  type TargetRecord,
  TargetRecordKind,
} from '#domain/protected-target/protected-target.ts'
import { contactDrillsQuery } from '#web/contact/contact.queries.ts'
import { exercisesQuery } from '#web/exercise/exercise.queries.ts'
import { inspectionsQuery } from '#web/inspection/inspection.queries.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { Select, type SelectOption } from '#web/platform/ui/select.tsx'

type RecordsProps = { detail: ProtectedTargetDetail; isKept: boolean }

/** Exercises, inspections and test calls that were made for it. */
export function TargetRecords({ detail: { target, records }, isKept }: RecordsProps) {
  const [isLinking, setLinking] = useState(false)
  return (
    <Section
      title={t('target.records')}
      aside={isKept && <Button onPress={() => setLinking(true)}>{t('target.link')}</Button>}
    >
      {records.length === 0 && <p>{t('target.noRecords')}</p>}
      {records.length > 0 && (
        <DataTable
          caption={t('target.records')}
          rows={records}
          keyOf={({ id }) => id}
          columns={[
            { title: t('target.record'), cell: (record) => <RecordLink record={record} /> },
            { title: t('target.record.kind'), cell: ({ kind }) => t(`target.record.kind.${kind}`) },
            { title: t('target.record.on'), cell: ({ on }) => dateText(on) },
          ]}
        />
      )}
      {isLinking && <LinkDialog targetId={target.id} onClose={() => setLinking(false)} />}
    </Section>
  )
}

function RecordLink({ record: { kind, id, title } }: { record: TargetRecord }) {
  if (kind === 'exercise')
    return (
      <Link to="/exercises/$exerciseId" params={{ exerciseId: id }}>
        {title}
      </Link>
    )
  if (kind === 'contactDrill')
    return (
      <Link to="/contacts/drills/$drillId" params={{ drillId: id }}>
        {title}
      </Link>
    )
  return (
    <Link to="/checks/$inspectionId" params={{ inspectionId: id }}>
      {title}
    </Link>
  )
}

/** What there is of a kind, the latest first. */
function useRecords(kind: TargetRecordKind): SelectOption[] {
  const { data: exercises } = useQuery({ ...exercisesQuery, enabled: kind === 'exercise' })
  const { data: drills } = useQuery({ ...contactDrillsQuery, enabled: kind === 'contactDrill' })
  const { data: inspections } = useInfiniteQuery({ ...inspectionsQuery, enabled: kind === 'inspection' })
  const on = (instant: string | null) => (instant ? dateText(dateInTaipei(new Date(instant))) : '')
  if (kind === 'exercise')
    return (exercises ?? []).map(({ id, title, startedAt }) => ({ value: id, label: `${on(startedAt)}　${title}` }))
  if (kind === 'contactDrill')
    return (drills ?? []).map(({ id, planTitle, startedAt }) => ({
      value: id,
      label: `${on(startedAt)}　${planTitle}`,
    }))
  return (inspections?.pages ?? [])
    .flatMap(({ items }) => items)
    .filter(({ status }) => status === 'submitted')
    .map(({ id, title, submittedAt, unitName }) => ({ value: id, label: `${on(submittedAt)}　${title}　${unitName}` }))
}

function LinkDialog({ targetId, onClose }: { targetId: string; onClose: () => void }) {
  const [kind, setKind] = useState<TargetRecordKind>('exercise')
  const [chosen, setChosen] = useState('')
  const [linkId] = useState(newId)
  const link = useAction<ProtectedTargetDetail>(onClose)
  const options = useRecords(kind)
  const recordId = chosen || options[0]?.value
  return (
    <Dialog title={t('target.link')} isOpen onClose={onClose}>
      <Form
        label={t('target.link')}
        onSubmit={() =>
          recordId &&
          link.mutate({ address: `/protected-targets/${targetId}/records`, input: { linkId, kind, recordId } })
        }
      >
        <Segmented
          label={t('target.record.kind')}
          segments={TargetRecordKind.options.map((value) => ({ value, label: t(`target.record.kind.${value}`) }))}
          value={kind}
          onChange={(next) => {
            setKind(next)
            setChosen('')
          }}
        />
        {options.length === 0 && <p>{t('target.record.none')}</p>}
        {options.length > 0 && (
          <Select label={t('target.record')} value={recordId ?? ''} options={options} onChange={setChosen} />
        )}
        <Failure error={link.error} />
        <Actions>
          <Button type="submit" kind="main" isDisabled={!recordId} isPending={link.isPending}>
            {t('web.save')}
          </Button>
          <Button onPress={onClose}>{t('web.cancel')}</Button>
        </Actions>
      </Form>
    </Dialog>
  )
}
