import { z } from 'zod'
import { line, optionalLine, optionalProse, prose } from '#domain/text.ts'

/** Somebody was told of an event: whom, by which means, when. */
export const Notice = z
  .object({
    id: z.uuid(),
    recipient: line(120),
    means: z.enum(['telephone', 'inPerson', 'fax', 'mail', 'officialDocument', 'platform']),
    toldAt: z.iso.datetime(),
    toldBy: z.string(),
    remark: optionalProse(500),
  })
  .meta({ id: 'Notice' })
export type Notice = z.infer<typeof Notice>

export const Incident = z
  .object({
    id: z.uuid(),
    planId: z.uuid().nullable(),
    dutyId: z.uuid().nullable(),
    clauseLabel: z.string().nullable(),
    unitId: z.uuid().nullable(),
    what: prose(2000),
    place: optionalLine(200),
    occurredAt: z.iso.datetime(),
    /** When the agency became aware: the moment from which deadlines run. */
    knownAt: z.iso.datetime(),
    recordedByName: z.string(),
    notices: z.array(Notice),
    version: z.int(),
  })
  .meta({ id: 'Incident' })
export type Incident = z.infer<typeof Incident>

export const IncidentRecord = Incident.pick({
  id: true,
  planId: true,
  dutyId: true,
  what: true,
  place: true,
  occurredAt: true,
  knownAt: true,
}).meta({ id: 'IncidentRecord' })
export type IncidentRecord = z.infer<typeof IncidentRecord>

export const NoticeRecord = Notice.omit({ id: true, toldBy: true })
  .extend({ id: z.uuid(), noticeId: z.uuid() })
  .meta({ id: 'NoticeRecord' })
