import { failureText } from '#web/platform/failure.ts'
import { t } from '#web/platform/i18n.ts'
import { Banner } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import styles from './broken.module.css'

/** A page that could not be shown: what happened, and the way on. */
export function Broken({ error }: { error: unknown }) {
  return (
    <Page title={t('broken.title')}>
      <Banner tone="late">{failureText(error)}</Banner>
      <div>
        <Button kind="main" onPress={() => window.location.reload()}>
          {t('web.reload')}
        </Button>
      </div>
    </Page>
  )
}

/** Where not even the frame of the pages can be shown. */
export const BrokenAlone = ({ error }: { error: unknown }) => (
  <main className={styles.broken}>
    <Broken error={error} />
  </main>
)
