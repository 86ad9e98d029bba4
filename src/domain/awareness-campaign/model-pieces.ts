import { z } from 'zod'
import { PieceContent, PieceKey } from './awareness-piece.ts'
import data from './model-pieces.json' with { type: 'json' }

const ModelPiece = PieceContent.extend({ key: PieceKey }).strict()
export type ModelPiece = z.infer<typeof ModelPiece>

/** The pieces that come with the product. A campaign keeps what it sent as it was then. */
export const modelPieces: readonly ModelPiece[] = z.array(ModelPiece).parse(data)
