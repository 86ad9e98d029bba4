import { z } from 'zod'
import { ContactDrillSummary } from '#domain/contact/contact-drill.ts'
import { ShownCallTreeEntry } from '#domain/emergency-plan/call-tree.ts'
import { StoredFile } from '#domain/file/file.ts'
import { line, optionalProse } from '#domain/text.ts'

const facts = {
  title: line(120),
  /** The agency itself, or whoever's plan the own one refers to. */
  issuedBy: line(80),
  /** As it names itself: 第三版, 115年修正. */
  versionLabel: line(40),
  dated: z.iso.date(),
  /** The unit that keeps it right. */
  unitId: z.uuid(),
  fileId: z.uuid().nullable(),
  /** The clause of the security plan that refers to it. */
  clauseId: z.uuid().nullable(),
  /** The targets that it is for. */
  targetIds: z.array(z.uuid()).max(50),
  remark: optionalProse(300),
}

/** 緊急應變計畫, the own one or that of others. */
export const EmergencyPlan = z
  .object({
    id: z.uuid(),
    ...facts,
    unitName: z.string(),
    clauseLabel: z.string().nullable(),
    planTitle: z.string().nullable(),
    withdrawnOn: z.iso.date().nullable(),
    /** How many its call tree calls. */
    called: z.int(),
    version: z.int(),
  })
  .meta({ id: 'EmergencyPlan' })
export type EmergencyPlan = z.infer<typeof EmergencyPlan>

export const EmergencyPlanEntry = z.object({ id: z.uuid(), ...facts }).meta({ id: 'EmergencyPlanEntry' })
export type EmergencyPlanEntry = z.infer<typeof EmergencyPlanEntry>

export const EmergencyPlanChange = EmergencyPlanEntry.extend({ version: z.int() }).meta({ id: 'EmergencyPlanChange' })
export type EmergencyPlanChange = z.infer<typeof EmergencyPlanChange>

export const EmergencyPlanDetail = z
  .object({
    plan: EmergencyPlan,
    file: StoredFile.nullable(),
    /** Of those that the reader may see. */
    targets: z.array(z.object({ id: z.uuid(), name: z.string() })),
    tree: z.array(ShownCallTreeEntry),
    /** When its call tree was tried, the latest first. */
    drills: z.array(ContactDrillSummary),
  })
  .meta({ id: 'EmergencyPlanDetail' })
export type EmergencyPlanDetail = z.infer<typeof EmergencyPlanDetail>
