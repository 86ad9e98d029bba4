import { t } from '#web/platform/i18n.ts'
import { Section } from '#web/platform/ui/page.tsx'
import styles from './meeting.module.css'

type CodeShownProps = {
  /** Of the picture. */
  address: string
  code: string | null
  aside: string
}

/** For the wall: whoever is there scans it or types the figures. */
export const CodeShown = ({ address, code, aside }: CodeShownProps) => (
  <Section title={t('meeting.code')} aside={aside}>
    <div className={styles.code}>
      <img src={`/api${address}`} alt={t('meeting.codePicture')} width={240} height={240} />
      <div>
        <p className={styles.figures}>{code}</p>
        <p>{t('meeting.codeText')}</p>
      </div>
    </div>
  </Section>
)
