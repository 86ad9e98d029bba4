import type { Broadcast } from '#domain/broadcast/broadcast.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { useKeptAction } from '#web/platform/outbox/kept-action.ts'
import { useOutbox } from '#web/platform/outbox/outbox.ts'
import { useNow } from '#web/platform/use-now.ts'

const subjectOf = (id: string, dueAt: string | null): string => `broadcast:${id}:${dueAt ?? ''}`

/** Records that it was read out: at once, or kept with its time and sent when there is a network. */
export function useRead({ id, title }: Broadcast, dueAt: string | null) {
  const now = useNow()
  const action = useKeptAction()
  const isKept = useOutbox().entries.some(({ value }) => value.subject === subjectOf(id, dueAt))
  const record = () =>
    action.mutate({
      subject: subjectOf(id, dueAt),
      address: `/broadcasts/${id}/readings`,
      input: { readingId: newId(), dueAt, claimedAt: now() },
      label: t('broadcast.readingOf', { title }),
    })
  return { record, isKept: isKept && !action.isPending, isPending: action.isPending, error: action.error }
}
