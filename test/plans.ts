import { randomUUID } from 'node:crypto'
import type { Duty } from '#domain/duty/duty.ts'
import type { PlanDetail } from '#domain/plan/plan.ts'
import type { Visitor } from './app.ts'
import { decided } from './approvals.ts'
import type { AgencyMade } from './make.ts'

/** A small plan in our own words that holds every kind of timing a test needs. */
export const smallPlan = `home鄉公所115年春節期間專案安全維護計畫

壹、目的
為維護春節期間機關安全，特訂定本計畫。

貳、專案期間
自115年2月11日（星期三）起至115年2月25日（星期三）止，為期15日。

參、工作重點
一、各單位應於春節連續假期前完成自主檢查，填寫機關安全檢查表。
二、行政室應於春節連續假期前最後上班日下班前廣播提醒同仁關閉電源。
三、政風室應於春節連續假期前召開安全維護會報。
四、發現詐騙情事，民政課應立即通報警察機關。
五、政風室應於專案期間結束後陳報執行成果。`

/** Imports a plan and decides everything in it, so that it can be submitted. */
export async function reviewedPlan(officer: Visitor, agency: AgencyMade, text = smallPlan): Promise<PlanDetail> {
  const id = randomUUID()
  const imported = await officer.post('/plans', { id, text })
  if (imported.status !== 200) throw new Error(JSON.stringify(imported.body))
  return decidedPlan(officer, id, agency)
}

/** Decides everything in a draft: every duty accepted as it was read, every clause without one explained. */
export async function decidedPlan(
  officer: Visitor,
  id: string,
  agency: Pick<AgencyMade, 'unitIds'>,
): Promise<PlanDetail> {
  const { duties, clauses } = (await officer.get(`/plans/${id}`)).body as PlanDetail
  for (const duty of duties) await decide(officer, duty, agency)
  const { unresolved } = (await officer.get(`/plans/${id}`)).body as PlanDetail
  for (const { clauseId } of unresolved.filter(({ code }) => code === 'clauseUnassigned')) {
    const clause = clauses.find((one) => one.id === clauseId)!
    await officer.post(`/clauses/${clause.id}/needs-no-duty`, { version: clause.version, reason: '說明性條文' })
  }
  return (await officer.get(`/plans/${id}`)).body
}

/** A duty as a correction of itself: what an officer sends who changes nothing yet. */
export function correctionOf(duty: Duty) {
  const { version, what, action, mode, timing, evidence, checklistKinds, trigger, recipients, unitIds } = duty
  return { version, what, action, mode, timing, evidence, checklistKinds, trigger, recipients, unitIds }
}

async function decide(officer: Visitor, duty: Duty, agency: Pick<AgencyMade, 'unitIds'>): Promise<void> {
  const all = [...agency.unitIds.values()]
  const unitIds =
    duty.unitIds.length > 0 ? duty.unitIds : duty.owners.includes('各單位') ? all : [agency.unitIds.get('政風室')!]
  const answer = await officer.patch(`/duties/${duty.id}`, { ...correctionOf(duty), unitIds })
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
}

/** A plan that has been approved: its assignments are out. */
export async function issuedPlan(
  officer: Visitor,
  head: Visitor,
  agency: AgencyMade,
  text = smallPlan,
): Promise<PlanDetail> {
  const { plan } = await reviewedPlan(officer, agency, text)
  const submitted = await officer.post(`/plans/${plan.id}/submit`, { version: plan.version })
  if (submitted.status !== 200) throw new Error(JSON.stringify(submitted.body))
  const approved = await decided(head, 'plan', plan.id, { password: agency.password })
  if (approved.status !== 200) throw new Error(JSON.stringify(approved.body))
  return (await officer.get(`/plans/${plan.id}`)).body
}
