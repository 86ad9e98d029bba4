import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { LogField, type LogMapping, LogTimeForm } from '#domain/log-review/log-field.ts'
import type { LogImport, LogLook } from '#domain/log-review/log-review.ts'
import { useAction } from '#web/platform/action.ts'
import { call } from '#web/platform/api.ts'
import { t } from '#web/platform/i18n.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import styles from './log-review.module.css'

/** What the columns mean: proposed, put right by hand, and remembered with the source. */
export function MappingPart({ log }: { log: LogImport }) {
  const look = useMutation({
    mutationFn: () => call<LogLook>('POST', `/log-imports/${log.id}/look`, { input: {} }),
  })
  return (
    <Section title={t('logReview.look')}>
      <p>{t('logReview.lookText')}</p>
      <Failure error={look.error} />
      {look.data ? (
        <MappingForm key={look.data.version} log={log} look={look.data} />
      ) : (
        <div>
          <Button kind="main" isPending={look.isPending} onPress={() => look.mutate()}>
            {t('logReview.openLook')}
          </Button>
        </div>
      )}
    </Section>
  )
}

function MappingForm({ log, look }: { log: LogImport; look: LogLook }) {
  const [mapping, setMapping] = useState<LogMapping>(look.mapping)
  const [sampleCount, setSampleCount] = useState('0')
  const [seed, setSeed] = useState('')
  const start = useAction()
  const { columns, fields } = mapping
  const setField = (field: LogField, column: string) =>
    setMapping({ ...mapping, fields: { ...fields, [field]: column === '' ? undefined : column } })
  const input = {
    ...{ version: look.version, mapping, sampleCount: Number(sampleCount) },
    sampleSeed: seed.trim() === '' ? null : seed.trim(),
  }
  return (
    <Form
      label={t('logReview.look')}
      onSubmit={() => start.mutate({ address: `/log-imports/${log.id}/review`, input })}
    >
      {look.missing.length + look.added.length > 0 && (
        <Banner title={t('logReview.changedColumns')}>
          {look.missing.length > 0 && <p>{t('logReview.missingColumns', { columns: look.missing.join('、') })}</p>}
          {look.added.length > 0 && <p>{t('logReview.addedColumns', { columns: look.added.join('、') })}</p>}
        </Banner>
      )}
      <FirstLines look={look} />
      <div className={styles.fields}>
        {LogField.options.map((field) => (
          <Select
            key={field}
            label={t(`logReview.field.${field}`)}
            options={columns.map((column) => ({ value: column, label: column }))}
            empty={t('logReview.noColumn')}
            value={fields[field] ?? ''}
            onChange={(column) => setField(field, column)}
          />
        ))}
        <Select
          label={t('logReview.timeForm')}
          options={LogTimeForm.options.map((value) => ({ value, label: t(`logReview.timeForm.${value}`) }))}
          value={mapping.timeForm}
          onChange={(timeForm) => setMapping({ ...mapping, timeForm: timeForm as LogTimeForm })}
        />
        <Select
          label={t('logReview.zone')}
          options={[
            { value: '480', label: t('logReview.zone.480') },
            { value: '0', label: t('logReview.zone.0') },
          ]}
          value={String(mapping.zoneMinutes)}
          onChange={(zone) => setMapping({ ...mapping, zoneMinutes: Number(zone) })}
        />
        <TextField
          label={t('logReview.sampleCount')}
          inputMode="numeric"
          isRequired
          maxLength={3}
          value={sampleCount}
          onChange={setSampleCount}
        />
        <TextField label={t('logReview.sampleSeed')} maxLength={200} value={seed} onChange={setSeed} />
      </div>
      <Failure error={start.error} />
      <Actions>
        <Button type="submit" kind="main" isPending={start.isPending}>
          {t('logReview.start')}
        </Button>
      </Actions>
    </Form>
  )
}

function FirstLines({ look: { mapping, rows } }: { look: LogLook }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by keys too
    <section className={styles.firstLines} aria-label={t('logReview.firstLines')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {mapping.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.join('\u0000')}>
              {mapping.columns.map((column, at) => (
                <td key={column}>{row[at]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
