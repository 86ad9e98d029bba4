import { createHash } from 'node:crypto'
import type { Answer } from '#domain/checklist/checklist.ts'
import type { InspectionDetail } from '#domain/inspection/inspection.ts'
import { newId } from '#server/platform/id.ts'
import { testChecklist } from '#test/make.ts'
import type { Answers } from '#web/inspection/answers.ts'
import { savingOf, submissionOf } from '#web/inspection/draft.ts'
import { keepLatest, keepOnce, lastIn } from '#web/platform/outbox/keeping.ts'
import { Crash, type Owner, type Phone } from './device.ts'
import type { Network } from './network.ts'
import type { Random } from './random.ts'

/** What must be on the server at the end, each exactly once. */
export type Expected = {
  incidents: { id: string; by: string }[]
  /** Handed in with these answers; or kept beside, where somebody else had gone on. */
  inspections: { id: string; answers: Answers; isHandedIn: boolean; photographs: { id: string; sha256: string }[] }[]
}

export type Scene = {
  random: Random
  phone: Phone
  network: Network
  owner: Owner
  another: Owner
  unitId: string
  checklistVersionId: string
  photograph: Buffer
  /** Somebody else of the unit takes an inspection over, if it is there by now. */
  takeOver: (id: string) => Promise<void>
}

const emptyDetail = ({ owner, unitId, checklistVersionId }: Scene, id: string) =>
  ({
    inspection: {
      id,
      checklistVersionId,
      unitId,
      assignmentId: null,
      origin: 'selfInspection',
      pointId: null,
      version: 0,
      answers: [],
      heldBy: owner.personId,
      title: '檢查表',
      unitName: '行政室',
    },
    checklist: testChecklist,
  }) as unknown as InspectionDetail

/** A step that was not told to have been kept may be done again by the person; what was told stays told. */
async function until(
  random: Random,
  phone: Phone,
  owner: Owner,
  run: (on: Awaited<ReturnType<Phone['shelf']>>) => Promise<void>,
) {
  for (;;) {
    try {
      return await run(phone.mortal(await phone.shelf(owner), random.oneIn(3) ? 4 : 0))
    } catch (error) {
      if (!(error instanceof Crash)) throw error
    }
  }
}

async function recordIncident({ random, phone, owner }: Scene, expected: Expected): Promise<void> {
  const id = newId()
  expected.incidents.push({ id, by: owner.personId })
  const input = {
    id,
    planId: null,
    dutyId: null,
    what: '後門未鎖',
    place: '',
    occurredAt: '2026-02-10T01:00:00.000Z',
    knownAt: '2026-02-10T01:00:00.000Z',
  }
  const entry = phone.make({ key: newId(), subject: id, method: 'POST', address: '/incidents', input, label: '' })
  await until(random, phone, owner, (on) => keepOnce(on, entry))
}

type Filled = Expected['inspections'][number]

const verdicts: Answer['verdict'][] = ['compliant', 'notApplicable', 'compliant']

async function answerOne(scene: Scene, filled: Filled): Promise<void> {
  const { random, phone, owner } = scene
  const item = random.of(testChecklist.items)
  const fileIds = [...(filled.answers[item.key]?.fileIds ?? [])]
  if (random.oneIn(8)) fileIds.push(await takePhotograph(scene, filled))
  const answer: Answer = { itemKey: item.key, verdict: random.of(verdicts)!, fileIds }
  filled.answers = { ...filled.answers, [item.key]: answer }
  const given = { changes: { [item.key]: answer }, readyToSubmit: false }
  await until(random, phone, owner, (on) =>
    keepLatest(on, filled.id, (last) => phone.make(savingOf(shown(scene, filled.id), last, given, newId()))),
  )
}

/** What the page shows: where nothing waits, what the server has acknowledged. */
const shown = (scene: Scene, id: string): InspectionDetail => {
  const detail = emptyDetail(scene, id)
  const heard = scene.phone.heard.get(id)
  return heard
    ? { ...detail, inspection: { ...detail.inspection, version: heard.version, answers: heard.answers } }
    : detail
}

