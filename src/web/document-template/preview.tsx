import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { TemplateContent, TemplateKind } from '#domain/document-template/document-template.ts'
import { t } from '#web/platform/i18n.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import styles from './document-template.module.css'
import { previewQuery } from './document-template.queries.ts'

const pauseMs = 500

/** What was typed, once the typing pauses; what has faults is left out. */
function useSettled(content: TemplateContent, isFaulty: boolean): TemplateContent | null {
  const [settled, setSettled] = useState<TemplateContent | null>(isFaulty ? null : content)
  useEffect(() => {
    if (isFaulty) return
    const timer = setTimeout(() => setSettled(content), pauseMs)
    return () => clearTimeout(timer)
  }, [content, isFaulty])
  return settled
}

type PreviewProps = { kind: TemplateKind; content: TemplateContent; isFaulty: boolean }

/** The page as it would be printed, while one types. */
export function Preview({ kind, content, isFaulty }: PreviewProps) {
  const settled = useSettled(content, isFaulty)
  const [page, setPage] = useState(1)
  const { data, error } = useQuery({ ...previewQuery(kind, settled ?? content, page), enabled: settled !== null })
  const address = useDrawing(data?.svg)
  return (
    <section className={styles.preview} aria-label={t('documentTemplate.preview')}>
      {isFaulty && <Banner tone="due">{t('documentTemplate.previewOld')}</Banner>}
      <Failure error={error} />
      {data && address ? (
        <>
          <div className={styles.pages}>
            <Button kind="quiet" icon="back" isDisabled={data.page <= 1} onPress={() => setPage(data.page - 1)}>
              <span className="visuallyHidden">{t('documentTemplate.previewBefore')}</span>
            </Button>
            <output>{t('documentTemplate.previewOf', { page: data.page, pages: data.pages })}</output>
            <Button
              kind="quiet"
              icon="forward"
              isDisabled={data.page >= data.pages}
              onPress={() => setPage(data.page + 1)}
            >
              <span className="visuallyHidden">{t('documentTemplate.previewNext')}</span>
            </Button>
          </div>
          <img
            className={styles.paper}
            src={address}
            alt={t('documentTemplate.previewOf', { page: data.page, pages: data.pages })}
          />
        </>
      ) : (
        !error && !isFaulty && <Skeleton lines={12} />
      )}
      <p className={styles.soft}>{t('documentTemplate.previewText')}</p>
    </section>
  )
}

/** An address for what came as text: pictures of the product come from nowhere else. */
function useDrawing(svg: string | undefined): string | null {
  const address = useMemo(() => svg && URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' })), [svg])
  useEffect(() => {
    if (address) return () => URL.revokeObjectURL(address)
  }, [address])
  return address ?? null
}
