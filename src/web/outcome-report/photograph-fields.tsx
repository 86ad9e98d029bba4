import { useQuery } from '@tanstack/react-query'
import type { StoredFile } from '#domain/file/file.ts'
import type { ChosenPhotograph, PhotographSource } from '#domain/outcome-report/outcome-draft.ts'
import { t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Photos } from '#web/platform/ui/photos.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import styles from './outcome-report.module.css'
import { photographSourcesQuery } from './outcome-report.queries.ts'
import type { WritingProps } from './outcome-writing.page.tsx'

const most = 60

/** What was chosen with its caption, and below it what the records of the period show. */
export function PhotographFields({ report: { planId }, content: { photographs }, change }: WritingProps) {
  const { data: sources, error } = useQuery(photographSourcesQuery(planId))
  if (error) return <Failure error={error} />
  if (!sources) return <Skeleton lines={3} />
  if (sources.length === 0) return <p>{t('outcome.photographs.none')}</p>
  const all = new Map(sources.flatMap(({ files, after }) => [...files, ...after]).map((file) => [file.id, file]))
  const chosen = new Set(photographs.flatMap(({ fileIds }) => fileIds))
  const put = (changed: ChosenPhotograph[]) => change({ photographs: changed })
  return (
    <>
      <p>{t('outcome.photographs.text')}</p>
      <p>{t('outcome.photographs.chosen', { count: photographs.length })}</p>
      {photographs.map((one, at) => (
        <div key={one.fileIds.join()} className={styles.photograph}>
          <Photos files={one.fileIds.map((id) => all.get(id)).filter((file) => file !== undefined)} />
          <TextField
            label={t('outcome.photographs.caption')}
            maxLength={120}
            value={one.caption}
            onChange={(caption) => put(photographs.with(at, { ...one, caption }))}
          />
          <div>
            <Button kind="quiet" icon="close" onPress={() => put(photographs.toSpliced(at, 1))}>
              {t('web.remove')}
            </Button>
          </div>
        </div>
      ))}
      {photographs.length < most &&
        sources.map((source) => (
          <Source
            key={source.id}
            source={source}
            chosen={chosen}
            add={(files) =>
              put([...photographs, { caption: source.name.slice(0, 120), fileIds: files.map(({ id }) => id) }])
            }
          />
        ))}
    </>
  )
}

type SourceProps = {
  source: PhotographSource
  chosen: ReadonlySet<string>
  add: (files: readonly StoredFile[]) => void
}

function Source({ source: { name, unitName, files, after }, chosen, add }: SourceProps) {
  const free = [...files, ...after].filter(({ id }) => !chosen.has(id))
  if (free.length === 0) return null
  const [before, mended] = [files.find((file) => free.includes(file)), after.findLast((file) => free.includes(file))]
  return (
    <div className={styles.photograph}>
      <p>
        {unitName}　{name}
      </p>
      {before && mended && (
        <div>
          <Button onPress={() => add([before, mended])}>{t('outcome.photographs.addPair')}</Button>
        </div>
      )}
      <ul className={styles.sources}>
        {free.map((file) => (
          <li key={file.id}>
            <Photos files={[file]} />
            <Button
              kind="quiet"
              aria-label={t('outcome.photographs.add.of', { name: file.name })}
              onPress={() => add([file])}
            >
              {t('outcome.photographs.add')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
