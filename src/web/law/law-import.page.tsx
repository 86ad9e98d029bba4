import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { LawImportPreview } from '#domain/law/law-catalogue.ts'
import { useAction } from '#web/platform/action.ts'
import { upload } from '#web/platform/api.ts'
import { t } from '#web/platform/i18n.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { FileButton } from '#web/platform/ui/file-button.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import styles from './law.module.css'
import { faultText } from './law-words.tsx'

type Read = { name: string; preview: LawImportPreview | null; error: unknown }

/** Laws out of a file: first what would be kept and what not, then keeping it. */
export function LawImportPage() {
  const [read, setRead] = useState<Read | null>(null)
  const look = async (file: File) => {
    setRead({ name: file.name, preview: null, error: null })
    try {
      const preview = await upload<LawImportPreview>('/laws/import/preview', file)
      setRead({ name: file.name, preview, error: null })
    } catch (error) {
      setRead({ name: file.name, preview: null, error })
    }
  }
  const isBusy = read !== null && !read.preview && !read.error
  return (
    <Page title={t('law.import.open')} lead={t('law.import.text')} above={<Link to="/laws">{t('place.laws')}</Link>}>
      <div className={styles.links}>
        <FileButton
          label={isBusy ? t('law.import.reading', { name: read.name }) : t('law.import.choose')}
          accept=".csv,.xlsx,.ods,.json"
          isBusy={isBusy}
          onChoose={(file) => void look(file)}
        />
        <a href="/api/laws/export/ods" download>
          {t('law.import.example')}
        </a>
      </div>
      {read && <Failure error={read.error} />}
      {read?.preview && <Preview key={read.name} preview={read.preview} />}
    </Page>
  )
}

function Preview({ preview: { kept, same, faults, unknownColumns } }: { preview: LawImportPreview }) {
  const navigate = useNavigate()
  const take = useAction(() => navigate({ to: '/laws', search: { only: 'own' } }))
  return (
    <>
      {unknownColumns.length > 0 && (
        <Banner tone="due" quiet>
          {t('law.import.unknownColumns', { columns: unknownColumns.join('、') })}
        </Banner>
      )}
      {faults.length > 0 && (
        <Section title={t('law.import.faults', { count: faults.length })}>
          <DataTable
            caption={t('law.import.faults', { count: faults.length })}
            rows={faults}
            keyOf={({ row, code, about }) => `${row} ${code} ${about.join()}`}
            columns={[
              { title: t('law.import.row'), cell: ({ row }) => row },
              { title: t('law.title'), cell: ({ title }) => title },
              { title: t('law.import.fault'), cell: faultText },
            ]}
          />
        </Section>
      )}
      <Section title={t('law.import.kept', { count: kept.length })}>
        {same > 0 && <p className={styles.soft}>{t('law.import.same', { count: same })}</p>}
        {kept.length > 0 && (
          <>
            <DataTable
              caption={t('law.import.kept', { count: kept.length })}
              rows={kept}
              keyOf={({ entry }) => entry.key}
              columns={[
                { title: t('law.title'), cell: ({ title }) => title },
                { title: t('law.import.change'), cell: ({ change }) => t(`law.import.${change}`) },
                {
                  title: t('law.import.versions'),
                  cell: ({ versionsBefore, entry }) => `${versionsBefore} → ${entry.content.versions.length}`,
                },
              ]}
            />
            <Failure error={take.error} />
            <div>
              <Button
                kind="main"
                isPending={take.isPending}
                onPress={() =>
                  take.mutate({ address: '/laws/import', input: { entries: kept.map(({ entry }) => entry) } })
                }
              >
                {t('law.import.take', { count: kept.length })}
              </Button>
            </div>
          </>
        )}
      </Section>
    </>
  )
}
