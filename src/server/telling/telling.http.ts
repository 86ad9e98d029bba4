import { z } from 'zod'
import { TellingCourse, ToldThing } from '#domain/telling/telling.ts'
import type { Exposing } from '#server/platform/http.ts'
import * as operations from './telling.operations.ts'

export function tellingHttp({ expose }: Exposing): void {
  const one = z.object({ id: z.uuid() })
  const order = z.object({ personIds: z.array(z.uuid()).max(50) })
  expose('GET /told', operations.listMine, {
    input: z.object({ before: z.uuid().optional() }),
    output: z.object({ items: z.array(ToldThing), more: z.boolean() }),
  })
  expose('GET /told/unread', operations.countUnread, { input: z.object({}), output: z.object({ unread: z.int() }) })
  expose('GET /told/:id', operations.showCourse, { input: one, output: TellingCourse })
  expose('POST /told/:id/read', operations.markRead, { input: one, output: ToldThing })
  expose('POST /told/:id/acknowledge', operations.acknowledge, { input: one, output: ToldThing })
  expose('POST /telling/test', operations.testTelling, { input: one, output: z.object({}) })
  expose('GET /telling/order', operations.showOrder, { input: z.object({}), output: order })
  expose('PUT /telling/order', operations.setOrder, { input: order, output: order })
}
