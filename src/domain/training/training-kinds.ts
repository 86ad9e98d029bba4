import { z } from 'zod'
import data from './training-kinds.json' with { type: 'json' }

/** 演練 or 講習: both are planned, attended and followed by what was found, and are counted apart. */
export const TrainingGroup = z.enum(['drill', 'seminar'])
export type TrainingGroup = z.infer<typeof TrainingGroup>

export const TrainingKind = z.object({
  key: z.string(),
  group: TrainingGroup,
  /** What is measured at one of this kind, by name. */
  figures: z.array(z.string()),
})
export type TrainingKind = z.infer<typeof TrainingKind>

export const trainingKinds: readonly TrainingKind[] = z.array(TrainingKind.strict()).parse(data)

export const findTrainingKind = (key: string): TrainingKind | undefined => trainingKinds.find((one) => one.key === key)
