import { z } from 'zod'
import { checkPiece, standingPieces } from '#domain/awareness-campaign/awareness-piece.rules.ts'
import type {
  AwarenessPiece,
  PieceContent,
  PieceWithdrawal,
  PieceWriting,
} from '#domain/awareness-campaign/awareness-piece.ts'
import { modelPieces } from '#domain/awareness-campaign/model-pieces.ts'
import { Problem } from '#domain/problem.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import * as store from './awareness-piece.store.ts'

export const findPieces = async (work: Work): Promise<AwarenessPiece[]> =>
  standingPieces(modelPieces, await store.list(work.tx))

export const listPieces = read('awarenessPiece.list', (work, _: Record<string, never>) => findPieces(work))

/** Only added to: what is said now takes the place of what was said, which stays. */
async function say(work: Work, { key, lastNumber }: PieceWithdrawal, content: PieceContent | null): Promise<void> {
  const { agencyId, personId } = work.actor
  const number = lastNumber + 1
  const inserted = await store.insert(work.tx, {
    ...{ id: work.newId(), agencyId, key, number, recordedAt: work.now, recordedBy: personId },
    content: content && JSON.stringify(content),
  })
  if (!inserted) throw new Problem('changed_meanwhile')
}

/** A piece of the product in other words, or one of the agency's own under an id. */
export const savePiece = write('awarenessPiece.save', async (work, { content, ...named }: PieceWriting) => {
  const { key, lastNumber } = named
  checkPiece(content)
  const last = (await store.list(work.tx, key)).at(-1)
  if ((last?.number ?? 0) !== lastNumber) throw new Problem('changed_meanwhile')
  const isKnown = last !== undefined || modelPieces.some((model) => model.key === key)
  if (!isKnown && !z.uuid().safeParse(key).success) throw new Problem('not_found')
  await say(work, named, content)
  work.record(work.actor.agencyId, { piece: key, number: lastNumber + 1, title: content.title })
  return (await findPieces(work)).find((piece) => piece.key === key)!
})

/** The product's words stand again; an own one is offered no more. What was sent stays as it was sent. */
export const withdrawPiece = write('awarenessPiece.withdraw', async (work, named: PieceWithdrawal) => {
  const last = (await store.list(work.tx, named.key)).at(-1)
  if (!last?.content) throw new Problem('not_found')
  if (last.number !== named.lastNumber) throw new Problem('changed_meanwhile')
  await say(work, named, null)
  work.record(work.actor.agencyId, { piece: named.key, number: named.lastNumber + 1 })
  return {}
})
