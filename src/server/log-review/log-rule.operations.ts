import { accountsIn, accountText } from '#domain/log-review/log-accounts.rules.ts'
import type { LogAccountList, LogAccountText } from '#domain/log-review/log-review.ts'
import { checkLimits, rulesWith, shownRules } from '#domain/log-review/log-rule.rules.ts'
import type { LogRule, LogRuleChange, LogRuleSaid, LogRuleShown } from '#domain/log-review/log-rule.ts'
import { Problem } from '#domain/problem.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import * as envelopes from './envelopes.ts'
import * as store from './log-review.store.ts'

const shown = async (work: Work): Promise<LogRuleShown[]> => shownRules(await store.listRules(work.tx))

export const listLogRules = read('logRule.list', (work, _: Record<string, never>) => shown(work))

async function say(work: Work, key: string, number: number, content: LogRuleSaid): Promise<void> {
  const { agencyId, personId: recordedBy } = work.actor
  const entry = { id: work.newId(), agencyId, key, number, recordedBy, recordedAt: work.realNow }
  await store.insertRule(work.tx, { ...entry, content: JSON.stringify(content) })
  work.record(entry.id, { key, isOn: content.isOn, limits: content.limits })
}

/** Its numbers, and whether it is asked at all. */
export const changeLogRule = write('logRule.change', async (work, change: LogRuleChange) => {
  const { key, number, isOn, limits } = change
  const said = await store.listRules(work.tx)
  const rule = rulesWith(said).find((one) => one.key === key)
  if (!rule) throw new Problem('logReview.rule_unknown')
  if (rule.number !== number) throw new Problem('changed_meanwhile')
  checkLimits(rule, limits)
  const own = said.find((one) => one.key === key)?.own ?? null
  await say(work, key, number + 1, { isOn, limits, own })
  return shown(work)
})

/** A Sigma rule; the same id again is a new version of it. */
export const addSigmaRule = write('logRule.addSigma', async (work, rule: LogRule) => {
  const known = (await store.listRules(work.tx)).find(({ key }) => key === rule.key)
  await say(work, rule.key, (known?.number ?? 0) + 1, { isOn: true, limits: rule.limits, own: rule })
  return shown(work)
})

export async function findAccounts(work: Work) {
  const newest = await store.newestList(work.tx)
  const accounts = newest && (await work.sealing.find(envelopes.accounts, [newest.id])).get(newest.id)
  return { number: newest?.number ?? 0, accounts: accounts ?? [] }
}

const listOf = async (work: Work): Promise<LogAccountList> => {
  const { number, accounts } = await findAccounts(work)
  return { number, accounts, text: accountText(accounts) }
}

/** It says who is away and who is whose kin: reading it is recorded. */
export const openLogAccounts = write('logAccounts.open', async (work, _: Record<string, never>) => {
  work.record(work.actor.agencyId)
  return listOf(work)
})

export const saveLogAccounts = write('logAccounts.save', async (work, { number, text }: LogAccountText) => {
  const accounts = accountsIn(text)
  const { number: last } = await findAccounts(work)
  if (last !== number) throw new Problem('changed_meanwhile')
  const { agencyId, personId: recordedBy } = work.actor
  const id = work.newId()
  await store.insertList(work.tx, {
    id,
    agencyId,
    number: number + 1,
    accounts: accounts.length,
    recordedBy,
    recordedAt: work.realNow,
  })
  await work.sealing.put(envelopes.accounts, id, accounts)
  work.record(id, { accounts: accounts.length })
  return listOf(work)
})
