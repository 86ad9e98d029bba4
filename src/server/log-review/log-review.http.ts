import path from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { pieceBytes } from '#domain/file/file.ts'
import {
  LogAccountList,
  LogAccountText,
  LogAnnounced,
  LogArrival,
  LogAuditOrder,
  LogFinding,
  LogFindingListed,
  LogImport,
  LogLook,
  LogOrder,
  LogReviews,
  LogSampleLine,
  LogSettlement,
  LogSource,
  LogSourceAdded,
} from '#domain/log-review/log-review.ts'
import { LogRuleChange, LogRuleShown } from '#domain/log-review/log-rule.ts'
import { ruleOfSigma } from '#domain/log-review/sigma.rules.ts'
import { Problem } from '#domain/problem.ts'
import { exposeDocument } from '#server/platform/document-files.ts'
import type { Files } from '#server/platform/files.ts'
import { displayName, type Exposing, type PerformAs } from '#server/platform/http.ts'
import { readLog, removeLog, writePiece } from './kept-log.ts'
import { takeAuditIn } from './log-audit.ts'
import {
  downloadLogReview,
  lookAtLogLine,
  openLogFinding,
  openLogFindings,
  openLogSample,
  settleLogFinding,
} from './log-finding.operations.ts'
import { lookAtLog } from './log-look.ts'
import {
  addLogSource,
  beginLogImport,
  countLogReceived,
  discardLog,
  failLog,
  findArriving,
  findLooked,
  listLogReviews,
  orderLogReview,
  showLogImport,
} from './log-review.operations.ts'
import { addSigmaRule, changeLogRule, listLogRules, openLogAccounts, saveLogAccounts } from './log-rule.operations.ts'
import { linesOfSpreadsheet } from './log-spreadsheet.ts'
import { unpackingLimits } from './review-bounds.ts'

const nothing = z.object({})
const byId = z.object({ id: z.uuid() })

/** Where logs lie while they are here. */
export const logFolder = (files: Files): string => path.join(files.folder, 'logs')

