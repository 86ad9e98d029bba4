import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { PlanDetail } from '#domain/plan/plan.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { TextArea } from '#web/platform/ui/text-field.tsx'
import { FileDrop } from './file-drop.tsx'
import { planQuery } from './plan.queries.ts'
import styles from './plan-import.module.css'

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
        <FileDrop<PlanDetail> address="/plans/import" fieldOf={(id) => ({ id })} onRead={open} />
      </Section>
      <Section title={t('plan.import.paste')}>
        <PastedText onRead={open} />
      </Section>
    </Page>
  )
}

/** Pasted text outlives a failure, a reload and a session that has ended. */
function PastedText({ onRead }: { onRead: (detail: PlanDetail) => unknown }) {
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