async function takePhotograph({ random, phone, owner, photograph }: Scene, filled: Filled): Promise<string> {
  const id = newId()
  const bytes = new Uint8Array(photograph)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const file = {
    id,
    name: 'a.jpg',
    mediaType: 'image/jpeg',
    size: bytes.length,
    sha256,
    keptAt: '',
    attempts: 0,
    state: 'waiting' as const,
    refusal: null,
  }
  filled.photographs.push({ id, sha256 })
  await until(random, phone, owner, async (on) => {
    if (!(await on.files()).some(({ value }) => value.id === id)) await on.addFile(file, bytes).catch(ifDouble)
  })
  return id
}

const ifDouble = (error: unknown) => {
  if ((error as Error).name !== 'ConstraintError') throw error
}

async function handIn(scene: Scene, filled: Filled): Promise<void> {
  const { random, phone, owner } = scene
  for (const item of testChecklist.items)
    filled.answers = {
      ...filled.answers,
      [item.key]: filled.answers[item.key] ?? { itemKey: item.key, verdict: 'compliant', fileIds: [] },
    }
  const key = newId()
  await until(random, phone, owner, async (on) => {
    const row = (await on.entries()).findLast(({ value }) => value.subject === filled.id)
    const last = row ? lastIn(row.value) : null
    const owed = submissionOf(shown(scene, filled.id), last, filled.answers, key, phone.now())
    // A product of the version before knew neither the origin, nor a point, nor a claimed time.
    const { origin: _, pointId: __, claimedAt: ___, ...old } = owed.input
    const entry = phone.make(random.oneIn(4) ? { ...owed, input: old } : owed)
    await keepOnce(on, entry)
  })
  filled.isHandedIn = true
}

/** Between two steps of a person: tabs send, the clock is set, another version comes, somebody else signs in. */
async function meanwhile(scene: Scene, expected: Expected): Promise<void> {
  const { random, phone, network, owner, another } = scene
  const chance = random.below(10)
  if (chance === 0) phone.setClock(random.of([-10, 0, 10]))
  if (chance === 1) phone.setProduct(random.of(['0.1.0', '0.2.0']))
  if (chance === 2) {
    phone.signIn(another)
    // A tab of the first owner is still open beside it.
    await Promise.all([phone.send(owner, 0), phone.send(another, 0)])
    phone.signIn(owner)
  }
  if (chance === 3 && expected.inspections.length > 0) await scene.takeOver(random.of(expected.inspections).id)
  if (chance >= 4)
    await Promise.all(Array.from({ length: 1 + random.below(2) }, () => phone.send(owner, random.oneIn(2) ? 12 : 0)))
  if (random.oneIn(3)) await network.stir()
}

/** A person's round on one phone, with everything that can go wrong, until all of it is there. */
export async function live(scene: Scene): Promise<Expected> {
  const { random, phone, network, owner, another } = scene
  const expected: Expected = { incidents: [], inspections: [] }
  await recordIncident({ ...scene, owner: another }, expected)
  phone.signIn(owner)
  for (let step = 4 + random.below(6); step > 0; step -= 1) {
    const open = expected.inspections.filter(({ id, isHandedIn }) => !isHandedIn && !phone.setAside.has(id))
    if (random.oneIn(5)) await recordIncident(scene, expected)
    else if (open.length === 0)
      expected.inspections.push({ id: newId(), answers: {}, isHandedIn: false, photographs: [] })
    else if (random.oneIn(4)) await handIn(scene, open[0]!)
    else await answerOne(scene, open[0]!)
    await meanwhile(scene, expected)
  }
  network.mend()
  await network.stir()
  await end(scene, another)
  await end(scene, owner)
  return expected
}

/** All is well from now on: whatever waits must come to its end. */
async function end({ phone }: Scene, owner: Owner): Promise<void> {
  phone.signIn(owner)
  for (let tries = 0; tries < 10; tries += 1) if ((await phone.send(owner, 0)) === 'done') return
  throw new Error('it never ends')
}
