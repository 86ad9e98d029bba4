import fs from 'node:fs'
import type { OwnerPhrase } from '#domain/agency/agency.ts'
import type { Assignment } from '#domain/assignment/assignment.ts'
import type { Role } from '#domain/person/person.ts'
import { sampleAnswers } from '#domain/sample/sample-answers.ts'
import { completing, listAssignments } from '#server/assignment/assignment.operations.ts'
import { showChecklist } from '#server/checklist/checklist.operations.ts'
import { improveDeficiency, releaseDeficiency } from '#server/deficiency/deficiency.operations.ts'
import { handOverDeficiency } from '#server/deficiency/deficiency-act.operations.ts'
import { listDeficiencies } from '#server/deficiency/deficiency-list.operations.ts'
import { acceptDuty, correctDuty, rememberOwnerPhrase } from '#server/duty/duty.operations.ts'
import { recordIncident } from '#server/incident/incident.operations.ts'
import { addNotice } from '#server/incident/incident-act.operations.ts'
import { submitInspection } from '#server/inspection/inspection.operations.ts'
import { importPlan, showPlan } from '#server/plan/plan.operations.ts'
import { submitPlan } from '#server/plan/plan-approval.operations.ts'
import { needsNoDuty } from '#server/plan/plan-draft.operations.ts'
import type { Database } from '#server/platform/database.ts'
import { newId } from '#server/platform/id.ts'
import type { MasterKeys } from '#server/platform/master-key.ts'
import { type Actor, type Op, performer } from '#server/platform/work.ts'
import { playApproval } from './sample-approval.ts'
import { playAwareness } from './sample-awareness.ts'
import { playContacts } from './sample-contacts.ts'
import { playContractors } from './sample-contractor.ts'
import { playFacilities } from './sample-facilities.ts'
import { playFollowUp } from './sample-follow-up.ts'
import { playInspection } from './sample-inspection.ts'
import { playLogReview } from './sample-log-review.ts'
import { playMedia } from './sample-media.ts'
import { playMeeting } from './sample-meeting.ts'
import { playOffDuty } from './sample-off-duty.ts'
import { playOfficialDocuments } from './sample-official-document.ts'
import { playTargets } from './sample-protected-target.ts'
import { playReward } from './sample-reward.ts'
import { playRoster } from './sample-roster.ts'
import { playSealedMatter } from './sample-sealed-matter.ts'
import { playStandingDuties } from './sample-standing-duty.ts'
import { playStatus } from './sample-status.ts'
import { playTravel } from './sample-travel.ts'
import { showables } from './showables.ts'

export type Cast = {
  actors: Actor[]
  phrases: OwnerPhrase[]
  unitIds: Map<string, string>
  checklistVersionIds: Map<string, string>
}

const planText = fs.readFileSync(new URL('../domain/sample/sample-plan.txt', import.meta.url), 'utf8')

type Data = { database: Database; keys: MasterKeys }

/**
 * Plays the first days of the sample plan through the ordinary operations, so that the sample is what people would
 * have made: imported, gone through, approved, partly done, with deficiencies in every state.
 */
export async function playSample(
  { database, keys }: Data,
  cast: Cast,
  now: Date,
  offsetSeconds: number,
): Promise<void> {
  let instant = now
  const perform = performer(database, { now: () => instant }, keys)
  /** Sets the exercise clock; the real one follows at its distance. */
  const at = (exercise: string) => {
    instant = new Date(Date.parse(exercise) - offsetSeconds * 1000)
  }
  const inRole = (role: Role, unitName?: string): Actor => {
    const unitId = unitName && cast.unitIds.get(unitName)
    return cast.actors.find((actor) => actor.roles.includes(role) && (!unitId || actor.unitId === unitId))!
  }
  const officer = inRole('ethicsOfficer')
  const does = <I, O>(actor: Actor, operation: Op<I, O>, input: I): Promise<O> =>
    perform({ ...actor, confirmedAt: instant.toISOString() }, operation, input)

  const stage = { does, inRole, at, unitIds: cast.unitIds }
  await playContacts(stage)
  const planId = newId()
  at('2026-02-04T10:00:00+08:00')
  await does(officer, importPlan, { id: planId, text: planText, sourceName: 'sample-plan.txt' })
  for (const phrase of cast.phrases) await does(officer, rememberOwnerPhrase, phrase)
  const { duties } = await does(officer, showPlan, { id: planId })
  for (const { id, version } of duties) await does(officer, acceptDuty, { id, version })
  await resolveRest(does, officer, planId, cast)
  const { plan } = await does(officer, showPlan, { id: planId })
  await does(officer, submitPlan, { id: planId, version: plan.version })
  at('2026-02-05T09:00:00+08:00')
  await playApproval(stage, 'plan', planId)

  const assignments = await does(officer, listAssignments, { planId })
  await playChecks(does, inRole, at, cast, assignments)
  await playDays(does, at, cast, assignments)
  at('2026-02-12T14:20:00+08:00')
  const staff = inRole('staff', '民政課')
  const incidentId = newId()
  const fraud = duties.find((duty) => duty.action === 'notify')
  await does(staff, recordIncident, {
    id: incidentId,
    planId,
    dutyId: fraud?.id ?? null,
    what: '民眾至服務台表示接獲自稱公所人員之電話，要求提供帳戶資料辦理補助，疑為冒名詐騙。',
    place: '一樓服務台',
    occurredAt: '2026-02-12T05:50:00.000Z',
    knownAt: '2026-02-12T06:05:00.000Z',
    ...{ kinds: ['fraud'], flags: [], cyberSeverity: null, unitId: null, reportedToEthicsAt: null, fileIds: [] },
  })
  await does(staff, addNotice, {
    id: incidentId,
    noticeId: newId(),
    authority: 'police',
    recipient: '轄區派出所',
    means: 'telephone',
    stage: 'first',
    answeredBy: '值班員警',
    toldAt: '2026-02-12T06:12:00.000Z',
    remark: '已受理，將派員宣導。',
  })
  await playFollowUp(stage, incidentId)
  await playInspection(stage, planId)
  await playFacilities(stage)
  await playStatus(stage, planId)
  await playSealedMatter(stage, planId)
  await playLogReview(stage)
  await playMeeting(stage, planId)
  await playOfficialDocuments(stage, planId)
  await playReward(stage, planId)
  await playContractors(stage)
  await playTargets(stage, planId)
  await playOffDuty(stage)
  await playTravel(stage)
  await playMedia(stage)
  await playStandingDuties(stage)
  await playRoster(stage, planId)
  await playAwareness(stage, planId)
}

