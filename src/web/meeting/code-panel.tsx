import { t } from '#web/platform/i18n.ts'
import { CodeShown } from './code-shown.tsx'
import type { MeetingProps } from './meeting.page.tsx'

export function CodePanel({ meeting: { id, code, content } }: MeetingProps) {
  const came = content.invitees.filter(({ cameAt }) => cameAt !== null).length
  const aside = t('meeting.cameOf', { came, all: content.invitees.length })
  return <CodeShown address={`/meetings/${id}/code.png`} code={code} aside={aside} />
}
