import { useState } from 'react'
import { checkMeans, checkNotice } from '#domain/incident/incident.rules.ts'
import { type NoticeRecord, NoticeStage } from '#domain/incident/incident.ts'
import type { IncidentCard } from '#domain/incident/incident-card.ts'
import { Means } from '#domain/route/route.ts'
import { failureText } from '#web/platform/failure.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { useKeptAction } from '#web/platform/outbox/kept-action.ts'
import { refusalOf } from '#web/platform/rule.ts'
import { MomentField } from '#web/platform/ui/date-field.tsx'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import { useNow } from '#web/platform/use-now.ts'

/** What the form begins with; nobody where it is somebody that no route names. */
export type Suggested = Pick<NoticeRecord, 'authority' | 'means' | 'stage'>

type NoticeFormProps = { card: IncidentCard; suggested: Suggested; onDone: () => void }

function useNotice({ card: { incident, says }, suggested }: Omit<NoticeFormProps, 'onDone'>) {
  const now = useNow()
  const [told, setTold] = useState<NoticeRecord>(() => ({
    ...{ ...suggested, id: incident.id, noticeId: newId() },
    recipient: suggested.authority ? t(`route.authority.${suggested.authority}`) : '',
    ...{ toldAt: now(), answeredBy: '', remark: '' },
  }))
  return {
    told,
    change: (changes: Partial<NoticeRecord>) => setTold((before) => ({ ...before, ...changes })),
    refusal:
      refusalOf(() => checkNotice(incident, told, new Date(now()))) ??
      refusalOf(() => checkMeans(told.means, says.forbiddenMeans)),
    isEmpty: told.recipient.trim() === '',
  }
}

export const NoticeDialog = (props: NoticeFormProps) => (
  <Dialog title={t('incident.addNotice')} isOpen onClose={props.onDone}>
    <NoticeForm {...props} />
  </Dialog>
)

/** Who was told, by what means, when, who answered: one line of the call log. */
function NoticeForm({ card, suggested, onDone }: NoticeFormProps) {
  const { told, change, refusal, isEmpty } = useNotice({ card, suggested })
  const [isTried, setTried] = useState(false)
  const add = useKeptAction(onDone)
  const send = () => {
    setTried(true)
    if (isEmpty || refusal) return
    const address = `/incidents/${told.id}/notices`
    add.mutate({ subject: told.id, address, input: told, label: t('incident.toldOf', { who: told.recipient }) })
  }
  return (
    <Form label={t('incident.addNotice')} onSubmit={send}>
      <TextField
        label={t('incident.recipient')}
        isRequired
        maxLength={120}
        autoFocus={suggested.authority === null}
        value={told.recipient}
        onChange={(recipient) => change({ recipient })}
        error={isTried && isEmpty ? t('web.required') : null}
      />
      <Select
        label={t('incident.means')}
        value={told.means}
        options={Means.options
          .filter((means) => !card.says.forbiddenMeans.includes(means))
          .map((value) => ({ value, label: t(`route.means.${value}`) }))}
        onChange={(means) => change({ means: means as Means })}
      />
      <Segmented
        label={t('incident.stage')}
        segments={NoticeStage.options.map((value) => ({ value, label: t(`incident.stage.${value}`) }))}
        value={told.stage}
        onChange={(stage) => change({ stage })}
      />
      <MomentField
        label={t('incident.toldAt')}
        isRequired
        value={told.toldAt}
        onChange={(toldAt) => toldAt && change({ toldAt })}
        error={isTried && refusal ? failureText(refusal) : null}
      />
      <TextField
        label={t('incident.answeredBy')}
        maxLength={60}
        autoFocus={suggested.authority !== null}
        value={told.answeredBy}
        onChange={(answeredBy) => change({ answeredBy })}
      />
      <TextField
        label={t('incident.remark')}
        maxLength={500}
        value={told.remark}
        onChange={(remark) => change({ remark })}
      />
      <FormActions action={add} label={t('incident.sendNotice')} onCancel={onDone} />
    </Form>
  )
}
