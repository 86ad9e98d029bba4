/** Generated from the migrations by `npm run types`; not edited by hand. */
import type { ColumnType, Generated } from 'kysely'

export interface Agency {
  clockOffsetSeconds: Generated<number>
  exercise: Generated<boolean>
  id: string
  level: 'ministry' | 'county' | 'township'
  name: string
  parentId: string | null
}

export interface Assignment {
  agencyId: string
  checklistId: string | null
  doneAt: ColumnType<string, Date | string, Date | string> | null
  dueDate: string | null
  dueTime: string | null
  dutyId: string
  fromDate: string
  id: string
  occurrence: number
  personId: string | null
  planId: string
  unitId: string
  version: Generated<number>
  withdrawnAt: ColumnType<string, Date | string, Date | string> | null
}

export interface AuditEntry {
  agencyId: string
  at: ColumnType<string, Date | string, Date | string>
  body: string
  hash: Buffer
  operation: string
  personId: string | null
  sequence: number
  subjectId: string | null
}

export interface AuditHead {
  agencyId: string
  hash: Buffer
  sequence: number
}

export interface Checklist {
  agencyId: string
  id: string
  kind: string
  title: string
  withdrawnAt: ColumnType<string, Date | string, Date | string> | null
}

export interface ChecklistDraft {
  agencyId: string
  changedAt: ColumnType<string, Date | string, Date | string>
  changedBy: string
  checklistId: string
  content: ColumnType<import('#domain/checklist/checklist.ts').ChecklistContent, string, string>
  notices: Generated<unknown>
  version: Generated<number>
}

export interface ChecklistVersion {
  agencyId: string
  checklistId: string
  content: ColumnType<import('#domain/checklist/checklist.ts').ChecklistContent, string, string>
  id: string
  number: number
  publishedAt: ColumnType<string, Date | string, Date | string>
  publishedBy: string | null
}

export interface Clause {
  agencyId: string
  heading: string | null
  id: string
  label: string
  level: number
  noDutyReason: string | null
  planId: string
  position: number
  spanEnd: number
  spanStart: number
  text: string
  version: Generated<number>
}

export interface Deficiency {
  agencyId: string
  clauseId: string | null
  description: string
  foundOn: string
  grade: 'minor' | 'major' | 'critical'
  id: string
  improvementDueDate: string
  inspectionId: string
  itemKey: string
  planId: string | null
  status: Generated<'open' | 'improved' | 'released'>
  unitId: string
  version: Generated<number>
}

export interface Duty {
  action: 'self_inspection' | 'inspection' | 'audit' | 'corrective_action' | 'meeting' | 'report_outcome' | 'status_report' | 'awareness' | 'drill' | 'protective_measure' | 'liaison' | 'collect_intelligence' | 'notify' | 'investigate' | 'permit' | 'supervise_contractor' | 'closing_check' | 'power_down' | 'broadcast' | 'duty_roster' | 'reward_discipline'
  agencyId: string
  checklistKinds: string[]
  clauseId: string
  confidence: number | null
  dismissalReason: string | null
  evidence: 'none' | 'note' | 'file' | 'checklist'
  id: string
  mode: 'scheduled' | 'standing' | 'conditional'
  owners: string[]
  planId: string
  position: number
  recipients: ColumnType<import('#domain/plan/compiled-plan.ts').Recipient[], string, string>
  spanEnd: number | null
  spanStart: number | null
  status: Generated<'proposed' | 'accepted' | 'dismissed'>
  timing: 'before_holiday' | 'last_workday' | 'daily' | 'during_holiday' | 'during_period' | 'after_period' | 'as_needed' | 'immediately' | 'unspecified'
  trigger: string | null
  unitIds: string[]
  version: Generated<number>
  what: string
}

export interface Evidence {
  agencyId: string
  assignmentId: string
  doneAt: ColumnType<string, Date | string, Date | string>
  doneBy: string
  id: string
  inspectionId: string | null
  note: string
  recordedBy: string
}

export interface EvidenceFile {
  agencyId: string
  evidenceId: string
  fileId: string
}

export interface File {
  addedAt: ColumnType<string, Date | string, Date | string>
  addedBy: string
  agencyId: string
  id: string
  mediaType: string
  name: string
  sha256: string
  size: number
}

export interface IdempotentAnswer {
  agencyId: string
  answer: unknown
  at: ColumnType<string, Date | string, Date | string>
  key: string
  personId: string
  requestHash: Buffer
}

export interface Improvement {
  agencyId: string
  decidedAt: ColumnType<string, Date | string, Date | string> | null
  decidedBy: string | null
  decision: 'released' | 'returned' | null
  deficiencyId: string
  description: string
  id: string
  improvedAt: ColumnType<string, Date | string, Date | string>
  improvedBy: string
  remark: string | null
}

export interface ImprovementFile {
  agencyId: string
  fileId: string
  improvementId: string
}

export interface Incident {
  agencyId: string
  dutyId: string | null
  id: string
  knownAt: ColumnType<string, Date | string, Date | string>
  occurredAt: ColumnType<string, Date | string, Date | string>
  place: string
  planId: string | null
  recordedBy: string
  unitId: string | null
  version: Generated<number>
  what: string
}

export interface Inspection {
  agencyId: string
  answers: ColumnType<import('#domain/checklist/checklist.ts').Answer[], string, string>
  assignmentId: string | null
  checklistVersionId: string
  claimedAt: ColumnType<string, Date | string, Date | string> | null
  compliant: number
  heldBy: string
  id: string
  notApplicable: number
  notCompliant: number
  origin: Generated<'selfInspection' | 'inspection'>
  planId: string | null
  pointId: string | null
  readyToSubmit: boolean
  status: Generated<'draft' | 'submitted'>
  submittedAt: ColumnType<string, Date | string, Date | string> | null
  submittedBy: string | null
  unitId: string
  version: Generated<number>
}

