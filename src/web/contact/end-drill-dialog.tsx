import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Assignment } from '#domain/assignment/assignment.ts'
import { looksLikeDrill } from '#domain/contact/contact-drill.rules.ts'
import type { ContactDrill } from '#domain/contact/contact-drill.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { answerOf } from '#web/platform/queries.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'

const labelOf = ({ clauseLabel, what, unitName }: Assignment): string => `${clauseLabel}　${what}（${unitName}）`

/** Ends the drill, and asks for which task of the plan it is shown. */
export function EndDrillDialog({ drill: { id, planId }, onClose }: { drill: ContactDrill; onClose: () => void }) {
  const { data, error } = useQuery(answerOf<Assignment[]>(`/assignments?planId=${planId}`))
  const [chosen, setChosen] = useState<string | null>(null)
  const end = useAction<ContactDrill>(onClose)
  const open = data?.filter(({ state, evidenceKind }) => state !== 'done' && evidenceKind !== 'checklist') ?? []
  const assignmentId = chosen ?? open.find(looksLikeDrill)?.id ?? ''
  const send = () => end.mutate({ address: `/contact-drills/${id}/end`, input: { assignmentId: assignmentId || null } })
  return (
    <Dialog title={t('contact.drill.end')} isOpen onClose={onClose}>
      {!data && !error && <Skeleton lines={3} />}
      <Failure error={error} />
      {data && (
        <Form label={t('contact.drill.end')} onSubmit={send}>
          <Select
            label={t('contact.drill.evidenceFor')}
            empty={t('contact.drill.evidenceNone')}
            value={assignmentId}
            options={open.map((assignment) => ({ value: assignment.id, label: labelOf(assignment) }))}
            onChange={setChosen}
          />
          <Failure error={end.error} />
          <Actions>
            <Button type="submit" kind="main" isPending={end.isPending}>
              {t('contact.drill.end')}
            </Button>
            <Button onPress={onClose}>{t('web.cancel')}</Button>
          </Actions>
        </Form>
      )}
    </Dialog>
  )
}
