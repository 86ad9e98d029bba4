import { z } from 'zod'
import {
  AwarenessCampaign,
  CampaignDraft,
  CampaignReading,
  CampaignSummary,
  PaperConfirmation,
  QuizAnswers,
  QuizResult,
  SlipOrder,
} from '#domain/awareness-campaign/awareness-campaign.ts'
import {
  campaignCode,
  campaignNotice,
  campaignResult,
  campaignWorkbook,
} from '#domain/awareness-campaign/awareness-paper.document.ts'
import { AwarenessPiece, PieceWithdrawal, PieceWriting } from '#domain/awareness-campaign/awareness-piece.ts'
import { StaffMember, StaffMemberEntry } from '#domain/awareness-campaign/staff-member.ts'
import { codePictureOf } from '#server/platform/code-picture.ts'
import { exposeDocument } from '#server/platform/document-files.ts'
import type { Exposing } from '#server/platform/http.ts'
import { writeLabelSheet } from '#server/platform/label-sheet.ts'
import { say } from '#server/platform/messages.ts'
import { spreadsheetFormats, spreadsheetType, writeSpreadsheet } from '#server/platform/spreadsheet.ts'
import {
  confirmOnPaper,
  endCampaign,
  listCampaigns,
  remindCampaign,
  saveCampaign,
  sendCampaign,
  showCampaign,
} from './awareness-campaign.operations.ts'
import { downloadResult, printNotice, printSlips } from './awareness-paper.operations.ts'
import { listPieces, savePiece, withdrawPiece } from './awareness-piece.operations.ts'
import { answerCampaign, confirmRead, readCampaign } from './awareness-reading.operations.ts'
import { slipSheetOf } from './awareness-slip.document.ts'
import { leaveMember, listMembers, saveMember } from './staff-member.operations.ts'

const input = z.object({ id: z.uuid() })
const output = z.object({ id: z.uuid(), version: z.int() })
const nothing = z.object({})
const at = '/awareness-campaigns/:id' as const

export function awarenessCampaignHttp(exposing: Exposing): void {
  const { expose } = exposing
  expose('GET /awareness-pieces', listPieces, { input: nothing, output: z.array(AwarenessPiece) })
  expose('PUT /awareness-pieces/:key', savePiece, { input: PieceWriting, output: AwarenessPiece })
  expose('POST /awareness-pieces/:key/withdraw', withdrawPiece, { input: PieceWithdrawal, output: nothing })
  expose('GET /staff-members', listMembers, { input: nothing, output: z.array(StaffMember) })
  expose('PUT /staff-members/:id', saveMember, { input: StaffMemberEntry, output })
  expose('POST /staff-members/:id/leave', leaveMember, { input: output, output: nothing })
  expose('GET /awareness-campaigns', listCampaigns, {
    input: z.object({ planId: z.uuid().optional() }),
    output: z.array(CampaignSummary),
  })
  expose(`GET ${at}`, showCampaign, { input, output: AwarenessCampaign })
  expose(`PUT ${at}`, saveCampaign, { input: CampaignDraft, output })
  expose(`POST ${at}/send`, sendCampaign, { input, output })
  expose(`POST ${at}/remind`, remindCampaign, { input, output })
  expose(`POST ${at}/end`, endCampaign, { input, output })
  expose(`POST ${at}/signatures`, confirmOnPaper, { input: PaperConfirmation, output })
  expose(`GET ${at}/reading`, readCampaign, { input, output: CampaignReading })
  expose(`POST ${at}/reading`, confirmRead, { input, output: nothing })
  expose(`POST ${at}/answers`, answerCampaign, {
    input: z.object({ id: z.uuid(), answers: QuizAnswers }),
    output: QuizResult,
  })
  papers(exposing)
}

function papers(exposing: Exposing): void {
  exposeDocument(exposing, `GET ${at}/result`, downloadResult, {
    input,
    document: (found) => campaignResult(found, say),
  })
  exposeDocument(exposing, `GET ${at}/notice`, printNotice, {
    input,
    document: (found) => campaignNotice(found, say),
    images: async ({ campaign }, origin) =>
      new Map([[campaignCode, await codePictureOf(`${origin()}/awareness/read/${campaign.id}`)]]),
  })
  for (const format of spreadsheetFormats)
    exposing.exposeDownload(`GET ${at}/coverage.${format}`, downloadResult, {
      input,
      render: async ({ campaign }) => ({
        bytes: writeSpreadsheet(campaignWorkbook(campaign, say), format),
        mediaType: spreadsheetType(format),
        name: `${campaign.title}.${format}`.replaceAll(/[/\\]/g, ''),
        inline: false,
      }),
    })
  exposing.exposeDownload(`POST ${at}/slips.pdf`, printSlips, {
    input: SlipOrder,
    render: async (printed, origin) => ({
      bytes: await writeLabelSheet(slipSheetOf(printed, origin())),
      mediaType: 'application/pdf',
      name: `${say('awareness.slips')}.pdf`,
      inline: false,
    }),
  })
}
