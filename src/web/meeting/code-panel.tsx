import { t } from '#web/platform/i18n.ts'
import { Section } from '#web/platform/ui/page.tsx'
import styles from './meeting.module.css'
import type { MeetingProps } from './meeting.page.tsx'

/** For the wall: whoever is there scans it or types the figures. */
export function CodePanel({ meeting: { id, code, content } }: MeetingProps) {
  const came = content.invitees.filter(({ cameAt }) => cameAt !== null).length
  return (
    <Section title={t('meeting.code')} aside={t('meeting.cameOf', { came, all: content.invitees.length })}>
      <div className={styles.code}>
        <img src={`/api/meetings/${id}/code.png`} alt={t('meeting.codePicture')} width={240} height={240} />
        <div>
          <p className={styles.figures}>{code}</p>
          <p>{t('meeting.codeText')}</p>
        </div>
      </div>
    </Section>
  )
}