export interface InspectionFile {
  agencyId: string
  fileId: string
  inspectionId: string
  itemKey: string
}

export interface InspectionHolding {
  agencyId: string
  id: string
  inspectionId: string
  personId: string
  seenAt: ColumnType<string, Date | string, Date | string> | null
  since: ColumnType<string, Date | string, Date | string>
  takenFrom: string
}

export interface InspectionKept {
  agencyId: string
  answers: ColumnType<import('#domain/checklist/checklist.ts').Answer[], string, string>
  baseVersion: number
  chosen: 'current' | 'setAside' | 'merged' | null
  claimedAt: ColumnType<string, Date | string, Date | string> | null
  id: string
  inspectionId: string
  keptAt: ColumnType<string, Date | string, Date | string>
  personId: string
  remark: string | null
  settledAt: ColumnType<string, Date | string, Date | string> | null
  settledBy: string | null
}

export interface Notice {
  agencyId: string
  id: string
  incidentId: string
  means: 'telephone' | 'inPerson' | 'fax' | 'mail' | 'officialDocument' | 'platform'
  recipient: string
  remark: string
  toldAt: ColumnType<string, Date | string, Date | string>
  toldBy: string
}

export interface OutcomeReport {
  agencyId: string
  closedAt: ColumnType<string, Date | string, Date | string>
  closedBy: string
  content: ColumnType<import('#domain/outcome-report/outcome-report.ts').OutcomeReport, string, string>
  hash: string
  planId: string
}

export interface OwnerPhrase {
  agencyId: string
  phrase: string
  unitIds: string[]
}

export interface Person {
  agencyId: string
  disabledAt: ColumnType<string, Date | string, Date | string> | null
  factorLastStep: Generated<number>
  factorPending: string | null
  factorSecret: string | null
  failedSignIns: Generated<number>
  id: string
  lockedUntil: ColumnType<string, Date | string, Date | string> | null
  loginName: string
  name: string
  passwordHash: string
  roles: string[]
  title: string
  unitId: string | null
}

export interface Plan {
  agencyId: string
  agencyName: string
  approvedAt: ColumnType<string, Date | string, Date | string> | null
  approvedBy: string | null
  asOf: string
  basis: ColumnType<import('#domain/plan/compiled-plan.ts').Basis[], string, string>
  citationChanges: ColumnType<import('#domain/plan/plan.ts').CitationChange[], string, string>
  contentHash: string | null
  id: string
  lessons: ColumnType<import('#domain/plan/plan.ts').Lesson[], string, string>
  occasion: 'spring_festival' | 'national_day' | 'new_year' | 'election' | 'inauguration' | 'dragon_boat' | 'mid_autumn' | 'other' | null
  periodEnd: string | null
  periodStart: string | null
  previousPlanId: string | null
  returnRemark: string | null
  rocYear: number | null
  sourceName: string | null
  sourceText: string
  status: Generated<'draft' | 'submitted' | 'issued' | 'closed'>
  submittedBy: string | null
  title: string
  version: Generated<number>
  warnings: ColumnType<import('#domain/plan/compiled-plan.ts').PlanWarning[], string, string>
}

export interface Point {
  agencyId: string
  cameraClear: boolean | null
  cameraRange: string | null
  checklistId: string | null
  code: string
  expiresOn: string | null
  floor: string
  id: string
  keptDays: number | null
  kind: 'serverRoom' | 'archiveStore' | 'counter' | 'door' | 'camera' | 'extinguisher' | 'cabinet' | 'other'
  name: string
  photographId: string | null
  retiredOn: string | null
  room: string
  unitId: string
  version: Generated<number>
}

export interface Session {
  activeAt: ColumnType<string, Date | string, Date | string>
  agencyId: string
  complete: boolean
  endsAt: ColumnType<string, Date | string, Date | string>
  personId: string
  startedAt: ColumnType<string, Date | string, Date | string>
  tokenHash: Buffer
}

export interface Unit {
  abolishedOn: string | null
  agencyId: string
  id: string
  name: string
  position: number
  version: Generated<number>
}

export interface UnitSummary {
  agencyId: string
  compliant: Generated<number>
  deficienciesFound: Generated<number>
  deficienciesReleased: Generated<number>
  inspections: Generated<number>
  notApplicable: Generated<number>
  notCompliant: Generated<number>
  planId: string
  unitId: string
}

export interface DB {
  agency: Agency
  assignment: Assignment
  auditEntry: AuditEntry
  auditHead: AuditHead
  checklist: Checklist
  checklistDraft: ChecklistDraft
  checklistVersion: ChecklistVersion
  clause: Clause
  deficiency: Deficiency
  duty: Duty
  evidence: Evidence
  evidenceFile: EvidenceFile
  file: File
  idempotentAnswer: IdempotentAnswer
  improvement: Improvement
  improvementFile: ImprovementFile
  incident: Incident
  inspection: Inspection
  inspectionFile: InspectionFile
  inspectionHolding: InspectionHolding
  inspectionKept: InspectionKept
  notice: Notice
  outcomeReport: OutcomeReport
  ownerPhrase: OwnerPhrase
  person: Person
  plan: Plan
  point: Point
  session: Session
  unit: Unit
  unitSummary: UnitSummary
}
