import { useState } from 'react'
import type { z } from 'zod'
import { checkNotice } from '#domain/incident/incident.rules.ts'
import type { Incident, NoticeRecord } from '#domain/incident/incident.ts'
import { useAction } from '#web/platform/action.ts'
import { failureText } from '#web/platform/failure.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { refusalOf } from '#web/platform/rule.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { MomentField } from '#web/platform/ui/date-field.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import { useNow } from '#web/platform/use-now.ts'

type Told = z.infer<typeof NoticeRecord>

const means: readonly Told['means'][] = ['telephone', 'inPerson', 'fax', 'mail', 'officialDocument', 'platform']
const meansOptions = () => means.map((value) => ({ value, label: t(`incident.means.${value}`) }))

/** Who was told, by what means, when. */
export function NoticeForm({ incident, suggested }: { incident: Incident; suggested: string }) {
  const now = useNow()
  const [told, setTold] = useState<Told>(() => ({
    id: incident.id,
    noticeId: newId(),
    recipient: suggested,
    means: 'telephone',
    toldAt: now(),
    remark: '',
  }))
  const [isTried, setTried] = useState(false)
  const add = useAction<Incident>()
  const change = (changes: Partial<Told>) => setTold((before) => ({ ...before, ...changes }))
  const refusal = refusalOf(() => checkNotice(incident, told, new Date(now())))
  const isEmpty = told.recipient.trim() === ''
  const send = () => {
    setTried(true)
    if (isEmpty || refusal) return
    add.mutate({ address: `/incidents/${incident.id}/notices`, input: told })
  }
  return (
    <Form label={t('incident.addNotice')} onSubmit={send}>
      <TextField
        label={t('incident.recipient')}
        isRequired
        maxLength={120}
        autoFocus={suggested !== ''}
        value={told.recipient}
        onChange={(recipient) => change({ recipient })}
        error={isTried && isEmpty ? t('web.required') : null}
      />
      <Select
        label={t('incident.means')}
        value={told.means}
        options={meansOptions()}
        onChange={(means) => change({ means: means as Told['means'] })}
      />
      <MomentField
        label={t('incident.toldAt')}
        isRequired
        value={told.toldAt}
        onChange={(toldAt) => toldAt && change({ toldAt })}
        error={isTried && refusal ? failureText(refusal) : null}
      />
      <TextField
        label={t('incident.remark')}
        maxLength={500}
        value={told.remark}
        onChange={(remark) => change({ remark })}
      />
      <Failure error={add.error} />
      <Button type="submit" kind="main" isPending={add.isPending}>
        {t('incident.sendNotice')}
      </Button>
    </Form>
  )
}
