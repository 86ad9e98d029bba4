/** Generated from the migrations by `npm run types`; not edited by hand. */
import type { ColumnType, Generated } from 'kysely'

export interface Agency {
  clockOffsetSeconds: Generated<number>
  exercise: Generated<boolean>
  id: string
  level: 'ministry' | 'county' | 'township'
  name: string
  parentId: string | null
  settings: ColumnType<import('#domain/agency/agency-settings.ts').AgencySettings, string | undefined, string>
  settingsVersion: Generated<number>
  standingDutiesSince: Generated<string>
}

export interface AgencyKey {
  agencyId: string
  madeAt: ColumnType<string, Date | string, Date | string>
  masterCheck: Buffer
  number: number
  wrapped: Buffer
}

export interface Alarm {
  agencyId: string
  dueAt: ColumnType<string, Date | string, Date | string>
  failure: string | null
  failures: Generated<number>
  firedAt: ColumnType<string, Date | string, Date | string> | null
  id: string
  kind: string
  ringsAt: ColumnType<string, Date | string, Date | string>
  subjectId: string
}

export interface Approval {
  agencyId: string
  concernedIds: Generated<string[]>
  contentHash: string
  dueDate: string | null
  endedAt: ColumnType<string, Date | string, Date | string> | null
  endedBy: string | null
  id: string
  kind: 'plan' | 'inspectionPlan' | 'outcomeReport' | 'officialDocument' | 'documentTemplate' | 'rewardProposal' | 'minutes' | 'mediaPermit' | 'travel' | 'workOrder'
  remark: string | null
  requestedAt: ColumnType<string, Date | string, Date | string>
  requestedBy: string
  signedOn: string | null
  signers: string | null
  stages: unknown
  state: Generated<'waiting' | 'approved' | 'returned' | 'withdrawn'>
  subjectId: string
  title: string
  unitId: string | null
}

export interface ApprovalDecision {
  agencyId: string
  approvalId: string
  decidedAt: ColumnType<string, Date | string, Date | string>
  decidedBy: string
  decidedFor: string | null
  id: string
  remark: string
  requestedBy: string
  shownHash: string
  stage: number
  step: number
  verdict: 'approved' | 'returned'
}

export interface ApprovalPage {
  agencyId: string
  approvalId: string
  fileId: string
}

