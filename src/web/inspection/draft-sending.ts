import type { InspectionDetail } from '#domain/inspection/inspection.ts'
import { call } from '#web/platform/api.ts'
import { newId } from '#web/platform/new-id.ts'
import { entryNow, follow } from '#web/platform/outbox/outbox.ts'
import { queryClient } from '#web/platform/queries.ts'
import { begunPlace } from './begun.ts'
import { isDraft, reconcileDraft } from './draft-reconcile.ts'

const ask = (id: string) => call<InspectionDetail>('GET', `/inspections/${id}`, { background: true })

follow({
  at: '/inspections/',
  reconcile: (entry, refusal, following) => reconcileDraft(entry, refusal, following, { ask, newId, make: entryNow }),
  answered: async (entry, answer, on) => {
    if (!isDraft(entry)) return
    await on.forget(begunPlace(entry.subject))
    if (entry.method !== 'PUT') return
    const queryKey = [`/inspections/${entry.subject}`]
    await queryClient.cancelQueries({ queryKey })
    queryClient.setQueryData(queryKey, answer)
    await on.keep(`/inspections/${entry.subject}`, answer).catch(() => undefined)
  },
})
