import { z } from 'zod'
import {
  Broadcast,
  BroadcastEntry,
  BroadcastList,
  BroadcastReading,
  BroadcastReadingEntry,
} from '#domain/broadcast/broadcast.ts'
import { Versioned } from '#domain/duty/duty.ts'
import type { Exposing } from '#server/platform/http.ts'
import { listBroadcasts, recordReading, retireBroadcast, saveBroadcast } from './broadcast.operations.ts'

export function broadcastHttp({ expose }: Exposing): void {
  expose('GET /broadcasts', listBroadcasts, { input: z.object({}), output: BroadcastList })
  expose('PUT /broadcasts/:id', saveBroadcast, { input: BroadcastEntry, output: Broadcast })
  expose('POST /broadcasts/:id/retire', retireBroadcast, { input: Versioned, output: z.object({}) })
  expose('POST /broadcasts/:id/readings', recordReading, { input: BroadcastReadingEntry, output: BroadcastReading })
}