export interface ApprovalRoute {
  agencyId: string
  kind: 'plan' | 'inspectionPlan' | 'outcomeReport' | 'officialDocument' | 'documentTemplate' | 'rewardProposal' | 'minutes' | 'mediaPermit' | 'travel' | 'workOrder'
  stages: unknown
  version: Generated<number>
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

export interface AwarenessCampaign {
  agencyId: string
  clauseId: string | null
  endedAt: ColumnType<string, Date | string, Date | string> | null
  id: string
  passPercent: number | null
  pieceKeys: string[]
  pieces: unknown | null
  planId: string | null
  reminders: Generated<number>
  roles: string[]
  sentAt: ColumnType<string, Date | string, Date | string> | null
  title: string
  unitIds: string[]
  untilDate: string
  version: Generated<number>
}

export interface AwarenessPieceVersion {
  agencyId: string
  content: unknown | null
  id: string
  key: string
  number: number
  recordedAt: ColumnType<string, Date | string, Date | string>
  recordedBy: string
}

export interface AwarenessRecipient {
  agencyId: string
  campaignId: string
  id: string
  linkHash: Buffer | null
  memberId: string | null
  name: string
  passedAt: ColumnType<string, Date | string, Date | string> | null
  personId: string | null
  readAt: ColumnType<string, Date | string, Date | string> | null
  signedOn: string | null
  toldAt: ColumnType<string, Date | string, Date | string> | null
  tries: Generated<number>
  unitId: string | null
  wrongDigits: Generated<number>
}

export interface AwarenessTry {
  agencyId: string
  answers: unknown
  at: ColumnType<string, Date | string, Date | string>
  id: string
  number: number
  questionCount: number
  recipientId: string
  rightCount: number
}

export interface Broadcast {
  agencyId: string
  days: string
  id: string
  lateMinutes: number
  readerIds: string[]
  retiredAt: ColumnType<string, Date | string, Date | string> | null
  since: ColumnType<string, Date | string, Date | string>
  text: string
  times: string[]
  title: string
  unitId: string
  version: Generated<number>
}

export interface BroadcastReading {
  agencyId: string
  broadcastId: string
  dueAt: ColumnType<string, Date | string, Date | string> | null
  id: string
  readAt: ColumnType<string, Date | string, Date | string>
  readBy: string
  receivedAt: ColumnType<string, Date | string, Date | string>
  text: string
  title: string
}

export interface CallTreeEntry {
  agencyId: string
  contactId: string | null
  emergencyPlanId: string
  id: string
  parentId: string | null
  personId: string | null
  position: number
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
  words: Generated<string>
}

export interface Clause {
  agencyId: string
  heading: string | null
  id: string
  label: string
  level: number
  noDutyReason: string | null
  originId: string | null
  planId: string
  position: number
  spanEnd: number
  spanStart: number
  text: string
  version: Generated<number>
  withdrawnAt: ColumnType<string, Date | string, Date | string> | null
}

export interface ConfidentialMedium {
  agencyId: string
  classification: 'restricted' | 'confidential'
  code: string
  copyNumber: Generated<number>
  id: string
  keeperId: string
  kind: 'disc' | 'usbDrive' | 'externalDisk' | 'paper' | 'other'
  number: string
  originalId: string | null
  pointId: string
  registeredAt: ColumnType<string, Date | string, Date | string>
  state: Generated<'kept' | 'out' | 'missing' | 'destroyed'>
  unitId: string
  version: Generated<number>
}

export interface Contact {
  agencyId: string
  dayTelephone: string
  fax: string
  id: string
  kind: string
  mail: string
  name: string
  nightTelephone: string
  platform: string
  position: number
  post: string
  remark: string
  unitId: string
  validFrom: string
  validUntil: string | null
  version: Generated<number>
  withdrawnOn: string | null
  withdrawnReason: Generated<string>
}

export interface ContactCall {
  agencyId: string
  contactId: string
  drillId: string | null
  id: string
  madeAt: ColumnType<string, Date | string, Date | string>
  madeBy: string
  means: 'telephone' | 'inPerson' | 'officialDocument' | 'mail'
  note: string
  outcome: 'answered' | 'notAnswered' | 'wrongNumber'
  telephone: string
}

export interface ContactDrill {
  agencyId: string
  endedAt: ColumnType<string, Date | string, Date | string> | null
  endedBy: string | null
  id: string
  planId: string
  result: unknown | null
  startedAt: ColumnType<string, Date | string, Date | string>
  startedBy: string
}

export interface ContactDrillEntry {
  agencyId: string
  contactId: string
  drillId: string
}

export interface Contractor {
  agencyId: string
  declaresNoBannedProduct: boolean
  holidayTelephone: string
  id: string
  kind: string
  name: string
  remark: string
  telephone: string
  unitId: string
  version: Generated<number>
  withdrawnOn: string | null
}

export interface ContractorIncident {
  agencyId: string
  contractorId: string
  incidentId: string
}

export interface ContractorInspection {
  agencyId: string
  contractorId: string
  inspectionId: string
}

export interface ContractorPaper {
  agencyId: string
  contractorId: string
  endedOn: string | null
  fileId: string | null
  fromDate: string
  hasClause: boolean | null
  id: string
  kind: 'contract' | 'undertaking' | 'insurance' | 'backgroundCheck' | 'other'
  personId: string | null
  recordedBy: string
  title: string
  untilDate: string | null
}

export interface ContractorPerson {
  agencyId: string
  contractorId: string
  id: string
  leftOn: string | null
  name: string
  telephone: string
}

export interface ContractorVisit {
  agencyId: string
  cameAt: ColumnType<string, Date | string, Date | string>
  contractorId: string
  emergency: string
  escortId: string
  id: string
  leftAt: ColumnType<string, Date | string, Date | string> | null
  leftRecordedBy: string | null
  personName: string
  pointId: string
  purpose: string
  recordedBy: string
  workOrderId: string | null
}

export interface Deficiency {
  agencyId: string
  answerAt: number | null
  checklistId: string | null
  clauseId: string | null
  description: string
  foundOn: string
  grade: 'minor' | 'major' | 'critical'
  id: string
  improvementDueDate: string
  inspectionId: string | null
  itemKey: string | null
  openedBy: string | null
  place: Generated<string>
  planId: string | null
  pointId: string | null
  repeatOf: string | null
  source: Generated<'selfInspection' | 'inspection' | 'patrol' | 'meeting' | 'incident' | 'byHand' | 'offDutyCheck' | 'training'>
  sourceId: string | null
  status: Generated<'found' | 'reported' | 'handedOver' | 'improving' | 'improved' | 'released' | 'closed'>
  unitId: string
  version: Generated<number>
  vouchedPlanId: Generated<string | null>
  vouchedUnitId: Generated<string | null>
}

export interface DeficiencyFile {
  agencyId: string
  deficiencyId: string
  fileId: string
}

export interface DeficiencyStep {
  agencyId: string
  at: ColumnType<string, Date | string, Date | string>
  by: string
  byFor: string | null
  deficiencyId: string
  detail: ColumnType<import('#domain/deficiency/deficiency.ts').StepDetail, string | undefined, string>
  id: string
  kind: 'reported' | 'handedOver' | 'improving' | 'improved' | 'released' | 'returned' | 'closed' | 'extended' | 'interim' | 'cost'
  remark: Generated<string>
}

export interface Deputy {
  agencyId: string
  deputyId: string
  endedAt: ColumnType<string, Date | string, Date | string> | null
  fromDate: string
  id: string
  namedBy: string
  personId: string
  untilDate: string
  version: Generated<number>
}

export interface DeviceKey {
  agencyId: string
  key: Buffer
  madeAt: ColumnType<string, Date | string, Date | string>
  personId: string
}

export interface DocumentTemplateApproval {
  agencyId: string
  since: ColumnType<string, Date | string, Date | string>
  versionId: string
}

export interface DocumentTemplateDraft {
  agencyId: string
  content: unknown | null
  kind: string
  version: number
  writtenAt: ColumnType<string, Date | string, Date | string>
  writtenBy: string
}

export interface DocumentTemplateVersion {
  agencyId: string
  content: unknown
  hash: string
  id: string
  kind: string
  madeAt: ColumnType<string, Date | string, Date | string>
  madeBy: string
  note: string
  number: number
}

export interface Draw {
  agencyId: string
  count: number
  drawnAt: ColumnType<string, Date | string, Date | string> | null
  drawnBy: string
  id: string
  listedAt: ColumnType<string, Date | string, Date | string>
  population: ColumnType<import('#domain/draw/draw.ts').DrawEntry[], string, string>
  populationHash: string
  ranking: ColumnType<import('#domain/draw/draw.ts').RankedEntry[], string, string> | null
  recordHash: string | null
  seed: string | null
  seedGivenBy: string | null
  seedSource: 'witness' | 'server' | null
  subject: 'unit' | 'person' | 'item'
  title: string
  version: Generated<number>
}

export interface DrawWitness {
  agencyId: string
  confirmedAt: ColumnType<string, Date | string, Date | string> | null
  drawId: string
  drawnBy: string
  id: string
  name: string
  personId: string | null
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
  originId: string | null
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

export interface DutyWish {
  agencyId: string
  fromDate: string
  id: string
  kind: string
  notedAt: ColumnType<string, Date | string, Date | string>
  notedBy: string
  personId: string
  reason: string
  untilDate: string
  withdrawnAt: ColumnType<string, Date | string, Date | string> | null
}

export interface EmergencyPlan {
  agencyId: string
  clauseId: string | null
  dated: string
  fileId: string | null
  id: string
  issuedBy: string
  remark: string
  title: string
  unitId: string
  version: Generated<number>
  versionLabel: string
  withdrawnOn: string | null
}

export interface EmergencyPlanDrill {
  agencyId: string
  contactDrillId: string
  emergencyPlanId: string
}

export interface EmergencyPlanTarget {
  agencyId: string
  emergencyPlanId: string
  targetId: string
}

export interface Evidence {
  agencyId: string
  assignmentId: string
  contactDrillId: string | null
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

export interface EvidenceRecord {
  agencyId: string
  date: string
  evidenceId: string
  kind: string
  position: number
  recordId: string
  title: string
}

export interface Exercise {
  agencyId: string
  document: unknown | null
  endedAt: ColumnType<string, Date | string, Date | string> | null
  endedBy: string | null
  endsAt: ColumnType<string, Date | string, Date | string>
  finishedAt: ColumnType<string, Date | string, Date | string> | null
  finishedBy: string | null
  id: string
  lessons: string | null
  result: unknown | null
  scenario: unknown
  startedAt: ColumnType<string, Date | string, Date | string>
  startedBy: string
  unitId: string
  words: Generated<string>
}

export interface ExerciseArrival {
  agencyId: string
  arrivedAt: ColumnType<string, Date | string, Date | string>
  injectId: string
  personIds: string[]
}

export interface ExerciseChoice {
  agencyId: string
  chosenAt: ColumnType<string, Date | string, Date | string>
  chosenBy: string
  exerciseId: string
  id: string
  incidentId: string | null
  injectId: string
}

export interface ExerciseInject {
  agencyId: string
  dueAt: ColumnType<string, Date | string, Date | string>
  exerciseId: string
  id: string
  key: string
}

export interface ExerciseScenario {
  agencyId: string
  changedAt: ColumnType<string, Date | string, Date | string>
  changedBy: string
  content: unknown
  id: string
  version: Generated<number>
  withdrawnAt: ColumnType<string, Date | string, Date | string> | null
}

export interface File {
  addedAt: ColumnType<string, Date | string, Date | string>
  addedBy: string
  agencyId: string
  id: string
  mediaType: string
  name: string
  receivedSha256: string | null
  sha256: string
  size: number
}

export interface FollowUpCase {
  agencyId: string
  eventId: Generated<string>
  id: string
  incidentId: string | null
  isSealed: Generated<boolean>
  kind: string
  matterId: string | null
  modelFrom: string
  openedAt: ColumnType<string, Date | string, Date | string>
  openedBy: string
}

export interface FollowUpStep {
  agencyId: string
  at: ColumnType<string, Date | string, Date | string>
  authority: string | null
  caseId: string
  ends: boolean
  id: string
  isSealed: boolean
  note: string
  outcome: string | null
  position: number
  recordedAt: ColumnType<string, Date | string, Date | string>
  recordedBy: string
  reference: string
  step: string
}

export interface Handover {
  agencyId: string
  fromPersonId: string
  id: string
  openMatters: string
  takesOverAt: ColumnType<string, Date | string, Date | string>
  toPersonId: string
  watchFor: string
  writtenAt: ColumnType<string, Date | string, Date | string>
  writtenBy: string
}

export interface HandoverAcknowledgement {
  acknowledgedAt: ColumnType<string, Date | string, Date | string>
  acknowledgedBy: string
  agencyId: string
  handoverId: string
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
  decidedFor: string | null
  decision: 'released' | 'returned' | null
  deficiencyId: string
  description: string
  id: string
  improvedAt: ColumnType<string, Date | string, Date | string>
  improvedBy: string
  improvedFor: string | null
  remark: string | null
}

export interface ImprovementFile {
  agencyId: string
  fileId: string
  improvementId: string
}

export interface Incident {
  agencyId: string
  closedAt: ColumnType<string, Date | string, Date | string> | null
  confidentiality: Generated<'normal' | 'restricted' | 'confidential'>
  controlledAt: ColumnType<string, Date | string, Date | string> | null
  cyberSeverity: number | null
  dutyId: string | null
  flags: Generated<string[]>
  handedOverTo: string | null
  id: string
  kinds: Generated<string[]>
  knownAt: ColumnType<string, Date | string, Date | string>
  number: Generated<string>
  occurredAt: ColumnType<string, Date | string, Date | string>
  place: string
  planId: string | null
  receivedAt: ColumnType<string, Date | string, Date | string> | null
  recordedBy: string
  reportedToEthicsAt: ColumnType<string, Date | string, Date | string> | null
  routes: Generated<unknown>
  state: Generated<'open' | 'controlled' | 'closed'>
  unitId: string | null
  version: Generated<number>
  what: string
}

export interface IncidentClock {
  agencyId: string
  authority: string | null
  basis: unknown
  dueAt: ColumnType<string, Date | string, Date | string>
  endedAt: ColumnType<string, Date | string, Date | string> | null
  id: string
  incidentId: string
  metAt: ColumnType<string, Date | string, Date | string> | null
  metBy: string | null
  position: number
  repeatUntil: string | null
  round: number
  routeId: string
  routeKey: string
  startEvent: string
  startedAt: ColumnType<string, Date | string, Date | string>
  step: string
  supersededAt: ColumnType<string, Date | string, Date | string> | null
  supersededBy: string | null
  within: unknown
}

export interface IncidentCounter {
  agencyId: string
  last: number
  rocYear: number
}

export interface IncidentEntry {
  agencyId: string
  at: ColumnType<string, Date | string, Date | string>
  corrects: string | null
  detail: Generated<unknown>
  id: string
  incidentId: string
  kind: 'recorded' | 'handedOver' | 'factsChanged' | 'severityJudged' | 'notice' | 'measure' | 'receipt' | 'note' | 'file' | 'correction' | 'controlled' | 'closed' | 'reportIssued'
  position: number
  recordedAt: ColumnType<string, Date | string, Date | string>
  recordedBy: string
  text: string
}

export interface IncidentEntryFile {
  agencyId: string
  entryId: string
  fileId: string
}

export interface IncidentReport {
  agencyId: string
  content: unknown
  entryId: string
  form: string
  id: string
  incidentId: string
  issuedAt: ColumnType<string, Date | string, Date | string>
  issuedBy: string
  number: number
  sha256: string
  stage: 'first' | 'followUp' | 'final'
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

export interface InspectionPlan {
  agencyId: string
  announced: boolean
  approvedAt: ColumnType<string, Date | string, Date | string> | null
  approvedBy: string | null
  clauseId: string | null
  drawId: string | null
  fromDate: string
  id: string
  kind: 'regular' | 'irregular' | 'joint' | 'reInspection'
  madeBy: string
  planId: string | null
  remark: string
  returnRemark: string | null
  status: Generated<'draft' | 'submitted' | 'approved'>
  submittedAt: ColumnType<string, Date | string, Date | string> | null
  submittedTo: string | null
  title: string
  toDate: string
  version: Generated<number>
}

export interface InspectionPlanCompanion {
  agencyId: string
  personId: string
  targetId: string
}

export interface InspectionPlanInspector {
  agencyId: string
  inspectionPlanId: string
  personId: string
}

export interface InspectionPlanJointUnit {
  agencyId: string
  inspectionPlanId: string
  unitId: string
}

export interface InspectionPlanTarget {
  agencyId: string
  checklistId: string
  id: string
  inspectionId: string | null
  inspectionPlanId: string
  others: Generated<string>
  unitId: string
}

export interface LawEntry {
  agencyId: string
  content: unknown | null
  fileId: string | null
  id: string
  key: string
  number: number
  recordedAt: ColumnType<string, Date | string, Date | string>
  recordedBy: string
}

export interface LogAccountList {
  accounts: number
  agencyId: string
  id: string
  number: number
  recordedAt: ColumnType<string, Date | string, Date | string>
  recordedBy: string
}

export interface LogFinding {
  agencyId: string
  id: string
  importId: string
  lines: number
  onDay: string
  ruleKey: string
  settledAt: ColumnType<string, Date | string, Date | string> | null
  settledBy: string | null
  state: Generated<'open' | 'explained' | 'dismissed' | 'sealed'>
  version: Generated<number>
}

export interface LogImport {
  agencyId: string
  begunAt: ColumnType<string, Date | string, Date | string>
  begunBy: string
  finishedAt: ColumnType<string, Date | string, Date | string> | null
  id: string
  mapping: unknown | null
  name: string
  originalSha256: string | null
  place: string
  problem: unknown | null
  progress: Generated<number>
  received: Generated<number>
  sampleCount: Generated<number>
  sampleSeed: string | null
  size: number
  sourceId: string
  state: Generated<'arriving' | 'mapping' | 'waiting' | 'running' | 'done' | 'failed'>
  summary: unknown | null
  takenUntil: ColumnType<string, Date | string, Date | string> | null
  takes: Generated<number>
  version: Generated<number>
}

export interface LogRuleEntry {
  agencyId: string
  content: unknown
  id: string
  key: string
  number: number
  recordedAt: ColumnType<string, Date | string, Date | string>
  recordedBy: string
}

export interface LogSampleLine {
  agencyId: string
  id: string
  importId: string
  lookedAt: ColumnType<string, Date | string, Date | string> | null
  lookedBy: string | null
  number: number
  rank: number
  verdict: 'inOrder' | 'notInOrder' | null
}

export interface LogSource {
  agencyId: string
  id: string
  kind: 'document' | 'household' | 'personalData' | 'fileServer' | 'vpn' | 'door' | 'directory' | 'other' | 'audit'
  madeAt: ColumnType<string, Date | string, Date | string>
  madeBy: string
  mapping: unknown | null
  name: string
}

export interface MainlandVisit {
  agencyId: string
  endsOn: string
  groupSize: number
  id: string
  plannedAt: ColumnType<string, Date | string, Date | string>
  plannedBy: string
  startsOn: string
  unitId: string
  version: Generated<number>
}

export interface MainlandVisitHost {
  agencyId: string
  personId: string
  visitId: string
}

export interface MainlandVisitObservation {
  agencyId: string
  at: ColumnType<string, Date | string, Date | string>
  by: string
  id: string
  visitId: string
}

export interface MasterKey {
  checkValue: Buffer
}

export interface MediaCheck {
  agencyId: string
  begunAt: ColumnType<string, Date | string, Date | string>
  begunBy: string
  finishedAt: ColumnType<string, Date | string, Date | string> | null
  id: string
  kind: 'spot' | 'locker'
  lockSound: boolean | null
  pointId: string | null
  population: string[] | null
  seed: string | null
  version: Generated<number>
}

export interface MediaCheckItem {
  agencyId: string
  checkId: string
  mediumId: string
  result: 'sealed' | 'present' | 'missing' | null
}

export interface MediaDestruction {
  agencyId: string
  askedAt: ColumnType<string, Date | string, Date | string>
  askedBy: string
  confirmedAt: ColumnType<string, Date | string, Date | string> | null
  droppedAt: ColumnType<string, Date | string, Date | string> | null
  id: string
  mediumId: string
  method: 'shredded' | 'crushed' | 'degaussed' | 'burned' | 'overwritten'
  witnessId: string
}

export interface MediaPermit {
  act: 'copy' | 'takeOut'
  agencyId: string
  applicantId: string
  askedAt: ColumnType<string, Date | string, Date | string>
  carrierId: string
  code: string
  copyNumber: number | null
  fromAt: ColumnType<string, Date | string, Date | string>
  handedOutAt: ColumnType<string, Date | string, Date | string> | null
  handedOutBy: string | null
  id: string
  mediumId: string
  returnResult: 'whole' | 'opened' | 'differs' | 'lost' | null
  returnedAt: ColumnType<string, Date | string, Date | string> | null
  returnedTo: string | null
  sealNumber: string | null
  state: Generated<'asked' | 'refused' | 'approved' | 'withdrawn' | 'out' | 'returned'>
  untilAt: ColumnType<string, Date | string, Date | string>
  version: Generated<number>
}

export interface MediumEvent {
  agencyId: string
  at: ColumnType<string, Date | string, Date | string>
  byId: string
  id: string
  kind: 'registered' | 'changed' | 'handedOut' | 'returned' | 'missing' | 'found' | 'destructionAsked' | 'destructionDropped' | 'destroyed'
  mediumId: string
  permitId: string | null
  withId: string | null
}

export interface Meeting {
  agencyId: string
  begunAt: ColumnType<string, Date | string, Date | string> | null
  cancelledAt: ColumnType<string, Date | string, Date | string> | null
  chairId: string
  changeReason: string | null
  classSaidAtEnd: ColumnType<string, Date | string, Date | string> | null
  classSaidAtStart: ColumnType<string, Date | string, Date | string> | null
  closedAt: ColumnType<string, Date | string, Date | string> | null
  code: string | null
  content: unknown | null
  endedAt: ColumnType<string, Date | string, Date | string> | null
  endsAt: ColumnType<string, Date | string, Date | string>
  hash: string | null
  id: string
  isConfidential: boolean
  kind: string
  planId: string | null
  proposals: number | null
  recorderId: string
  returnRemark: string | null
  sequence: number | null
  signedAt: ColumnType<string, Date | string, Date | string> | null
  startsAt: ColumnType<string, Date | string, Date | string>
  version: Generated<number>
  words: Generated<string>
}

export interface MeetingInvitee {
  agencyId: string
  cameAt: ColumnType<string, Date | string, Date | string> | null
  cameId: string | null
  cameName: Generated<string>
  id: string
  meetingId: string
  personId: string | null
  unitId: string | null
}

export interface MeetingKind {
  agencyId: string
  id: string
  name: string
  withdrawnAt: ColumnType<string, Date | string, Date | string> | null
}

export interface MeetingPaper {
  agencyId: string
  givenAt: ColumnType<string, Date | string, Date | string>
  id: string
  inviteeId: string
  lossExplainedAt: ColumnType<string, Date | string, Date | string> | null
  meetingId: string
  number: number
  returnedAt: ColumnType<string, Date | string, Date | string> | null
}

export interface MeetingResolution {
  agencyId: string
  dueDate: string
  id: string
  isConfidential: boolean
  meetingId: string
  number: number
  personId: string | null
  text: string | null
  unitId: string
}

export interface MeetingResolutionFile {
  agencyId: string
  fileId: string
  stepId: string
}

export interface MeetingResolutionStep {
  agencyId: string
  at: ColumnType<string, Date | string, Date | string>
  by: string
  dueDate: string | null
  id: string
  isConfidential: boolean
  kind: 'reported' | 'done' | 'carried' | 'ended'
  meetingId: string | null
  note: string | null
  position: number
  resolutionId: string
}

export interface MeetingSupplement {
  agencyId: string
  at: ColumnType<string, Date | string, Date | string>
  by: string
  id: string
  isConfidential: boolean
  meetingId: string
  number: number
  reason: string | null
  text: string | null
}

export interface Notice {
  agencyId: string
  answeredBy: Generated<string>
  authority: string | null
  id: string
  incidentId: string
  means: 'telephone' | 'inPerson' | 'fax' | 'mail' | 'officialDocument' | 'platform' | 'sealedLetter' | 'sms' | 'chat'
  recipient: string
  remark: string
  stage: Generated<'first' | 'followUp' | 'final'>
  toldAt: ColumnType<string, Date | string, Date | string>
  toldBy: string
}

export interface OffDutyClosing {
  agencyId: string
  answers: ColumnType<import('#domain/off-duty-check/off-duty-check.ts').OffDutyAnswer[], string, string>
  claimedAt: ColumnType<string, Date | string, Date | string>
  closedAt: ColumnType<string, Date | string, Date | string>
  closedBy: string
  date: string
  id: string
  pointId: string
  receivedAt: ColumnType<string, Date | string, Date | string>
  roomVersion: number
  turn: number
}

export interface OffDutyClosingFile {
  agencyId: string
  closingId: string
  fileId: string
}

export interface OffDutyExemption {
  agencyId: string
  date: string
  exemptedAt: ColumnType<string, Date | string, Date | string>
  exemptedBy: string
  pointId: string
  reason: string
}

export interface OffDutyNote {
  agencyId: string
  closingId: string
  id: string
  kind: 'remark' | 'reopened'
  text: string
  writtenAt: ColumnType<string, Date | string, Date | string>
  writtenBy: string
}

export interface OffDutyRoom {
  addedOn: string
  agencyId: string
  endedOn: string | null
  pointId: string
  version: Generated<number>
}

export interface OffDutyRoomVersion {
  agencyId: string
  changedAt: ColumnType<string, Date | string, Date | string>
  changedBy: string
  inChargeIds: string[]
  items: ColumnType<import('#domain/off-duty-check/off-duty-check.ts').OffDutyItem[], string, string>
  number: number
  pointId: string
}

export interface OffDutyRules {
  agencyId: string
  days: string
  dutyTime: string
  personTime: string
  version: number
}

export interface OfficialDocument {
  agencyId: string
  classified: Generated<boolean>
  content: unknown | null
  discardedAt: ColumnType<string, Date | string, Date | string> | null
  document: unknown | null
  hash: string | null
  id: string
  issuedAt: ColumnType<string, Date | string, Date | string> | null
  issuedBy: string | null
  issuedOn: string | null
  kind: string
  madeAt: ColumnType<string, Date | string, Date | string>
  madeBy: string
  occasion: string
  rocYear: number | null
  serial: number | null
  sourceIds: string[]
  templateNumber: number | null
  version: Generated<number>
  word: string | null
  words: Generated<string>
}

export interface OfficialDocumentCount {
  agencyId: string
  last: number
  rocYear: number
}

export interface OutcomeDraft {
  agencyId: string
  content: unknown
  planId: string
  version: number
  words: Generated<string>
  writtenAt: ColumnType<string, Date | string, Date | string>
  writtenBy: string
}

export interface OutcomeReport {
  agencyId: string
  closedAt: ColumnType<string, Date | string, Date | string>
  closedBy: string
  content: ColumnType<import('#domain/outcome-report/outcome-report.ts').OutcomeReport, string, string>
  hash: string
  planId: string
  words: Generated<string>
}

export interface OutcomeSupplement {
  agencyId: string
  hash: string
  number: number
  planId: string
  previousHash: string
  reason: string
  text: string
  writtenAt: ColumnType<string, Date | string, Date | string>
  writtenBy: string
  writtenByName: string
}

export interface OutcomeTable {
  agencyId: string
  rows: unknown
  version: number
  writtenAt: ColumnType<string, Date | string, Date | string>
  writtenBy: string
}

export interface OwnerPhrase {
  agencyId: string
  phrase: string
  unitIds: string[]
}

export interface PatrolRound {
  agencyId: string
  deviations: ColumnType<import('#domain/patrol/patrol.ts').Deviation[], string, string>
  finishedAt: ColumnType<string, Date | string, Date | string>
  id: string
  planId: string | null
  reason: string
  receivedAt: ColumnType<string, Date | string, Date | string>
  routeId: string
  routeVersion: number
  startedAt: ColumnType<string, Date | string, Date | string>
  visits: ColumnType<import('#domain/patrol/patrol.ts').Visit[], string, string>
  walkedBy: string
}

export interface PatrolRoundFile {
  agencyId: string
  fileId: string
  roundId: string
}

export interface PatrolRoute {
  agencyId: string
  id: string
  name: string
  retiredOn: string | null
  unitId: string
  version: Generated<number>
}

export interface PatrolRouteVersion {
  agencyId: string
  inOrder: boolean
  number: number
  routeId: string
  stops: ColumnType<import('#domain/patrol/patrol.ts').RouteStop[], string, string>
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

export interface PersonChannel {
  agencyId: string
  channels: string[]
  mail: string
  personId: string
  telephone: string
  version: number
}

export interface Plan {
  agencyId: string
  agencyName: string
  amendedAt: ColumnType<string, Date | string, Date | string> | null
  amendmentNumber: Generated<number>
  amendmentReason: string | null
  amendsId: string | null
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

export interface PlanVersion {
  agencyId: string
  approvedBy: string | null
  contentHash: string
  id: string
  inForceFrom: ColumnType<string, Date | string, Date | string>
  number: number
  planId: string
  reason: string | null
  sourceText: string
  title: string
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

export interface ProtectedTarget {
  agencyId: string
  bodyId: string | null
  id: string
  kind: string
  name: string
  place: string
  reason: string
  remark: string
  unitId: string
  version: Generated<number>
  withdrawnOn: string | null
}

export interface ProtectedTargetContact {
  agencyId: string
  contactId: string
  targetId: string
}

export interface ProtectedTargetRecord {
  agencyId: string
  contactDrillId: string | null
  exerciseId: string | null
  id: string
  inspectionId: string | null
  linkedAt: ColumnType<string, Date | string, Date | string>
  linkedBy: string
  targetId: string
}

export interface ProtectiveMeasure {
  agencyId: string
  id: string
  onDate: string
  state: 'planned' | 'inPlace' | 'stopped'
  targetId: string
  version: Generated<number>
  what: string
}

export interface PushSubscription {
  agencyId: string
  endpoint: string
  id: string
  madeAt: ColumnType<string, Date | string, Date | string>
  personId: string
}

export interface ReadinessSignature {
  agencyId: string
  id: string
  level: 'red' | 'amber' | 'green'
  planId: string
  remark: string
  signedAt: ColumnType<string, Date | string, Date | string>
  signedBy: string
  state: ColumnType<import('#domain/readiness/readiness.ts').SignedState, string, string>
  stateHash: string
  unitId: string | null
}

export interface RewardProposal {
  agencyId: string
  approvedAt: ColumnType<string, Date | string, Date | string> | null
  commendations: number | null
  demerits: number | null
  hash: string | null
  id: string
  madeAt: ColumnType<string, Date | string, Date | string>
  madeBy: string
  planId: string
  replaces: string | null
  state: Generated<'draft' | 'sent' | 'returned' | 'approved' | 'discarded'>
  version: Generated<number>
}

export interface Roster {
  agencyId: string
  id: string
  inChargeId: string
  patterns: unknown
  periodEnd: string
  periodStart: string
  planId: string
  publishedAt: ColumnType<string, Date | string, Date | string> | null
  publishedBy: string | null
  version: Generated<number>
  withdrawnAt: ColumnType<string, Date | string, Date | string> | null
}

export interface RosterFeed {
  agencyId: string
  id: string
  madeAt: ColumnType<string, Date | string, Date | string>
  madeBy: string
  personId: string | null
  revokedAt: ColumnType<string, Date | string, Date | string> | null
  tokenHash: Buffer
}

export interface RouteVersion {
  agencyId: string
  content: unknown | null
  fromDate: string
  id: string
  key: string
  number: number
  publishedAt: ColumnType<string, Date | string, Date | string>
  publishedBy: string
}

export interface SavedView {
  agencyId: string
  id: string
  name: string
  personId: string
  query: string
}

export interface SealedContent {
  agencyId: string
  content: Buffer
  keyNumber: number
  recordColumn: string
  recordId: string
  recordTable: string
  version: number
}

export interface SealedGlass {
  agencyId: string
  askedAt: ColumnType<string, Date | string, Date | string>
  askedBy: string
  brokenAt: ColumnType<string, Date | string, Date | string> | null
  brokenBy: string | null
  endsAt: ColumnType<string, Date | string, Date | string> | null
  hours: number
  id: string
  number: string
}

export interface SealedMatter {
  agencyId: string
  closedAt: ColumnType<string, Date | string, Date | string> | null
  contentOutside: boolean
  cyberSeverity: number | null
  flags: string[]
  id: string
  kinds: string[]
  knownAt: ColumnType<string, Date | string, Date | string>
  number: string
  occurredAt: ColumnType<string, Date | string, Date | string>
  planId: string | null
  reportHash: Buffer
  reportedAt: ColumnType<string, Date | string, Date | string>
  version: Generated<number>
}

export interface SealedMatterEntry {
  agencyId: string
  enteredAt: ColumnType<string, Date | string, Date | string>
  enteredBy: string | null
  id: string
  matterId: string
}

export interface SealedMatterReader {
  agencyId: string
  capacity: 'responsible' | 'recipient'
  endedAt: ColumnType<string, Date | string, Date | string> | null
  id: string
  matterId: string
  personId: string
  since: ColumnType<string, Date | string, Date | string>
}

export interface Session {
  activeAt: ColumnType<string, Date | string, Date | string>
  agencyId: string
  complete: boolean
  confirmedAt: ColumnType<string, Date | string, Date | string> | null
  endsAt: ColumnType<string, Date | string, Date | string>
  personId: string
  startedAt: ColumnType<string, Date | string, Date | string>
  tokenHash: Buffer
}

export interface Shift {
  agencyId: string
  date: string
  dayKind: string
  endsAt: ColumnType<string, Date | string, Date | string>
  id: string
  isReleased: boolean
  name: string
  people: number
  place: string
  pool: unknown
  rosterId: string
  startsAt: ColumnType<string, Date | string, Date | string>
  withdrawnAt: ColumnType<string, Date | string, Date | string> | null
}

export interface ShiftBooking {
  agencyId: string
  at: ColumnType<string, Date | string, Date | string>
  by: string
  endReason: Generated<string>
  endedAt: ColumnType<string, Date | string, Date | string> | null
  endedBy: string | null
  endsAt: ColumnType<string, Date | string, Date | string>
  id: string
  isProposed: boolean
  personId: string
  reason: string
  rules: string[]
  shiftId: string
  startsAt: ColumnType<string, Date | string, Date | string>
}

export interface ShiftSwap {
  agencyId: string
  answeredAt: ColumnType<string, Date | string, Date | string> | null
  askedAt: ColumnType<string, Date | string, Date | string>
  askedBy: string
  bookingId: string
  id: string
  isAgreed: boolean | null
  isConfirmed: boolean | null
  reason: string
  remark: Generated<string>
  returnBookingId: string | null
  settledAt: ColumnType<string, Date | string, Date | string> | null
  settledBy: string | null
  toPersonId: string
  withdrawnAt: ColumnType<string, Date | string, Date | string> | null
}

export interface StaffMember {
  agencyId: string
  id: string
  leftOn: string | null
  name: string
  title: string
  unitId: string
  version: Generated<number>
}

export interface StandingDutyRecord {
  agencyId: string
  doneOn: string
  dutyId: string
  fileId: string | null
  id: string
  note: string
  recordedAt: ColumnType<string, Date | string, Date | string>
  recordedBy: string
  windowStart: string
}

export interface StandingDutyVersion {
  agencyId: string
  changedAt: ColumnType<string, Date | string, Date | string>
  changedBy: string
  content: unknown
  dutyId: string
  id: string
  number: number
}

export interface StatusReport {
  agencyId: string
  claimedAt: ColumnType<string, Date | string, Date | string>
  correctsId: string | null
  dueAt: ColumnType<string, Date | string, Date | string>
  id: string
  note: string
  onTime: boolean
  planId: string
  pointId: string | null
  receivedAt: ColumnType<string, Date | string, Date | string>
  reportedBy: string
  state: 'normal' | 'abnormal'
  unitId: string
}

export interface StatusSchedule {
  agencyId: string
  changedBy: string
  effectiveFrom: ColumnType<string, Date | string, Date | string>
  endTime: string
  id: string
  missingMinutes: number
  number: number
  opensMinutes: number
  planId: string
  startTime: string
  subjects: unknown
  times: string[]
}

export interface SuperiorForm {
  agencyId: string
  answers: unknown
  dueDate: string | null
  id: string
  superior: string
  title: string
  version: Generated<number>
  withdrawnAt: ColumnType<string, Date | string, Date | string> | null
}

export interface SuperiorFormVersion {
  agencyId: string
  fileId: string
  formId: string
  marks: unknown
  number: number
  takenInAt: ColumnType<string, Date | string, Date | string>
  takenInBy: string
}

export interface Telling {
  agencyId: string
  answerMinutes: number | null
  chain: string[]
  event: string
  id: string
  link: string
  step: string
  subjectId: string
  toldAt: ColumnType<string, Date | string, Date | string>
}

export interface TellingAttempt {
  agencyId: string
  begunAt: ColumnType<string, Date | string, Date | string>
  deliveryId: string
  id: string
  number: number
  reason: string | null
  result: string | null
  settledAt: ColumnType<string, Date | string, Date | string> | null
}

export interface TellingChannels {
  agencyId: string
  settings: ColumnType<import('#domain/telling/channels.ts').ChannelSettings, string, string>
  version: number
}

export interface TellingDelivery {
  agencyId: string
  attempts: Generated<number>
  channel: string
  id: string
  nextAt: ColumnType<string, Date | string, Date | string>
  recipientId: string
  state: Generated<string>
}

export interface TellingOrder {
  agencyId: string
  personId: string
  position: number
}

export interface TellingRecipient {
  acknowledgedAt: ColumnType<string, Date | string, Date | string> | null
  agencyId: string
  calledInFor: string | null
  id: string
  personId: string
  readAt: ColumnType<string, Date | string, Date | string> | null
  tellingId: string
  toldAt: ColumnType<string, Date | string, Date | string>
  unansweredAt: ColumnType<string, Date | string, Date | string> | null
}

export interface Training {
  agencyId: string
  begunAt: ColumnType<string, Date | string, Date | string> | null
  cancelledAt: ColumnType<string, Date | string, Date | string> | null
  clauseId: string | null
  code: string | null
  endedAt: ColumnType<string, Date | string, Date | string> | null
  endsAt: ColumnType<string, Date | string, Date | string>
  figures: Generated<unknown>
  id: string
  kind: string
  leader: string
  place: string
  planId: string | null
  programme: string
  result: Generated<string>
  startsAt: ColumnType<string, Date | string, Date | string>
  title: string
  unitIds: string[]
  version: Generated<number>
}

export interface TrainingAttendance {
  agencyId: string
  byCode: boolean
  cameAt: ColumnType<string, Date | string, Date | string>
  id: string
  memberId: string | null
  name: string
  personId: string | null
  trainingId: string
  unitId: string | null
}

export interface TrainingFile {
  agencyId: string
  fileId: string
  trainingId: string
}

export interface TravelCheck {
  agencyId: string
  drawnAt: ColumnType<string, Date | string, Date | string> | null
  drawnBy: string | null
  id: string
  percent: number | null
  rocYear: number
  size: number
  suppliedAt: ColumnType<string, Date | string, Date | string>
  suppliedBy: string
  version: Generated<number>
}

export interface Trip {
  agencyId: string
  answerReference: Generated<string>
  answeredAt: ColumnType<string, Date | string, Date | string> | null
  briefedAt: ColumnType<string, Date | string, Date | string> | null
  companions: number
  contactLostAt: ColumnType<string, Date | string, Date | string> | null
  destination: 'mainland' | 'hongKong' | 'macao' | 'elsewhere'
  filedAt: ColumnType<string, Date | string, Date | string>
  id: string
  leavesOn: string
  meetsOfficials: boolean
  owed: unknown
  personId: string
  purpose: 'private' | 'relatives' | 'official' | 'transit'
  returnReportedAt: ColumnType<string, Date | string, Date | string> | null
  returnedOn: string | null
  returnsOn: string
  standing: 'general' | 'senior' | 'reviewed' | 'stateSecrets' | 'agencyHead'
  state: Generated<'sent' | 'returned' | 'consented' | 'agreed' | 'refused' | 'withdrawn'>
  unitId: string | null
  version: Generated<number>
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

export interface Upload {
  addedBy: string
  agencyId: string
  begunAt: ColumnType<string, Date | string, Date | string>
  id: string
  name: string
  place: Generated<string>
  received: Generated<number>
  sha256: string | null
  size: number
}

export interface WatchBoard {
  agencyId: string
  endedAt: ColumnType<string, Date | string, Date | string> | null
  endedBy: string | null
  endsAt: ColumnType<string, Date | string, Date | string>
  id: string
  openedAt: ColumnType<string, Date | string, Date | string>
  openedBy: string
  place: string
  tokenHash: Buffer
}

export interface WorkOrder {
  agencyId: string
  askedAt: ColumnType<string, Date | string, Date | string>
  askedBy: string
  closedAt: ColumnType<string, Date | string, Date | string> | null
  closedBy: string | null
  contractorId: string
  endsAt: ColumnType<string, Date | string, Date | string>
  id: string
  isRemote: boolean
  openedAt: ColumnType<string, Date | string, Date | string> | null
  openedBy: string | null
  pointId: string | null
  startsAt: ColumnType<string, Date | string, Date | string>
  state: Generated<'asked' | 'approved' | 'returned'>
  what: string
  who: string
}

export interface DB {
  agency: Agency
  agencyKey: AgencyKey
  alarm: Alarm
  approval: Approval
  approvalDecision: ApprovalDecision
  approvalPage: ApprovalPage
  approvalRoute: ApprovalRoute
  assignment: Assignment
  auditEntry: AuditEntry
  auditHead: AuditHead
  awarenessCampaign: AwarenessCampaign
  awarenessPieceVersion: AwarenessPieceVersion
  awarenessRecipient: AwarenessRecipient
  awarenessTry: AwarenessTry
  broadcast: Broadcast
  broadcastReading: BroadcastReading
  callTreeEntry: CallTreeEntry
  checklist: Checklist
  checklistDraft: ChecklistDraft
  checklistVersion: ChecklistVersion
  clause: Clause
  confidentialMedium: ConfidentialMedium
  contact: Contact
  contactCall: ContactCall
  contactDrill: ContactDrill
  contactDrillEntry: ContactDrillEntry
  contractor: Contractor
  contractorIncident: ContractorIncident
  contractorInspection: ContractorInspection
  contractorPaper: ContractorPaper
  contractorPerson: ContractorPerson
  contractorVisit: ContractorVisit
  deficiency: Deficiency
  deficiencyFile: DeficiencyFile
  deficiencyStep: DeficiencyStep
  deputy: Deputy
  deviceKey: DeviceKey
  documentTemplateApproval: DocumentTemplateApproval
  documentTemplateDraft: DocumentTemplateDraft
  documentTemplateVersion: DocumentTemplateVersion
  draw: Draw
  drawWitness: DrawWitness
  duty: Duty
  dutyWish: DutyWish
  emergencyPlan: EmergencyPlan
  emergencyPlanDrill: EmergencyPlanDrill
  emergencyPlanTarget: EmergencyPlanTarget
  evidence: Evidence
  evidenceFile: EvidenceFile
  evidenceRecord: EvidenceRecord
  exercise: Exercise
  exerciseArrival: ExerciseArrival
  exerciseChoice: ExerciseChoice
  exerciseInject: ExerciseInject
  exerciseScenario: ExerciseScenario
  file: File
  followUpCase: FollowUpCase
  followUpStep: FollowUpStep
  handover: Handover
  handoverAcknowledgement: HandoverAcknowledgement
  idempotentAnswer: IdempotentAnswer
  improvement: Improvement
  improvementFile: ImprovementFile
  incident: Incident
  incidentClock: IncidentClock
  incidentCounter: IncidentCounter
  incidentEntry: IncidentEntry
  incidentEntryFile: IncidentEntryFile
  incidentReport: IncidentReport
  inspection: Inspection
  inspectionFile: InspectionFile
  inspectionHolding: InspectionHolding
  inspectionKept: InspectionKept
  inspectionPlan: InspectionPlan
  inspectionPlanCompanion: InspectionPlanCompanion
  inspectionPlanInspector: InspectionPlanInspector
  inspectionPlanJointUnit: InspectionPlanJointUnit
  inspectionPlanTarget: InspectionPlanTarget
  lawEntry: LawEntry
  logAccountList: LogAccountList
  logFinding: LogFinding
  logImport: LogImport
  logRuleEntry: LogRuleEntry
  logSampleLine: LogSampleLine
  logSource: LogSource
  mainlandVisit: MainlandVisit
  mainlandVisitHost: MainlandVisitHost
  mainlandVisitObservation: MainlandVisitObservation
  masterKey: MasterKey
  mediaCheck: MediaCheck
  mediaCheckItem: MediaCheckItem
  mediaDestruction: MediaDestruction
  mediaPermit: MediaPermit
  mediumEvent: MediumEvent
  meeting: Meeting
  meetingInvitee: MeetingInvitee
  meetingKind: MeetingKind
  meetingPaper: MeetingPaper
  meetingResolution: MeetingResolution
  meetingResolutionFile: MeetingResolutionFile
  meetingResolutionStep: MeetingResolutionStep
  meetingSupplement: MeetingSupplement
  notice: Notice
  offDutyClosing: OffDutyClosing
  offDutyClosingFile: OffDutyClosingFile
  offDutyExemption: OffDutyExemption
  offDutyNote: OffDutyNote
  offDutyRoom: OffDutyRoom
  offDutyRoomVersion: OffDutyRoomVersion
  offDutyRules: OffDutyRules
  officialDocument: OfficialDocument
  officialDocumentCount: OfficialDocumentCount
  outcomeDraft: OutcomeDraft
  outcomeReport: OutcomeReport
  outcomeSupplement: OutcomeSupplement
  outcomeTable: OutcomeTable
  ownerPhrase: OwnerPhrase
  patrolRound: PatrolRound
  patrolRoundFile: PatrolRoundFile
  patrolRoute: PatrolRoute
  patrolRouteVersion: PatrolRouteVersion
  person: Person
  personChannel: PersonChannel
  plan: Plan
  planVersion: PlanVersion
  point: Point
  protectedTarget: ProtectedTarget
  protectedTargetContact: ProtectedTargetContact
  protectedTargetRecord: ProtectedTargetRecord
  protectiveMeasure: ProtectiveMeasure
  pushSubscription: PushSubscription
  readinessSignature: ReadinessSignature
  rewardProposal: RewardProposal
  roster: Roster
  rosterFeed: RosterFeed
  routeVersion: RouteVersion
  savedView: SavedView
  sealedContent: SealedContent
  sealedGlass: SealedGlass
  sealedMatter: SealedMatter
  sealedMatterEntry: SealedMatterEntry
  sealedMatterReader: SealedMatterReader
  session: Session
  shift: Shift
  shiftBooking: ShiftBooking
  shiftSwap: ShiftSwap
  staffMember: StaffMember
  standingDutyRecord: StandingDutyRecord
  standingDutyVersion: StandingDutyVersion
  statusReport: StatusReport
  statusSchedule: StatusSchedule
  superiorForm: SuperiorForm
  superiorFormVersion: SuperiorFormVersion
  telling: Telling
  tellingAttempt: TellingAttempt
  tellingChannels: TellingChannels
  tellingDelivery: TellingDelivery
  tellingOrder: TellingOrder
  tellingRecipient: TellingRecipient
  training: Training
  trainingAttendance: TrainingAttendance
  trainingFile: TrainingFile
  travelCheck: TravelCheck
  trip: Trip
  unit: Unit
  unitSummary: UnitSummary
  upload: Upload
  watchBoard: WatchBoard
  workOrder: WorkOrder
}
