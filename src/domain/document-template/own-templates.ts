import { archivesLook } from '#domain/document.ts'
import type { Say } from '#domain/official-document/official-document.document.ts'
import { itemsOf } from '#domain/official-document/section.rules.ts'
import type { PaperKind, TemplateContent, TemplateKind, TextKey } from './document-template.ts'
import { paperForms } from './paper-forms.ts'
import { tokenOf, tokens } from './placeholders.ts'

type Texts = Partial<Record<TextKey, string>>

/** The product's own wording, with placeholders where the records fill in. */
function ownTexts(kind: PaperKind, say: Say): Texts {
  const said = (key: string) => say(`officialDocument.draft.${key}`, tokens)
  const items = (...keys: string[]) => itemsOf(keys.map((key) => said(`${kind}.${key}`)))
  const subject = (): string => said(`${kind}.subject`)
  const found = () => `一、${said(`${kind}.found`)}\n${tokenOf('list')}`
  switch (kind) {
    case 'outcomeLetter':
      return { subject: subject(), explanation: items('period', 'figures'), attachments: said(`${kind}.attachment`) }
    case 'planLetter':
      return {
        subject: subject(),
        explanation: items('period', 'system'),
        method: items('duties', 'events'),
        attachments: said(`${kind}.attachment`),
      }
    case 'planMemo':
      return { subject: subject(), explanation: items('why', 'period'), proposal: items('issue', 'report') }
    case 'planAnnouncement':
      return { subject: subject(), basis: items('basis'), matters: items('period', 'visitors', 'suspicious') }
    case 'deficiencyLetter':
      return { subject: subject(), explanation: found(), method: items('first', 'second', 'third') }
    case 'deficiencyMemo':
      return { subject: subject(), explanation: found(), proposal: items('first', 'second', 'third') }
    case 'inspectionMemo':
      return {
        subject: subject(),
        explanation: found(),
        proposal: itemsOf(['first', 'second'].map((key) => said(`deficiencyMemo.${key}`))),
        explanationNothing: `一、${said(`${kind}.nothing`)}`,
        proposalNothing: items('keep'),
      }
    case 'meetingNotice': {
      const note = (remark: string) =>
        `一、${say('meeting.document.agenda')}\n${tokenOf('agenda')}\n二、${say(`meeting.document.${remark}`)}`
      return { subject: tokenOf('meeting'), note: note('prepare'), noteConfidential: note('confidentialRemark') }
    }
    default:
      return {}
  }
}

/** What counts until an agency sets its own. */
export function ownTemplate(kind: TemplateKind, say: Say): TemplateContent {
  const { texts, chapters } = paperForms[kind]
  const own = kind === 'look' ? {} : ownTexts(kind, say)
  const spoken = kind === 'minutes' ? 'meeting.document' : 'outcome.section'
  return {
    texts: texts.map((key) => ({ key, text: own[key] ?? '' })),
    chapters: chapters.map((key) => ({ key, heading: say(`${spoken}.${key}`), text: '' })),
    leftOut: [],
    look:
      kind === 'look' ? { marginMm: archivesLook.marginMm, bindingLine: archivesLook.bindingLine, logo: null } : null,
  }
}
