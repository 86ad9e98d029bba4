import type { PaperLook } from '#domain/document.ts'
import { archivesLook } from '#domain/document.ts'
import type {
  PaperKind,
  PaperSetting,
  TemplateContent,
  TemplateKind,
} from '#domain/document-template/document-template.ts'
import { ownTemplate } from '#domain/document-template/own-templates.ts'
import { findAgencyName } from '#server/agency/agency.operations.ts'
import { findFiles } from '#server/file/file.operations.ts'
import { say } from '#server/platform/messages.ts'
import type { Work } from '#server/platform/work.ts'
import * as store from './document-template.store.ts'

type InForce = { number: number; since: string | null; content: TemplateContent }

/** The version that counts now; the product's own bears the number 0. */
export async function standingTemplate(work: Work, kind: TemplateKind): Promise<InForce> {
  const found = await store.findInForce(work.tx, kind)
  return found ?? { number: 0, since: null, content: ownTemplate(kind, say) }
}

/** By which a paper of that kind is written now. */
export const templateInForce = (work: Work, kind: PaperKind): Promise<InForce> => standingTemplate(work, kind)

export async function lookOf(work: Work, { logo, ...setting }: PaperSetting): Promise<PaperLook> {
  const [picture] = logo ? await findFiles(work, [logo.fileId]) : []
  if (!logo || !picture) return { ...setting, logo: null }
  const alt = say('documentTemplate.logoOf', { agency: await findAgencyName(work) })
  return { ...setting, logo: { image: picture.sha256, alt, heightMm: logo.heightMm } }
}

/** How every paper of the agency is set now. */
export async function lookInForce(work: Work): Promise<PaperLook> {
  const { look } = (await standingTemplate(work, 'look')).content
  return look ? lookOf(work, look) : archivesLook
}
