import { useState } from 'react'
import { dateInTaipei } from '#domain/date.ts'
import { checkObservation } from '#domain/mainland-visitor/mainland-visit.rules.ts'
import type { Visit } from '#domain/mainland-visitor/mainland-visit.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { isAllowed, refusalOf, useActing } from '#web/platform/rule.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { TextArea, TextField } from '#web/platform/ui/text-field.tsx'
import { useNow } from '#web/platform/use-now.ts'

const begun = () => ({ observationId: newId(), isAbnormal: false, place: '', text: '' })

/** For hosts, from the first day on, on the way with a group. */
export function ObservationForm({ visit }: { visit: Visit }) {
  const now = useNow()
  const acting = useActing()
  const [made, setMade] = useState(begun)
  const [isTried, setTried] = useState(false)
  const send = useAction<unknown>(() => {
    setMade(begun())
    setTried(false)
  })
  const today = dateInTaipei(new Date(now()))
  const asked = { id: visit.id, ...made }
  if (!isAllowed(() => checkObservation(acting, visit, { ...asked, place: '', text: '' }, today))) return null
  const refusal = refusalOf(() => checkObservation(acting, visit, asked, today))
  const isEmpty = made.text.trim() === ''
  const submit = () => {
    setTried(true)
    if (!isEmpty && !refusal) send.mutate({ address: `/mainland-visits/${visit.id}/observations`, input: made })
  }
  return (
    <Form label={t('mainlandVisit.observe')} onSubmit={submit}>
      <Segmented
        label={t('mainlandVisit.kind')}
        value={made.isAbnormal ? 'abnormal' : 'normal'}
        segments={(['normal', 'abnormal'] as const).map((value) => ({ value, label: t(`mainlandVisit.${value}`) }))}
        onChange={(value) => setMade({ ...made, isAbnormal: value === 'abnormal' })}
      />
      {made.isAbnormal && <p>{t('mainlandVisit.isAbnormal')}</p>}
      <TextField
        label={t('mainlandVisit.place')}
        maxLength={120}
        value={made.place}
        onChange={(place) => setMade({ ...made, place })}
      />
      <TextArea
        label={t('mainlandVisit.text')}
        isRequired
        maxLength={1000}
        value={made.text}
        onChange={(text) => setMade({ ...made, text })}
        error={isTried && isEmpty ? t('web.required') : null}
      />
      {isTried && <Failure error={refusal} />}
      <Failure error={send.error} />
      <Actions>
        <Button type="submit" kind="main" isPending={send.isPending}>
          {t('mainlandVisit.observe')}
        </Button>
      </Actions>
    </Form>
  )
}
