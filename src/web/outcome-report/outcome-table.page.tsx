import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type OutcomeTable, type OutcomeTableRow, StatisticKey } from '#domain/outcome-report/statistics.ts'
import { useAction } from '#web/platform/action.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { useKeptDraft } from '#web/platform/kept-draft.ts'
import { newId } from '#web/platform/new-id.ts'
import { useMay } from '#web/platform/session.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { EditableList, type ListFault } from '#web/platform/ui/editable-list.tsx'
import editing from '#web/platform/ui/editing.module.css'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import { outcomeTableQuery } from './outcome-report.queries.ts'

export function OutcomeTablePage() {
  const { data: table, error } = useQuery(outcomeTableQuery)
  return (
    <Page
      title={t('outcome.table')}
      above={<Link to="/outcome">{t('place.outcome')}</Link>}
      lead={t('outcome.tableLead')}
    >
      <Failure error={error} />
      {!table && !error && <Skeleton lines={8} />}
      {table && <TableEditor table={table} />}
    </Page>
  )
}

const lineOf = ({ group, title, counted }: OutcomeTableRow): string =>
  t('outcome.table.line', { group, title, how: t(counted ? 'outcome.table.counted' : 'outcome.table.own') })

function faultsOf(rows: readonly OutcomeTableRow[]): ListFault[] {
  const text = ({ group, title, key }: OutcomeTableRow, index: number): string | null => {
    if (group.trim() === '' || title.trim() === '') return t('outcome.table.titleMissing')
    if (rows.findIndex((one) => one.key === key) < index) return t('outcome.table.repeated', { name: title })
    return null
  }
  return rows.flatMap((row, index) => {
    const wrong = text(row, index)
    return wrong === null ? [] : [{ index, text: wrong }]
  })
}

function TableEditor({ table: { version, rows: saved } }: { table: OutcomeTable }) {
  const may = useMay()
  const navigate = useNavigate()
  const { content, isOvertaken, change, forget } = useKeptDraft('outcome table', { rows: saved }, version)
  const save = useAction<OutcomeTable>(async () => {
    forget()
    await navigate({ to: '/outcome' })
  })
  const { rows } = content
  const put = (changed: OutcomeTableRow[]) => change({ rows: changed })
  const faults = faultsOf(rows)
  const isChanged = JSON.stringify(rows) !== JSON.stringify(saved)
  return (
    <>
      {isOvertaken && (
        <Banner tone="due" title={t('outcome.write.overtaken')}>
          <Button onPress={forget}>{t('route.edit.anew')}</Button>
        </Banner>
      )}
      <Section title={t('outcome.table.rows')}>
        <EditableList
          ones={rows}
          max={120}
          addLabel={t('outcome.table.addOwn')}
          added={() => ({ key: newId(), group: '', title: '', counted: false })}
          onChange={put}
          faults={faults}
          tell={lineOf}
          fields={(row, changeRow) => <RowFields row={row} rows={rows} change={changeRow} move={put} />}
        />
      </Section>
      <Failure error={save.error} />
      <div className={editing.bar}>
        <span>
          {faults.length > 0 ? (
            <StateMark tone="late">{t('route.edit.faults', { count: faults.length })}</StateMark>
          ) : (
            t(isChanged ? 'outcome.write.kept' : 'outcome.write.unchanged')
          )}
        </span>
        {isChanged && <Button onPress={forget}>{t('outcome.write.discard')}</Button>}
        {may('outcomeTable.save') && (
          <Button
            kind="main"
            isDisabled={!isChanged || isOvertaken || faults.length > 0}
            isPending={save.isPending}
            onPress={() => save.mutate({ method: 'PUT', address: '/outcome-table', input: { version, rows } })}
          >
            {t('web.save')}
          </Button>
        )}
      </div>
    </>
  )
}

type RowFieldsProps = {
  row: OutcomeTableRow
  rows: readonly OutcomeTableRow[]
  change: (changes: Partial<OutcomeTableRow>) => void
  move: (rows: OutcomeTableRow[]) => void
}

/** What is counted is chosen; without a choice the number is typed into each report. */
function RowFields({ row, rows, change, move }: RowFieldsProps) {
  const at = rows.indexOf(row)
  const moved = (to: number) => move(rows.toSpliced(at, 1).toSpliced(to, 0, row))
  return (
    <>
      <Select
        label={t('outcome.table.count')}
        empty={t('outcome.table.own')}
        options={StatisticKey.options.map((key) => ({ value: key, label: nameOf('outcome.count', key) }))}
        value={row.counted ? row.key : ''}
        onChange={(key) => change(key === '' ? { key: newId(), counted: false } : { key, counted: true })}
      />
      <div className={editing.pair}>
        <TextField
          label={t('outcome.table.group')}
          isRequired
          maxLength={20}
          value={row.group}
          onChange={(group) => change({ group })}
        />
        <TextField
          label={t('outcome.table.title')}
          isRequired
          maxLength={60}
          value={row.title}
          onChange={(title) => change({ title })}
        />
      </div>
      <div className={editing.pair}>
        <Button isDisabled={at === 0} onPress={() => moved(at - 1)}>
          {t('outcome.table.up')}
        </Button>
        <Button isDisabled={at === rows.length - 1} onPress={() => moved(at + 1)}>
          {t('outcome.table.down')}
        </Button>
      </div>
    </>
  )
}
