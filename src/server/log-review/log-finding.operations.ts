import { checkSettlement, maySeeFinding } from '#domain/log-review/log-finding.rules.ts'
import { logReviewPaper } from '#domain/log-review/log-review.document.ts'
import type { LogFinding, LogFindingListed, LogSampleLine, LogSettlement } from '#domain/log-review/log-review.ts'
import { Problem } from '#domain/problem.ts'
import { findAgency, listPeople } from '#server/agency/agency.operations.ts'
import { say } from '#server/platform/messages.ts'
import { type Work, write } from '#server/platform/work.ts'
import { takeReport } from '#server/sealed-matter/sealed-matter.operations.ts'
import * as envelopes from './envelopes.ts'
import * as store from './log-finding.store.ts'
import { known, visibleFindings } from './log-review.operations.ts'

type ById = { id: string }

async function listed(work: Work, importId: string | null): Promise<LogFindingListed[]> {
  const visible = await visibleFindings(work, importId)
  const contents = await work.sealing.find(
    envelopes.finding,
    visible.map(({ id }) => id),
  )
  return visible.map(({ sha256: _, ...stored }) => {
    const { lines: __, limits: ___, ...content } = contents.get(stored.id)!
    return { ...stored, ...content }
  })
}

/** Whose accounts stand in them is confidential: the list is opened, and that is recorded. */
export const openLogFindings = write('logFinding.list', async (work, { importId }: { importId: string | null }) => {
  const found = await listed(work, importId)
  work.record(importId ?? work.actor.agencyId, { findings: found.length })
  return found
})

async function seen(work: Work, id: string): Promise<{ finding: LogFinding; concernedIds: string[] }> {
  const stored = await store.find(work.tx, id)
  const concernedIds = (await work.sealing.find(envelopes.concerned, [id])).get(id) ?? []
  // What may not be seen is answered like what does not exist.
  if (!stored || !maySeeFinding(work.actor, concernedIds, await listPeople(work))) throw new Problem('not_found')
  const content = (await work.sealing.find(envelopes.finding, [id])).get(id)!
  const reason = (await work.sealing.find(envelopes.reason, [id])).get(id) ?? null
  return { finding: { ...stored, ...content, reason }, concernedIds }
}

export const openLogFinding = write('logFinding.open', async (work, { id }: ById) => {
  const { finding } = await seen(work, id)
  work.record(id)
  return finding
})

/** Explained, dismissed, or made a sealed matter: with a reason, once. */
export const settleLogFinding = write('logFinding.settle', async (work, settlement: LogSettlement) => {
  const { id, version, state, reason } = settlement
  const { finding, concernedIds } = await seen(work, id)
  checkSettlement(finding, settlement)
  const settled = { state, settledBy: work.actor.personId, settledAt: work.now }
  if (!(await store.settle(work.tx, id, version, settled))) throw new Problem('changed_meanwhile')
  await work.sealing.put(envelopes.reason, id, reason)
  if (state === 'sealed') await seal(work, finding, concernedIds, settlement)
  work.record(id, { state })
  return (await seen(work, id)).finding
})

/** What is known of it goes along; the lines stay here, where their file's hash stands beside them. */
async function seal(
  work: Work,
  { ruleKey: _, ...finding }: LogFinding,
  concernedIds: string[],
  { reason, isMarkMeant }: LogSettlement,
): Promise<void> {
  const { rule, sourceName, fileName, lineCount, sha256, onDay, who, personName } = finding
  const facts = { rule: rule.name['zh-TW']!, source: sourceName, file: fileName, count: lineCount, day: onDay, sha256 }
  const knownAt = work.now.toISOString()
  const occurred = Date.parse(`${finding.firstAt}+08:00`)
  await takeReport(work, {
    ...{ id: work.newId(), planId: null, kinds: ['insiderMisuse'], flags: [], cyberSeverity: null, fileIds: [] },
    ...{ what: `${reason}\n${say('logReview.sealedWhat', facts)}`.slice(0, 2000), place: '' },
    ...{ people: [who, personName].filter((part) => part !== null).join('　'), source: '', concernedIds },
    ...{ occurredAt: new Date(Math.min(occurred, work.now.getTime())).toISOString(), knownAt, isMarkMeant },
  })
}

/** A drawn line, too, is kept from whom it is about. */
async function visibleSample(work: Work, importId: string) {
  const lines = await store.listSample(work.tx, importId)
  const concerned = await work.sealing.find(
    envelopes.lineConcerned,
    lines.map(({ id }) => id),
  )
  const people = await listPeople(work)
  return lines.filter(({ id }) => maySeeFinding(work.actor, concerned.get(id) ?? [], people))
}

async function sampleOf(work: Work, importId: string): Promise<LogSampleLine[]> {
  const lines = await visibleSample(work, importId)
  const texts = await work.sealing.find(
    envelopes.sampleLine,
    lines.map(({ id }) => id),
  )
  return lines.map((line) => ({ ...line, text: texts.get(line.id)! }))
}

export const openLogSample = write('logSample.open', async (work, { id }: ById) => {
  await known(work, id)
  const sample = await sampleOf(work, id)
  work.record(id, { lines: sample.length })
  return sample
})

type Looked = { id: string; lineId: string; verdict: 'inOrder' | 'notInOrder' }
export const lookAtLogLine = write('logSample.look', async (work, { id, lineId, verdict }: Looked) => {
  if (!(await visibleSample(work, id)).some((line) => line.id === lineId)) throw new Problem('not_found')
  const looked = { id: lineId, importId: id, verdict, by: work.actor.personId, at: work.now }
  if (!(await store.lookAt(work.tx, looked))) throw new Problem('changed_meanwhile')
  work.record(id, { line: lineId, verdict })
  return sampleOf(work, id)
})

/** The result on paper, of class 密: counts, and each finding with what became of it. */
export const downloadLogReview = write('logReview.download', async (work, { id }: ById) => {
  const found = await known(work, id)
  if (found.state !== 'done' || !found.summary) throw new Problem('logReview.not_done')
  const findings = await listed(work, id)
  const reasons = await work.sealing.find(
    envelopes.reason,
    findings.map((one) => one.id),
  )
  const { name: agencyName, exercise } = await findAgency(work)
  work.record(id, { findings: findings.length })
  return logReviewPaper(
    {
      ...{
        agencyName,
        exercise,
        import: found,
        summary: found.summary,
        madeBy: work.actor,
        madeAt: work.now.toISOString(),
      },
      findings: findings.map((one) => ({ ...one, reason: reasons.get(one.id) ?? '' })),
      sample: await visibleSample(work, id),
    },
    say,
  )
})
