import { randomBytes } from 'node:crypto'
import { mediumLabel } from '#domain/confidential-medium/confidential-medium.rules.ts'
import {
  checkAsked,
  checkWithdrawal,
  concernedBy,
  maySeePermit,
  stagesOfPermit,
} from '#domain/media-permit/media-permit.rules.ts'
import type { Permit, PermitAsked, PermitOpened, PermitWithdrawal } from '#domain/media-permit/media-permit.ts'
import { pointCodeBytes, pointCodeOf, readPointCode } from '#domain/point/point-code.ts'
import { Problem } from '#domain/problem.ts'
import { findSettings, listPeople } from '#server/agency/agency.operations.ts'
import { requestApproval, standsInRoute } from '#server/approval/approval.operations.ts'
import { lockMedium, takeMedium } from '#server/confidential-medium/confidential-medium.operations.ts'
import { canonicalJson } from '#server/platform/canonical-json.ts'
import { sha256Of } from '#server/platform/files.ts'
import { say } from '#server/platform/messages.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import * as envelopes from './envelopes.ts'
import * as store from './media-permit.store.ts'

type ById = { id: string }

/** The code is for those who come for the thing; whoever hands it out has it from them. */
export const shownPermit = (work: Work, permit: store.StoredPermit): Permit => ({
  ...permit,
  code: concernedBy(permit).includes(work.actor.personId) ? permit.code : null,
})

export const listPermits = read('mediaPermit.list', async (work, { mediumId }: { mediumId?: string | undefined }) =>
  (await store.list(work.tx, mediumId ?? null))
    .filter((permit) => maySeePermit(work.actor, permit))
    .map((permit) => shownPermit(work, permit)),
)

async function visible(work: Work, permit: store.StoredPermit | undefined): Promise<store.StoredPermit> {
  if (!permit) throw new Problem('not_found')
  if (!maySeePermit(work.actor, permit) && !(await standsInRoute(work, 'mediaPermit', permit.id)))
    throw new Problem('not_found')
  return permit
}

export const findPermit = async (work: Work, id: string) => visible(work, await store.find(work.tx, id))

/** Whether a code is another's or nobody's, the answer is one and the same. */
export async function permitOfCode(work: Work, code: string): Promise<store.StoredPermit> {
  const bare = readPointCode(code)
  return visible(work, bare === null ? undefined : await store.findByCode(work.tx, bare))
}

export const showPermit = read('mediaPermit.show', async (work, { id }: ById) =>
  shownPermit(work, await findPermit(work, id)),
)

export const findPermitByCode = read('mediaPermit.findByCode', async (work, { code }: { code: string }) =>
  shownPermit(work, await permitOfCode(work, code)),
)

/** All that binds it, so that whoever approves and whoever hands out have the same before them. */
export async function openedPermit(work: Work, permit: store.StoredPermit): Promise<PermitOpened> {
  const { id, mediumId, act, newCopyNumber, carrierId, fromAt, untilAt } = permit
  const particulars = (await work.sealing.find(envelopes.particulars, [id])).get(id)!
  const closing = (await work.sealing.find(envelopes.closing, [id])).get(id)
  const bound = { id, mediumId, act, newCopyNumber, carrierId, fromAt, untilAt, ...particulars }
  return { ...particulars, closing: closing?.remark ?? null, contentHash: sha256Of(canonicalJson(bound)) }
}

/** Reading is an act: it is recorded in the transaction that opens the envelope, or nothing is shown. */
export const openPermit = write('mediaPermit.open', async (work, { id }: ById): Promise<PermitOpened> => {
  const permit = await findPermit(work, id)
  work.record(id)
  return openedPermit(work, permit)
})

/** On its way to whoever is competent; the title names the thing by its number. */
async function sendOnItsWay(work: Work, permit: store.StoredPermit): Promise<void> {
  const { id, unitId, classification, act } = permit
  const { media: settings } = await findSettings(work)
  const concernedIds = concernedBy(permit)
  const { contentHash } = await openedPermit(work, permit)
  await requestApproval(work, {
    ...{ kind: 'mediaPermit', subjectId: id, contentHash, dueDate: null, unitId, concernedIds },
    title: say('mediaPermit.approvalTitle', { number: mediumLabel(permit), act: say(`mediaPermit.act.${act}`) }),
    stagesOf: (_, people) => stagesOfPermit({ classification, unitId, concernedIds, settings }, people),
  })
}

export const askPermit = write('mediaPermit.ask', async (work, asked: PermitAsked) => {
  const { id, mediumId, act, newCopyNumber: copyNumber, carrierId, fromAt, untilAt, purpose, destination } = asked
  const medium = await takeMedium(work, mediumId)
  checkAsked(asked, medium, work.now)
  if (!(await listPeople(work)).some((one) => one.id === carrierId)) throw new Problem('mediaPermit.carrier_unknown')
  const { agencyId, personId: applicantId } = work.actor
  const code = pointCodeOf(randomBytes(pointCodeBytes))
  const row = { id, agencyId, mediumId, code, act, copyNumber, applicantId, carrierId, fromAt, untilAt }
  await store.insert(work.tx, { ...row, askedAt: work.now })
  await work.sealing.put(envelopes.particulars, id, { purpose, destination })
  work.record(id, { mediumId, act, carrierId })
  await sendOnItsWay(work, (await store.find(work.tx, id))!)
  return { id, version: 1 }
})

/** As it stands while its thing is held fast: two who use it at once come one after the other. */
export async function lockPermit(work: Work, { id, mediumId }: Pick<Permit, 'id' | 'mediumId'>) {
  const medium = await lockMedium(work, mediumId)
  return { medium, permit: (await store.find(work.tx, id))! }
}

/** Nobody needs it after all, or nobody is to use it. */
export const withdrawPermit = write('mediaPermit.withdraw', async (work, { id, version, remark }: PermitWithdrawal) => {
  const { permit } = await lockPermit(work, await findPermit(work, id))
  checkWithdrawal(work.actor, permit, version)
  await store.update(work.tx, permit, { state: 'withdrawn' })
  await work.sealing.put(envelopes.closing, id, { remark })
  work.record(id)
  return { id, version: version + 1 }
})
