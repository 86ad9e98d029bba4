import { z } from 'zod'
import { line, optionalProse, prose } from '#domain/text.ts'

export const ProgrammeItem = z
  .object({ id: z.uuid(), at: z.iso.datetime(), place: line(120), what: line(200) })
  .meta({ id: 'VisitProgrammeItem' })
export type ProgrammeItem = z.infer<typeof ProgrammeItem>

/** What stands outside the envelope. */
export const VisitShadow = z
  .object({
    id: z.uuid(),
    unitId: z.uuid(),
    unitName: z.string(),
    startsOn: z.iso.date(),
    endsOn: z.iso.date(),
    groupSize: z.int(),
    hosts: z.array(z.object({ personId: z.uuid(), name: z.string() })),
    plannedBy: z.uuid(),
    plannedByName: z.string(),
    plannedAt: z.iso.datetime(),
    version: z.int(),
  })
  .meta({ id: 'MainlandVisitShadow' })
export type VisitShadow = z.infer<typeof VisitShadow>

/** Bodies and programme; of the visitors themselves only how many. */
export const VisitContent = z.object({
  organisations: line(300),
  purpose: prose(1000),
  programme: z.array(ProgrammeItem).max(100),
})
export type VisitContent = z.infer<typeof VisitContent>

export const ObservationContent = z.object({
  isAbnormal: z.boolean(),
  place: optionalProse(120),
  text: prose(1000),
})

export const Observation = z
  .object({ id: z.uuid(), at: z.iso.datetime(), byName: z.string(), ...ObservationContent.shape })
  .meta({ id: 'VisitObservation' })
export type Observation = z.infer<typeof Observation>

export const Visit = VisitShadow.extend({ ...VisitContent.shape, observations: z.array(Observation) }).meta({
  id: 'MainlandVisit',
})
export type Visit = z.infer<typeof Visit>

export const VisitPlanned = z
  .object({
    id: z.uuid(),
    /** 0: it is new. */
    version: z.int().min(0),
    unitId: z.uuid(),
    startsOn: z.iso.date(),
    endsOn: z.iso.date(),
    groupSize: z.int().min(1).max(999),
    hostIds: z.array(z.uuid()).min(1).max(20),
    ...VisitContent.shape,
  })
  .meta({ id: 'MainlandVisitPlanned' })
export type VisitPlanned = z.infer<typeof VisitPlanned>

export const ObservationMade = z
  .object({ id: z.uuid(), observationId: z.uuid(), ...ObservationContent.shape })
  .meta({ id: 'VisitObservationMade' })
export type ObservationMade = z.infer<typeof ObservationMade>

export const VisitWritten = z.object({ id: z.uuid() }).meta({ id: 'MainlandVisitWritten' })
