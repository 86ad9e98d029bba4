import { z } from 'zod'
import type { DocumentImage } from '#domain/document.ts'
import { picturesOf, trainingPaper, trainingPicture } from '#domain/training/training.document.ts'
import {
  Training,
  TrainingCode,
  TrainingDraft,
  TrainingFindingEntry,
  TrainingFound,
  TrainingReceipt,
  TrainingResult,
  TrainingSummary,
  TrainingTick,
  TrainingUntick,
} from '#domain/training/training.ts'
import { codePictureOf } from '#server/platform/code-picture.ts'
import { exposeDocument } from '#server/platform/document-files.ts'
import type { Files } from '#server/platform/files.ts'
import type { Exposing } from '#server/platform/http.ts'
import { say } from '#server/platform/messages.ts'
import { photographPictureOf } from '#server/platform/photograph-picture.ts'
import {
  attendTraining,
  beginTraining,
  cancelTraining,
  downloadTraining,
  endTraining,
  findTrainingByCode,
  listTrainings,
  openTrainingFinding,
  planTraining,
  recordTraining,
  showTraining,
  showTrainingCode,
  tickTraining,
  untickTraining,
} from './training.operations.ts'

const at = '/trainings/:id' as const

export function trainingHttp({ expose, ...exposing }: Exposing, files: Files): void {
  const input = z.object({ id: z.uuid() })
  const output = TrainingReceipt
  expose('GET /trainings', listTrainings, {
    input: z.object({ planId: z.uuid().optional() }),
    output: z.array(TrainingSummary),
  })
  expose(`GET ${at}`, showTraining, { input, output: Training })
  expose(`PUT ${at}`, planTraining, { input: TrainingDraft, output })
  expose(`POST ${at}/cancel`, cancelTraining, { input, output })
  expose(`POST ${at}/begin`, beginTraining, { input, output })
  expose(`POST ${at}/end`, endTraining, { input, output })
  expose('GET /training-attendance/:code', findTrainingByCode, { input: TrainingCode, output: TrainingFound })
  expose('POST /training-attendance', attendTraining, { input: TrainingCode, output })
  expose(`POST ${at}/attendance`, tickTraining, { input: TrainingTick, output })
  expose(`POST ${at}/attendance/:attendanceId/remove`, untickTraining, { input: TrainingUntick, output })
  expose(`PUT ${at}/result`, recordTraining, { input: TrainingResult, output })
  expose(`POST ${at}/findings`, openTrainingFinding, { input: TrainingFindingEntry, output })
  exposing.exposeDownload(`GET ${at}/code.png`, showTrainingCode, {
    input,
    render: async (code, origin) => ({
      bytes: (await codePictureOf(`${origin()}/awareness/trainings/attend/${code}`)).bytes,
      ...{ mediaType: 'image/png', name: 'code.png', inline: true },
    }),
  })
  exposeDocument(exposing, `GET ${at}/paper`, downloadTraining, {
    input,
    document: (found) => trainingPaper(found, say),
    images: async ({ training }) => {
      const images = new Map<string, DocumentImage>()
      for (const { id, sha256 } of picturesOf(training))
        images.set(trainingPicture(id), await photographPictureOf([await files.get(sha256)]))
      return images
    },
  })
}
