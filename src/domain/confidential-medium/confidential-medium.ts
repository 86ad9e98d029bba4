import { z } from 'zod'
import { line, optionalLine, optionalProse } from '#domain/text.ts'

export const MediumKind = z.enum(['disc', 'usbDrive', 'externalDisk', 'paper', 'other'])
export type MediumKind = z.infer<typeof MediumKind>

/** 限閱 and 密: the highest that is kept here. */
export const MediumClass = z.enum(['restricted', 'confidential'])
export type MediumClass = z.infer<typeof MediumClass>

/** What somebody may say of a medium. State secrets can be said, so that they are refused in words. */
const SaidClass = z.enum([...MediumClass.options, 'secret', 'topSecret', 'absolutelySecret'])

export const MediumState = z.enum(['kept', 'out', 'missing', 'destroyed'])
export type MediumState = z.infer<typeof MediumState>

export const DestructionMethod = z.enum(['shredded', 'crushed', 'degaussed', 'burned', 'overwritten'])
export type DestructionMethod = z.infer<typeof DestructionMethod>

/** Asked for by one person, waiting for the other who has seen it. */
export const Destruction = z
  .object({
    id: z.uuid(),
    method: DestructionMethod,
    askedBy: z.uuid(),
    askedByName: z.string(),
    askedAt: z.iso.datetime(),
    witnessId: z.uuid(),
    witnessName: z.string(),
  })
  .meta({ id: 'Destruction' })
export type Destruction = z.infer<typeof Destruction>

/** As much as a list tells: no word of what is in it. */
export const Medium = z
  .object({
    id: z.uuid(),
    number: z.string(),
    /** 0 is the original. */
    copyNumber: z.int(),
    originalId: z.uuid().nullable(),
    code: z.string(),
    kind: MediumKind,
    classification: MediumClass,
    unitId: z.uuid(),
    unitName: z.string(),
    keeperId: z.uuid(),
    keeperName: z.string(),
    /** The locker, by its point. */
    pointId: z.uuid(),
    pointName: z.string(),
    state: MediumState,
    registeredAt: z.iso.datetime(),
    destruction: Destruction.nullable(),
    version: z.int(),
  })
  .meta({ id: 'Medium' })
export type Medium = z.infer<typeof Medium>

export const MediumEventKind = z.enum([
  'registered',
  'changed',
  'handedOut',
  'returned',
  'missing',
  'found',
  'destructionAsked',
  'destructionDropped',
  'destroyed',
])
export type MediumEventKind = z.infer<typeof MediumEventKind>

export const MediumEvent = z
  .object({
    id: z.uuid(),
    kind: MediumEventKind,
    at: z.iso.datetime(),
    byName: z.string(),
    /** The keeper, the carrier, the witness. */
    withName: z.string().nullable(),
    permitId: z.uuid().nullable(),
  })
  .meta({ id: 'MediumEvent' })
export type MediumEvent = z.infer<typeof MediumEvent>

/** Its whole life, the latest first. */
export const MediumDetail = z.object({ medium: Medium, events: z.array(MediumEvent) }).meta({ id: 'MediumDetail' })
export type MediumDetail = z.infer<typeof MediumDetail>

/** What lies in the envelope: the shelf within the locker, and a remark. */
export const MediumParticulars = z
  .object({ shelf: optionalLine(60), remark: optionalProse(500) })
  .meta({ id: 'MediumParticulars' })
export type MediumParticulars = z.infer<typeof MediumParticulars>

export const MediumEntry = z
  .object({
    id: z.uuid(),
    number: line(24).regex(/^[\p{L}\p{N}-]+$/u),
    kind: MediumKind,
    classification: SaidClass,
    unitId: z.uuid(),
    keeperId: z.uuid(),
    pointId: z.uuid(),
    ...MediumParticulars.shape,
  })
  .meta({ id: 'MediumEntry' })
export type MediumEntry = z.infer<typeof MediumEntry>

/** It goes to another keeper or place. */
export const MediumChange = z
  .object({
    id: z.uuid(),
    version: z.int(),
    keeperId: z.uuid(),
    pointId: z.uuid(),
    ...MediumParticulars.shape,
  })
  .meta({ id: 'MediumChange' })
export type MediumChange = z.infer<typeof MediumChange>

export const DestructionAsked = z
  .object({
    id: z.uuid(),
    version: z.int(),
    destructionId: z.uuid(),
    method: DestructionMethod,
    witnessId: z.uuid(),
  })
  .meta({ id: 'DestructionAsked' })
export type DestructionAsked = z.infer<typeof DestructionAsked>

/** Nothing of what was written, since answers to writes are kept in clear. */
export const MediumWritten = z.object({ id: z.uuid(), version: z.int() }).meta({ id: 'MediumWritten' })
export type MediumWritten = z.infer<typeof MediumWritten>
