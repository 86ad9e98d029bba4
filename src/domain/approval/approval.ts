import { z } from 'zod'
import { FileIds, StoredFile } from '#domain/file/file.ts'
import { Role } from '#domain/person/person.ts'
import { line, optionalProse } from '#domain/text.ts'

/** What is sent on its way; each has its place in `server/approvables.ts`. */
export const ApprovalKind = z.enum([
  'plan',
  'inspectionPlan',
  'outcomeReport',
  'officialDocument',
  'rewardProposal',
  'documentTemplate',
  'minutes',
  'workOrder',
  'travel',
  'mediaPermit',
])
export type ApprovalKind = z.infer<typeof ApprovalKind>

/** The chair is that of the very meeting; once minutes are sent, a person by name. */
export const ApproverRole = z.enum([...Role.options, 'chair'])

/** Whoever bears one of the roles, or one person by name. A unit head is that of the unit of whoever asks. */
export const Approver = z
  .object({
    roles: z.array(ApproverRole).max(4),
    personId: z.uuid().nullable(),
    /** Nobody stands in, for nobody else may see what is signed. */
    inPerson: z.literal(true).optional(),
  })
  .refine(({ roles, personId }) => (personId === null ? roles.length > 0 : roles.length === 0))
export type Approver = z.infer<typeof Approver>

/** Stages in order; those who stand in one decide side by side. */
export const Stages = z.array(z.array(Approver).min(1).max(6)).min(1).max(6)
export type Stages = z.infer<typeof Stages>

export const ApprovalRoute = z
  .object({
    kind: ApprovalKind,
    stages: Stages,
    /** 0 while it is the product's own. */
    version: z.int().min(0),
  })
  .meta({ id: 'ApprovalRoute' })
export type ApprovalRoute = z.infer<typeof ApprovalRoute>

export const Verdict = z.enum(['approved', 'returned'])

export const ApprovalDecision = z
  .object({
    id: z.uuid(),
    stage: z.int(),
    step: z.int(),
    verdict: Verdict,
    remark: z.string(),
    shownHash: z.string(),
    decidedBy: z.uuid(),
    decidedByName: z.string(),
    /** In whose place, where a deputy decided. */
    decidedForName: z.string().nullable(),
    decidedAt: z.iso.datetime(),
  })
  .meta({ id: 'ApprovalDecision' })
export type ApprovalDecision = z.infer<typeof ApprovalDecision>

const ApprovalStep = z.object({
  roles: z.array(ApproverRole),
  /** Who may decide it by right today; nobody, where the one it was for has left. */
  names: z.array(z.string()),
  decision: ApprovalDecision.nullable(),
})

/** One time that something was sent on its way, as it stands for whoever looks. */
export const Approval = z
  .object({
    id: z.uuid(),
    kind: ApprovalKind,
    subjectId: z.uuid(),
    title: z.string(),
    contentHash: z.string(),
    requestedBy: z.uuid(),
    requestedByName: z.string(),
    requestedAt: z.iso.datetime(),
    state: z.enum(['waiting', 'approved', 'returned', 'withdrawn']),
    endedAt: z.iso.datetime().nullable(),
    endedByName: z.string().nullable(),
    remark: z.string().nullable(),
    stages: z.array(z.array(ApprovalStep)),
    /** The stage whose turn it is; null when it has ended. */
    currentStage: z.int().nullable(),
    /** Signed on paper: the scanned pages, when and by whom. */
    paper: z.object({ signedOn: z.iso.date(), signers: z.string(), pages: z.array(StoredFile) }).nullable(),
    /** What was shown is no longer what there is. */
    differs: z.boolean(),
    mayDecide: z.boolean(),
    mayWithdraw: z.boolean(),
  })
  .meta({ id: 'Approval' })
export type Approval = z.infer<typeof Approval>

/** As much as a list tells. */
export const ApprovalRow = Approval.pick({
  id: true,
  kind: true,
  subjectId: true,
  title: true,
  requestedByName: true,
  requestedAt: true,
  state: true,
  mayDecide: true,
}).meta({ id: 'ApprovalRow' })
export type ApprovalRow = z.infer<typeof ApprovalRow>

export const ApprovalGiven = z
  .object({ id: z.uuid(), shownHash: z.string().max(64), verdict: Verdict, remark: optionalProse(500) })
  .meta({ id: 'ApprovalGiven' })
export type ApprovalGiven = z.infer<typeof ApprovalGiven>

export const ApprovalOnPaper = z
  .object({ id: z.uuid(), signedOn: z.iso.date(), signers: line(120), fileIds: FileIds.min(1) })
  .meta({ id: 'ApprovalOnPaper' })
export type ApprovalOnPaper = z.infer<typeof ApprovalOnPaper>