export function logReviewHttp({ expose, exposeSteps, exposeUpload, ...exposing }: Exposing, files: Files): void {
  const folder = logFolder(files)

  const look = async (perform: PerformAs, id: string): Promise<LogLook> => {
    const { place, key, remembered, version } = await perform(findLooked, { id })
    const seen = await lookAtLog(readLog({ folder, place, key }), unpackingLimits, remembered)
    return { ...seen, version }
  }

  expose('GET /log-reviews', listLogReviews, { input: nothing, output: LogReviews })
  expose('POST /log-sources', addLogSource, { input: LogSourceAdded, output: LogSource })
  exposeSteps('POST /log-imports', 'logReview.begin', {
    input: LogAnnounced,
    output: LogArrival,
    run: (perform, input) => perform(beginLogImport, { ...input, name: displayName(input.name) }),
  })
  exposeSteps('PUT /log-imports/:id', 'logReview.receive', {
    input: z.object({ id: z.uuid(), offset: z.coerce.number().int().min(0) }),
    output: LogArrival,
    takesBytes: true,
    run: async (perform, { id, offset }, bytes) => {
      const { place, key, size, name, ...arriving } = await perform(findArriving, { id })
      const received = offset + bytes.byteLength
      if (arriving.state !== 'arriving') return { received: arriving.received, state: arriving.state }
      if (offset !== arriving.received) throw new Problem('upload.offset', { received: arriving.received })
      // Every piece but the last is a whole one: each is sealed by itself.
      if (bytes.byteLength === 0 || received > size || (received < size && bytes.byteLength !== pieceBytes))
        throw new Problem('too_large')
      await writePiece({ folder, place, key }, offset, bytes)
      const counted = await perform(countLogReceived, { id, before: offset, received })
      if (counted.state !== 'mapping' || !/\.(xlsx|ods)$/i.test(name)) return counted
      return spreadsheet(perform, { folder, place, key }, { id, name })
    },
  })
  const spreadsheet = async (
    perform: PerformAs,
    log: Parameters<typeof linesOfSpreadsheet>[0],
    file: { id: string; name: string },
  ) => {
    try {
      return await linesOfSpreadsheet(log, file, perform)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      await perform(failLog, { id: file.id, problem: error })
      await removeLog(log)
      throw error
    }
  }
  exposeSteps('POST /log-imports/audit', 'logReview.takeAudit', {
    input: LogAuditOrder,
    output: byId,
    run: (perform, order) => takeAuditIn(perform, order, folder),
  })
  expose('GET /log-imports/:id', showLogImport, { input: byId, output: LogImport })
  // In steps, here and below, since an answer under a key would be kept in clear.
  exposeSteps('POST /log-imports/:id/look', 'logReview.look', {
    input: byId,
    output: LogLook,
    run: (perform, { id }) => look(perform, id),
  })
  exposeSteps('POST /log-imports/:id/review', 'logReview.order', {
    input: LogOrder,
    output: LogImport,
    run: async (perform, order) => perform(orderLogReview, { ...order, look: await look(perform, order.id) }),
  })
  exposeSteps('POST /log-imports/:id/discard', 'logReview.discard', {
    input: byId.extend({ version: z.int() }),
    output: LogImport,
    run: async (perform, input) => {
      const discarded = await perform(discardLog, input)
      await removeLog({ folder, place: discarded.place })
      return discarded
    },
  })
  exposeSteps('POST /log-imports/:id/sample', 'logSample.open', {
    input: byId,
    output: z.array(LogSampleLine),
    run: (perform, input) => perform(openLogSample, input),
  })
  exposeSteps('POST /log-imports/:id/sample/:lineId', 'logSample.look', {
    input: z.object({ id: z.uuid(), lineId: z.uuid(), verdict: z.enum(['inOrder', 'notInOrder']) }),
    output: z.array(LogSampleLine),
    run: (perform, input) => perform(lookAtLogLine, input),
  })
  exposeDocument(exposing, 'POST /log-imports/:id/paper', downloadLogReview, {
    input: byId,
    document: (paper) => paper,
  })

  exposeSteps('POST /log-findings', 'logFinding.list', {
    input: z.object({ importId: z.uuid().nullable() }),
    output: z.array(LogFindingListed),
    run: (perform, input) => perform(openLogFindings, input),
  })
  exposeSteps('POST /log-findings/:id/open', 'logFinding.open', {
    input: byId,
    output: LogFinding,
    run: (perform, input) => perform(openLogFinding, input),
  })
  exposeSteps('POST /log-findings/:id/settle', 'logFinding.settle', {
    input: LogSettlement,
    output: LogFinding,
    run: (perform, input) => perform(settleLogFinding, input),
  })

  expose('GET /log-rules', listLogRules, { input: nothing, output: z.array(LogRuleShown) })
  expose('POST /log-rules', changeLogRule, { input: LogRuleChange, output: z.array(LogRuleShown) })
  exposeUpload('POST /log-rules/sigma', addSigmaRule, {
    fields: nothing,
    output: z.array(LogRuleShown),
    prepare: async ({ bytes }) => ruleOfSigma(sigmaIn(bytes)),
  })
  exposeSteps('POST /log-accounts/open', 'logAccounts.open', {
    input: nothing,
    output: LogAccountList,
    run: (perform, input) => perform(openLogAccounts, input),
  })
  exposeSteps('POST /log-accounts', 'logAccounts.save', {
    input: LogAccountText,
    output: LogAccountList,
    run: (perform, input) => perform(saveLogAccounts, input),
  })
}

const largestSigma = 64 * 1024

/** One document, without names that stand for others: those could be made to swell. */
function sigmaIn(bytes: Uint8Array): unknown {
  if (bytes.byteLength > largestSigma) throw new Problem('too_large')
  try {
    return parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes), { maxAliasCount: 0, schema: 'core' })
  } catch {
    throw new Problem('logReview.sigma_unreadable', { places: [] })
  }
}
