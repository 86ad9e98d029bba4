import { z } from 'zod'
import { Versioned } from '#domain/duty/duty.ts'
import {
  BoardFilter,
  OffDutyBoard,
  OffDutyClosing,
  OffDutyEntry,
  OffDutyExemption,
  OffDutyExemptionEntry,
  OffDutyRemark,
  OffDutyRoom,
  OffDutyRoomEntry,
  OffDutyRules,
  PeriodFilter,
} from '#domain/off-duty-check/off-duty-check.ts'
import { offDutyList, offDutyPhotographs } from '#domain/off-duty-check/off-duty-list.document.ts'
import { exposeDocument } from '#server/platform/document-files.ts'
import type { Files } from '#server/platform/files.ts'
import type { Exposing } from '#server/platform/http.ts'
import { say } from '#server/platform/messages.ts'
import {
  closeRoom,
  exemptRoom,
  printClosings,
  printPhotographs,
  remarkOnClosing,
  reopenRoom,
  showBoard,
} from './off-duty-check.operations.ts'
import { offDutyPictures } from './off-duty-check.pictures.ts'
import { endRoom, saveRoom, setRules } from './off-duty-room.operations.ts'

export function offDutyCheckHttp({ expose, ...exposing }: Exposing, files: Files): void {
  expose('GET /off-duty-checks/board', showBoard, { input: BoardFilter, output: OffDutyBoard })
  expose('POST /off-duty-checks', closeRoom, { input: OffDutyEntry, output: OffDutyClosing })
  expose('POST /off-duty-checks/:id/remarks', remarkOnClosing, { input: OffDutyRemark, output: OffDutyClosing })
  expose('POST /off-duty-checks/:id/reopen', reopenRoom, { input: OffDutyRemark, output: OffDutyClosing })
  expose('POST /off-duty-exemptions', exemptRoom, { input: OffDutyExemptionEntry, output: OffDutyExemption })
  exposeDocument(exposing, 'GET /off-duty-checks/list', printClosings, {
    input: PeriodFilter,
    document: (paper) => offDutyList(paper, say),
  })
  exposeDocument(exposing, 'GET /off-duty-checks/photographs', printPhotographs, {
    input: z.object({ date: z.iso.date() }),
    document: (paper) => offDutyPhotographs(paper, say),
    images: (paper) => offDutyPictures(paper, files),
  })

  expose('PUT /off-duty-rooms/:pointId', saveRoom, { input: OffDutyRoomEntry, output: OffDutyRoom })
  expose('POST /off-duty-rooms/:id/end', endRoom, { input: Versioned, output: z.object({}) })
  expose('PUT /off-duty-rules', setRules, { input: OffDutyRules, output: OffDutyRules })
}
