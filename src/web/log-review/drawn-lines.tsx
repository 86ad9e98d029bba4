import { useMutation } from '@tanstack/react-query'
import type { LogImport, LogSampleLine } from '#domain/log-review/log-review.ts'
import { call } from '#web/platform/api.ts'
import { t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import styles from './log-review.module.css'

type Look = { lineId: string; verdict: 'inOrder' | 'notInOrder' } | null

/** Lines drawn for the half-yearly check, each looked at once. */
export function DrawnLines({ log: { id, sampleSeed, sampleCount } }: { log: LogImport }) {
  const look = useMutation({
    mutationFn: (one: Look) =>
      one === null
        ? call<LogSampleLine[]>('POST', `/log-imports/${id}/sample`, { input: {} })
        : call<LogSampleLine[]>('POST', `/log-imports/${id}/sample/${one.lineId}`, { input: { verdict: one.verdict } }),
  })
  const lines = look.data
  return (
    <Section title={t('logReview.sample')}>
      <p>{t('logReview.sampleText', { seed: sampleSeed ?? '', count: sampleCount })}</p>
      <Failure error={look.error} />
      {!lines && (
        <div>
          <Button isPending={look.isPending} onPress={() => look.mutate(null)}>
            {t('logReview.openSample')}
          </Button>
        </div>
      )}
      {lines && (
        <DataTable
          caption={t('logReview.sample')}
          rows={lines}
          keyOf={(line) => line.id}
          columns={[
            { title: t('logReview.number'), cell: ({ number }) => number },
            { title: t('logReview.text'), cell: ({ text }) => <code className={styles.line}>{text}</code> },
            {
              title: t('logReview.verdict'),
              cell: (line) =>
                line.verdict ? (
                  `${t(`logReview.${line.verdict}`)}　${line.lookedByName ?? ''}`
                ) : (
                  <Segmented
                    label={`${t('logReview.verdict')} ${line.number}`}
                    hideLabel
                    segments={(['inOrder', 'notInOrder'] as const).map((value) => ({
                      value,
                      label: t(`logReview.${value}`),
                    }))}
                    value={null}
                    onChange={(verdict) => look.mutate({ lineId: line.id, verdict })}
                  />
                ),
            },
          ]}
        />
      )}
    </Section>
  )
}
