import type { LetterFacts, LetterKind } from '#domain/deficiency/deficiency-letter.document.ts'
import { maySeeUnit } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'
import { findAgency, listUnits } from '#server/agency/agency.operations.ts'
import { findFiles } from '#server/file/file.operations.ts'
import { read, type Work } from '#server/platform/work.ts'
import * as store from './deficiency.store.ts'

/** Tells of those asked for, in the order asked, with the names of the photographs that show them. */
export const writeDeficiencyLetter = read(
  'deficiency.letter',
  async (work, { ids, kind }: { ids: string; kind: LetterKind }): Promise<LetterFacts> => {
    const { name: agencyName, exercise } = await findAgency(work)
    const unit = (await listUnits(work)).find(({ id }) => id === work.actor.unitId)
    const { name, title } = work.actor
    return {
      kind,
      agencyName,
      exercise,
      deficiencies: await told(work, [...new Set(ids.split(','))]),
      writtenBy: { name, title, unitName: unit?.name ?? null },
      writtenOn: work.today,
      madeAt: work.now.toISOString(),
    }
  },
)

async function told(work: Work, ids: readonly string[]): Promise<LetterFacts['deficiencies']> {
  const found = new Map((await store.findMany(work.tx, ids)).map((deficiency) => [deficiency.id, deficiency]))
  const all = []
  for (const id of ids) {
    const deficiency = found.get(id)
    if (!deficiency || !maySeeUnit(work.actor, deficiency.unitId)) throw new Problem('not_found')
    const { fileIds } = await store.findOpening(work.tx, deficiency)
    const files = await findFiles(work, fileIds)
    all.push({ ...deficiency, photographs: files.map((file) => file.name) })
  }
  return all
}
