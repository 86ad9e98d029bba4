import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { addDays, datesIn, type IsoDate, isTakenAsWorkday } from '#domain/calendar.ts'
import { personOf } from '#domain/log-review/log-finding.rules.ts'
import type { LogAccount, LogSummary } from '#domain/log-review/log-review.ts'
import { fieldsMissing, isFor, rulesWith } from '#domain/log-review/log-rule.rules.ts'
import type { LogRule } from '#domain/log-review/log-rule.ts'
import type { Work } from '#server/platform/work.ts'
import * as envelopes from './envelopes.ts'
import * as findings from './log-finding.store.ts'
import { keyOf, known } from './log-review.operations.ts'
import * as store from './log-review.store.ts'
import { findAccounts } from './log-rule.operations.ts'
import type { Known } from './log-table.store.ts'
import type { ReviewResult } from './review-apart.ts'

const reachDays = 3 * 366

export function knownOf(accounts: readonly LogAccount[], today: IsoDate): Known {
  return {
    workdays: datesIn({ start: addDays(today, -reachDays), end: addDays(today, 31) }).filter((day) =>
      isTakenAsWorkday(day, officeCalendar),
    ),
    accounts: accounts.map(({ account, unit, leftOn, isService }) => ({
      account,
      unit: unit || null,
      leftOn,
      isService,
    })),
    ownNames: accounts.flatMap(({ account, name, kin }) =>
      [name, ...kin].filter((subject) => subject !== '').map((subject) => ({ account, subject })),
    ),
    absentDays: accounts.flatMap(({ account, absences }) =>
      absences.flatMap((one) => datesIn(one).map((day) => ({ account, day }))),
    ),
  }
}

export type Taken = NonNullable<Awaited<ReturnType<typeof takeLog>>>

/** Takes a log in hand, with all that is asked of it. */
export async function takeLog(work: Work, id: string, until: Date) {
  const taken = await store.takeImport(work.tx, id, work.realNow, until)
  if (!taken) return undefined
  const found = await known(work, id)
  const { accounts } = await findAccounts(work)
  const rules = rulesWith(await store.listRules(work.tx)).filter((rule) => rule.isOn && isFor(rule, found.sourceKind))
  const asked = rules.filter((rule) => fieldsMissing(rule, found.mapping!).length === 0)
  const left = rules.filter((rule) => !asked.includes(rule))
  work.record(id, { takes: taken.takes, rules: asked.length })
  return {
    ...found,
    takes: taken.takes,
    mapping: found.mapping!,
    key: await keyOf(work, id),
    accounts,
    asked,
    left,
    today: work.today,
  }
}

function summaryOf({ left, mapping }: Pick<Taken, 'left' | 'mapping'>, result: ReviewResult): LogSummary {
  const { sha256, facts, encodings, staged, outcomes, missing } = result
  const { utf8, utf16, big5, unreadable, unreadableLines } = encodings
  return {
    ...{ sha256, lines: staged.records + staged.broken, from: facts.from, until: facts.until },
    encodings: { utf8, utf16, big5 },
    unread: {
      ...{ text: unreadable, shape: staged.records - facts.rows, quote: staged.broken },
      ...{ time: facts.timeless, blank: staged.blank },
    },
    unreadLines: [...new Set([...unreadableLines, ...staged.brokenLines, ...missing])]
      .toSorted((a, b) => a - b)
      .slice(0, 100),
    rules: outcomes.filter(({ isRefused }) => !isRefused).map(({ key }) => key),
    rulesLeft: [
      ...left.map((rule) => ({ key: rule.key, fields: fieldsMissing(rule, mapping) })),
      ...outcomes.filter(({ isRefused }) => isRefused).map(({ key }) => ({ key, fields: [] })),
    ],
    rulesTooMany: outcomes.filter(({ tooMany }) => tooMany).map(({ key }) => key),
  }
}

/** What was found goes into its envelopes, all of it or nothing. */
export async function keepResult(work: Work, taken: Taken, result: ReviewResult): Promise<true> {
  const { agencyId } = work.actor
  const importId = taken.id
  const texts = new Map(result.texts)
  const lineOf = (number: number) => ({ number, text: texts.get(number) ?? '' })
  const people = await store.listNamed(work.tx)
  const rules = new Map<string, LogRule>(taken.asked.map((rule) => [rule.key, rule]))
  for (const { key, found } of result.outcomes)
    for (const one of found) {
      const { name, why, limits } = rules.get(key)!
      const person = personOf(one.who, taken.accounts, people)
      const id = work.newId()
      await findings.insert(work.tx, { id, agencyId, importId, ruleKey: key, onDay: one.day, lines: one.lines })
      await work.sealing.put(envelopes.finding, id, {
        ...{ who: one.who, personName: person?.name ?? null, firstAt: one.firstAt, lastAt: one.lastAt },
        ...{ rule: { name, why }, limits: present(limits), lines: one.numbers.map(lineOf) },
      })
      await work.sealing.put(envelopes.concerned, id, person ? [person.id] : [])
    }
  for (const [rank, { n: number, who }] of result.sample.entries()) {
    const id = work.newId()
    const person = personOf(who, taken.accounts, people)
    await findings.insertSampleLine(work.tx, { id, agencyId, importId, number, rank })
    await work.sealing.put(envelopes.sampleLine, id, lineOf(number).text)
    await work.sealing.put(envelopes.lineConcerned, id, person ? [person.id] : [])
  }
  const { version } = await known(work, importId)
  const summary = JSON.stringify(summaryOf(taken, result))
  await store.updateImport(work.tx, importId, version, {
    state: 'done',
    finishedAt: work.now,
    takenUntil: null,
    summary,
  })
  work.record(importId, { findings: result.outcomes.reduce((sum, { found }) => sum + found.length, 0) })
  return true
}

const present = (limits: LogRule['limits']): Record<string, string | number> =>
  Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined))

export async function keepFailure(work: Work, id: string, problem: { code: string; details: object }): Promise<true> {
  const { version } = await known(work, id)
  const failed = {
    state: 'failed' as const,
    finishedAt: work.now,
    takenUntil: null,
    problem: JSON.stringify(problem),
  }
  await store.updateImport(work.tx, id, version, failed)
  work.record(id, { problem: problem.code })
  return true
}

export const holdLog = (work: Work, id: string, progress: number, until: Date) =>
  store.holdImport(work.tx, id, progress, until).then(() => undefined)
