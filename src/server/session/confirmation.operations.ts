import { Problem } from '#domain/problem.ts'
import type { Confirmation } from '#domain/session/session.ts'
import { type Work, write } from '#server/platform/work.ts'
import { checkCode, confirmPassword } from './session.operations.ts'
import * as store from './session.store.ts'

const validMs = 5 * 60_000

/** Before what reaches far: whoever found an open session must not do it (SEC-20). */
export function mustBeConfirmed({ actor, realNow }: Work): void {
  const { confirmedAt } = actor
  if (!confirmedAt || realNow.getTime() - Date.parse(confirmedAt) > validMs)
    throw new Problem('session.confirmation_needed')
}

/** By the second factor where there is one, else by the password. */
export const confirmSession = write(
  'session.confirm',
  async (work, { password, code, tokenHash }: Confirmation & { tokenHash: Buffer }) => {
    const { factorSecret } = await store.lockFactor(work.tx, work.actor.personId)
    if (!factorSecret) await confirmPassword(work, password ?? '')
    else if (!(await checkCode(work, factorSecret, code ?? ''))) throw new Problem('session.factor_refused')
    await store.setConfirmed(work.tx, tokenHash, work.realNow)
    work.record(work.actor.personId)
    return {}
  },
)
