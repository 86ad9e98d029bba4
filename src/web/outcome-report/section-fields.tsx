import { nameOf, t } from '#web/platform/i18n.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { TextArea } from '#web/platform/ui/text-field.tsx'
import styles from './outcome-report.module.css'
import type { WritingProps } from './outcome-writing.page.tsx'

/** The proposal stays in sight; what is written instead can be taken back. */
export function SectionFields({ report, content: { texts }, change }: WritingProps) {
  return report.sections.map(({ key, proposal }) => {
    const own = texts.find((one) => one.key === key)
    const others = texts.filter((one) => one.key !== key)
    const section = nameOf('outcome.section', key)
    return (
      <div key={key} className={styles.writing}>
        <h3>{section}</h3>
        <p className={own ? `${styles.soft} ${styles.prose}` : styles.prose}>
          {own ? t('outcome.write.proposal', { text: proposal }) : proposal}
        </p>
        {own ? (
          <>
            <TextArea
              label={t('outcome.write.ownTextOf', { section })}
              isRequired
              maxLength={8000}
              value={own.text}
              error={own.text.trim() === '' ? t('outcome.write.textMissing') : null}
              onChange={(text) => change({ texts: texts.map((one) => (one.key === key ? { key, text } : one)) })}
            />
            <div>
              <Button kind="quiet" onPress={() => change({ texts: others })}>
                {t('outcome.write.takeBack')}
              </Button>
            </div>
          </>
        ) : (
          <div>
            <Button
              kind="quiet"
              icon="pen"
              aria-label={t('outcome.write.ownTextOf', { section })}
              onPress={() => change({ texts: [...texts, { key, text: proposal }] })}
            >
              {t('outcome.write.ownText')}
            </Button>
          </div>
        )}
      </div>
    )
  })
}
