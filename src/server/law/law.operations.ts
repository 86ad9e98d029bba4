import type { Law } from '#domain/law/law.ts'
import { checkEntries, libraryWith, listedOf, type OwnEntry } from '#domain/law/law-catalogue.rules.ts'
import type {
  LawChanges,
  LawChangesAsked,
  LawDetail,
  LawEntry,
  LawListed,
  LawWithdrawal,
} from '#domain/law/law-catalogue.ts'
import { lawChanges } from '#domain/law/law-changes.rules.ts'
import { inOrder } from '#domain/law/law-faults.rules.ts'
import { usesIn } from '#domain/law/law-use.rules.ts'
import { shippedLibrary } from '#domain/law/shipped-library.ts'
import { Problem } from '#domain/problem.ts'
import { findFiles } from '#server/file/file.operations.ts'
import { findCitingPlan, findEarlierPlan } from '#server/plan/plan-citing.operations.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import { citingTexts } from './citing-texts.operations.ts'
import * as store from './law.store.ts'
import { findLibrary, findSaid, type Said, standing } from './library.operations.ts'

type Nothing = Record<string, never>

async function known(work: Work) {
  const said = await findSaid(work)
  const library = libraryWith(standing(said))
  return { said, library, uses: usesIn(await citingTexts(work), library, work.today) }
}
type Known = Awaited<ReturnType<typeof known>>

function listed(work: Work, law: Law, { said, library, uses }: Known): LawListed {
  const found = library.byKey.has(law.key) ? (uses.get(law.key) ?? []) : []
  const counted = { uses: found.length, stale: found.filter(({ today }) => today.state !== 'right').length }
  return listedOf(law, said.get(law.key)?.at(-1), counted, { library, today: work.today })
}

/** Own laws that were taken back, as they were last. */
const withdrawn = ({ said, library }: Known): Law[] =>
  [...said.keys()].filter((key) => !library.byKey.has(key)).flatMap((key) => lastOf(key, said.get(key)!) ?? [])

function lastOf(key: string, entries: readonly Said[]): Law | undefined {
  const content = entries.findLast((entry) => entry.content !== null)?.content
  return content ? { key, ...content } : undefined
}

export const listLaws = read('law.list', async (work, _: Nothing): Promise<LawListed[]> => {
  const all = await known(work)
  return [...all.library.laws, ...withdrawn(all)].map((law) => listed(work, law, all))
})

/** What the editor of plans cites by. */
export const showLibrary = read('law.library', async (work, _: Nothing) => ({
  laws: [...(await findLibrary(work)).laws],
}))

async function detailOf(work: Work, key: string): Promise<LawDetail> {
  const all = await known(work)
  const entries = all.said.get(key) ?? []
  const law = all.library.byKey.get(key) ?? lastOf(key, entries)
  if (!law) throw new Problem('not_found')
  const last = entries.at(-1)
  return {
    listed: listed(work, law, all),
    shipped: shippedLibrary.byKey.get(key) ?? null,
    uses: all.library.byKey.has(key) ? (all.uses.get(key) ?? []) : [],
    file: last?.fileId ? ((await findFiles(work, [last.fileId]))[0] ?? null) : null,
    history: entries
      .map(({ number, content, recordedAt, recordedByName }) => ({ number, content, recordedAt, recordedByName }))
      .toReversed(),
    lastNumber: last?.number ?? 0,
  }
}

export const showLaw = read('law.show', (work, { key }: { key: string }) => detailOf(work, key))

type Next = OwnEntry & { fileId: string | null }

/** Only added to: what is said now takes the place of what was said, which stays to be read. */
async function insertEntries(work: Work, entries: readonly Next[]): Promise<void> {
  checkEntries(entries, standing(await findSaid(work)))
  const { agencyId, personId: recordedBy } = work.actor
  const rows = entries.map(({ content, ...entry }) => ({
    ...entry,
    id: work.newId(),
    agencyId,
    content: content && JSON.stringify(content),
    recordedAt: work.now,
    recordedBy,
  }))
  await store.insert(work.tx, rows)
  for (const { id, key, number } of rows) work.record(id, { key, number })
}

const nextOf = ({ key, lastNumber, content, fileId }: LawEntry): Next => ({
  key,
  number: lastNumber + 1,
  content: inOrder(content),
  fileId,
})

/** A law of the agency's own, or what it says of one otherwise than was said before. */
export const saveLaw = write('law.save', async (work, entry: LawEntry) => {
  await insertEntries(work, [nextOf(entry)])
  return detailOf(work, entry.key)
})

export const importLaws = write('law.import', async (work, { entries }: { entries: LawEntry[] }) => {
  await insertEntries(work, entries.map(nextOf))
  return { kept: entries.length }
})

/** What the agency said counts no more: the product's law stands again, or none. */
export const withdrawLaw = write('law.withdraw', async (work, { key, lastNumber }: LawWithdrawal) => {
  const last = (await findSaid(work)).get(key)?.at(-1)
  if (!last) throw new Problem(shippedLibrary.byKey.has(key) ? 'law.not_own' : 'not_found')
  if (last.content === null) throw new Problem('law.withdrawn_already')
  await insertEntries(work, [{ key, number: lastNumber + 1, content: null, fileId: null }])
  return detailOf(work, key)
})

/** What became of the laws since an earlier plan. */
export const showLawChanges = read('law.changes', async (work, asked: LawChangesAsked): Promise<LawChanges> => {
  const { clauses, ...plan } = await findCitingPlan(work, asked.planId)
  const earlierId = asked.earlierId ?? (await findEarlierPlan(work, asked.planId))
  if (earlierId === undefined) return { plan, earlier: null, changes: [], added: [], gone: [] }
  const { clauses: earlierClauses, ...earlier } = await findCitingPlan(work, earlierId)
  if (earlier.asOf >= plan.asOf) throw new Problem('law.not_earlier')
  const library = await findLibrary(work)
  return { plan, earlier, ...lawChanges({ ...plan, clauses }, { ...earlier, clauses: earlierClauses }, library) }
})
