import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type DragEvent, type FormEvent, useEffect, useRef, useState } from 'react'
import type { PlanDetail } from '#domain/plan/plan.ts'
import { useAction } from '#web/platform/action.ts'
import { upload } from '#web/platform/api.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Icon } from '#web/platform/ui/icons.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { TextArea } from '#web/platform/ui/text-field.tsx'
import { planQuery } from './plan.queries.ts'
import styles from './plan-import.module.css'

const endings = '.txt,.md,.odt,.docx,.pdf'
const pasted = 'shousui.pastedPlan'

export function PlanImportPage() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const open = (detail: PlanDetail) => {
    sessionStorage.removeItem(pasted)
    queries.setQueryData(planQuery(detail.plan.id).queryKey, detail)
    void queries.invalidateQueries({ queryKey: ['/plans'] })
    return navigate({ to: '/plans/$planId', params: { planId: detail.plan.id } })
  }
  return (
    <Page
      title={t('plan.import.title')}
      above={<Link to="/plans">{t('place.plans')}</Link>}
      lead={t('plan.import.lead')}
    >
      <Section title={t('plan.import.file')}>
        <FileDrop onRead={open} />
      </Section>
      <Section title={t('plan.import.paste')}>
        <PastedText onRead={open} />
      </Section>
    </Page>
  )
}

type Sending = { file: File; key: string; id: string; share: number; error: unknown; isDone: boolean }
type ReadProps = { onRead: (detail: PlanDetail) => unknown }

/** Drop it or choose it; a file that could not be sent stays, to be sent again under the same key. */
function FileDrop({ onRead }: ReadProps) {
  const [sending, setSending] = useState<Sending | null>(null)
  const [isOver, setOver] = useState(false)
  const send = async (one: Sending) => {
    const change = (changes: Partial<Sending>) => setSending({ ...one, ...changes })
    change({ error: null, share: 0 })
    try {
      const { key, id, file } = one
      const onProgress = (share: number) => change({ share })
      await onRead(await upload<PlanDetail>('/plans/import', file, { field: { id }, key, onProgress }))
    } catch (error) {
      change({ error, isDone: true })
    }
  }
  const take = (file: File | undefined) => {
    if (file) void send({ file, key: newId(), id: newId(), share: 0, error: null, isDone: false })
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }
  const over = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  const isBusy = sending !== null && !sending.error
  return (
    <>
      <label
        className={styles.drop}
        data-over={isOver || undefined}
        onDragOver={over}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Icon name="file" size={32} />
        <strong>{t('plan.import.drop')}</strong>
        <span>{t('plan.import.kinds')}</span>
        <input
          type="file"
          accept={endings}
          disabled={isBusy}
          onChange={(event) => {
            take(event.target.files?.[0])
            event.target.value = ''
          }}
        />
      </label>
      {isBusy && (
        <p className={styles.progress} role="status">
          {t(sending.share < 1 ? 'plan.import.sending' : 'plan.import.reading', { name: sending.file.name })}
          <progress
            value={sending.share < 1 ? sending.share : undefined}
            max={1}
            aria-label={t('plan.import.progress')}
          />
        </p>
      )}
      {sending && <FileFailure sending={sending} onAgain={() => send(sending)} />}
    </>
  )
}

const FileFailure = ({ sending, onAgain }: { sending: Sending; onAgain: () => void }) => (
  <Failure error={sending.error}>
    <p>{t('plan.import.failed', { name: sending.file.name })}</p>
    <Button onPress={onAgain}>{t('plan.import.again')}</Button>
  </Failure>
)

/** Pasted text outlives a failure, a reload and a session that has ended. */
function PastedText({ onRead }: ReadProps) {
  const [text, setText] = useState(sessionStorage.getItem(pasted) ?? '')
  const id = useRef({ text: '', id: '' })
  const read = useAction<PlanDetail>((detail) => void onRead(detail))
  useEffect(() => {
    const wait = setTimeout(() => sessionStorage.setItem(pasted, text), 300)
    return () => clearTimeout(wait)
  }, [text])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (id.current.text !== text) id.current = { text, id: newId() }
    read.mutate({ address: '/plans', input: { id: id.current.id, text } })
  }
  const isTooLong = text.length > 400_000
  return (
    <form className={styles.paste} onSubmit={submit}>
      <TextArea
        label={t('plan.import.text')}
        description={t('plan.import.textText')}
        isRequired
        value={text}
        onChange={setText}
        error={isTooLong ? t('problem.too_large') : null}
      />
      <Failure error={read.error}>
        <p>{t('plan.import.textKept')}</p>
      </Failure>
      {read.isPending && <Banner>{t('plan.import.reading', { name: '' })}</Banner>}
      <div>
        <Button type="submit" kind="main" isPending={read.isPending} isDisabled={!text.trim() || isTooLong}>
          {t('plan.import.read')}
        </Button>
      </div>
    </form>
  )
}
