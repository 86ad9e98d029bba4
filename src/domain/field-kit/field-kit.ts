import { z } from 'zod'
import { Today } from '#domain/assignment/assignment.ts'
import { Checklist } from '#domain/checklist/catalogue.ts'
import { ChecklistContent } from '#domain/checklist/checklist.ts'
import { Contact } from '#domain/contact/contact.ts'
import { Inspection, InspectionDetail, InspectionOrigin, PreviousAnswers } from '#domain/inspection/inspection.ts'
import { PatrolRoute } from '#domain/patrol/patrol.ts'
import { Point } from '#domain/point/point.ts'

/** What was answered the last time to a form, there and by the same kind of inspector. */
export const LastAnswers = z
  .object({
    checklistId: z.uuid(),
    unitId: z.uuid(),
    pointId: z.uuid().nullable(),
    origin: InspectionOrigin,
    previous: PreviousAnswers,
  })
  .meta({ id: 'LastAnswers' })
export type LastAnswers = z.infer<typeof LastAnswers>

/** All that a person takes along to where there is no network. */
export const FieldKit = z
  .object({
    at: z.iso.datetime(),
    today: Today,
    units: z.array(z.object({ id: z.uuid(), name: z.string() })),
    checklists: z.array(Checklist),
    forms: z.array(z.object({ versionId: z.uuid(), content: ChecklistContent })),
    inspections: z.array(Inspection),
    /** What this person has in hand. */
    drafts: z.array(InspectionDetail),
    lastAnswers: z.array(LastAnswers),
    points: z.array(Point),
    routes: z.array(PatrolRoute),
    /** Whom to call, also where there is no network. */
    contacts: z.array(Contact),
  })
  .meta({ id: 'FieldKit' })
export type FieldKit = z.infer<typeof FieldKit>
