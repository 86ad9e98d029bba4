import type { OutcomeReportView } from '#domain/outcome-report/outcome-report.ts'
import type { Visitor } from './app.ts'

/** One reason for everything that is not done, so that the report can be closed. */
export async function reasonsAreGiven(officer: Visitor, planId: string): Promise<void> {
  const address = `/plans/${planId}/outcome-report`
  const { report, draft } = (await officer.get(address)).body as OutcomeReportView
  const reasons = [{ reason: '已另案列管，期後續辦。', ids: report.notDone.map(({ id }) => id) }]
  const answer = await officer.put(address, { ...draft!.content, version: draft!.version, reasons })
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
}