type Does = <I, O>(actor: Actor, operation: Op<I, O>, input: I) => Promise<O>
type InRole = (role: Role, unitName?: string) => Actor
type At = (exercise: string) => void

/** Gives the rest its units and says of clauses that order nothing that they do. */
async function resolveRest(does: Does, officer: Actor, planId: string, cast: Cast): Promise<void> {
  const { unresolved, clauses, duties } = await does(officer, showPlan, { id: planId })
  for (const { code, clauseId, dutyId } of unresolved) {
    if (code === 'clauseUnassigned') {
      const clause = clauses.find(({ id }) => id === clauseId)!
      await does(officer, needsNoDuty, { id: clause.id, version: clause.version, reason: '說明性條文，無須指派。' })
    }
    if (code === 'dutyWithoutUnit') {
      const duty = duties.find(({ id }) => id === dutyId)!
      await does(officer, correctDuty, { ...duty, unitIds: [cast.unitIds.get('政風室')!] })
    }
  }
}

/** Three units have handed in their forms; what failed became deficiencies: found, handed over, mended, released. */
async function playChecks(does: Does, inRole: InRole, at: At, _cast: Cast, assignments: Assignment[]): Promise<void> {
  const failings: Record<string, Record<string, string>> = {
    行政室: { A13: '後門監視器畫面模糊，夜間無法辨識人臉。', A17: '三樓茶水間滅火器已逾有效期限。' },
    財政課: { A07: '離職人員門禁卡一張尚未停用。' },
    民政課: {},
    社會課: { A19: '後側逃生通道堆放活動用桌椅。' },
  }
  at('2026-02-11T15:30:00+08:00')
  for (const [unitName, failing] of Object.entries(failings)) {
    const head = inRole('unitHead', unitName)
    const due = assignments.filter((one) => one.checklistVersionId && one.unitId === head.unitId)
    for (const assignment of due) {
      const form = await does(head, showChecklist, { id: assignment.checklistVersionId! })
      // Two forms of this unit are left for the visitor.
      if (unitName === '行政室' && form.kind !== 'agencySecurity') continue
      const answers = sampleAnswers(form, '2026-02-11', form.kind === 'agencySecurity' ? failing : {})
      await does(head, submitInspection, {
        id: newId(),
        assignmentId: assignment.id,
        unitId: assignment.unitId,
        checklistVersionId: assignment.checklistVersionId!,
        origin: 'selfInspection',
        pointId: null,
        claimedAt: null,
        version: 0,
        answers,
      })
    }
  }
  at('2026-02-12T10:00:00+08:00')
  const { items } = await does(inRole('ethicsOfficer'), listDeficiencies, {})
  const mended = items.filter(({ unitName }) => unitName !== '社會課').slice(0, 2)
  for (const { id, version, unitName } of mended)
    await does(inRole('unitHead', unitName), improveDeficiency, {
      id,
      version,
      improvementId: newId(),
      description: '已於當日改善完成，並由主管到場確認。',
      fileIds: [],
    })
  const [other] = items.filter(({ id, unitName }) => unitName !== '社會課' && !mended.some((one) => one.id === id))
  if (other)
    await does(inRole('ethicsOfficer'), handOverDeficiency, { id: other.id, version: other.version, remark: '' })
  const first = mended[0]
  if (first)
    await does(inRole('ethicsOfficer'), releaseDeficiency, {
      id: first.id,
      version: first.version + 1,
      remark: '現場複查無誤。',
    })
}

/** Most of what was due on the first days is done; two units forgot, as happens. */
async function playDays(does: Does, at: At, cast: Cast, assignments: Assignment[]): Promise<void> {
  const forgetful = new Set(['農業課', '圖書館'].map((name) => cast.unitIds.get(name)))
  for (const day of ['2026-02-11', '2026-02-12']) {
    at(`${day}T17:25:00+08:00`)
    const due = assignments.filter((one) => one.dueDate === day && !one.checklistVersionId)
    for (const assignment of due) {
      if (forgetful.has(assignment.unitId) && day === '2026-02-12') continue
      const person = cast.actors.find((actor) => actor.unitId === assignment.unitId)!
      await does(person, completing(showables).completeAssignment, {
        id: assignment.id,
        evidenceId: newId(),
        doneAt: `${day}T09:20:00.000Z`,
        doneBy: person.name,
        note: '依規定辦理完畢，無異常。',
        fileIds: [],
        records: [],
      }).catch((refusal: { code?: string }) => {
        // What needs a photograph waits for the visitor to take one.
        if (refusal.code !== 'assignment.file_missing') throw refusal
      })
    }
  }
}
