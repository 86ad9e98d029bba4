import { useState } from 'react'
import type { SealedMatter } from '#domain/sealed-matter/sealed-matter.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { Facts } from '#web/platform/ui/facts.tsx'
import styles from './sealed-matter.module.css'

/** Who else sees this stands above everything that is seen. */
export function MatterFacts({ matter }: { matter: SealedMatter }) {
  const { what, place, people, occurredAt, knownAt, reportedAt, contentOutside, readers, says } = matter
  const names = readers.map(({ name }) => name).join(t('web.comma'))
  return (
    <>
      <Banner quiet>{t('sealedMatter.readBy', { names })}</Banner>
      {matter.capacity === null && <Banner tone="due">{t('sealedMatter.throughGlass')}</Banner>}
      {contentOutside ? (
        <Banner tone="due" quiet>
          {t('sealedMatter.outside')}
        </Banner>
      ) : (
        <p className={styles.prose}>{what}</p>
      )}
      <Facts
        facts={[
          [t('incident.place'), place],
          [t('sealedMatter.people'), people],
          [t('incident.occurredAt'), instantText(occurredAt)],
          [t('incident.knownAt'), instantText(knownAt)],
          [t('sealedMatter.reportedAt'), instantText(reportedAt)],
          [t('sealedMatter.firstSteps'), says.firstSteps.join('\n')],
        ]}
      />
      {matter.capacity === 'responsible' && matter.hasSource && <Source matter={matter} />}
    </>
  )
}

type SourceShown = { reporterName: string; text: string }

/** By a button of its own, after its warning; looking is recorded. */
function Source({ matter: { id } }: { matter: SealedMatter }) {
  const [isAsked, setAsked] = useState(false)
  const [shown, setShown] = useState<SourceShown | null>(null)
  const show = useAction<SourceShown>(setShown)
  const close = () => {
    setAsked(false)
    setShown(null)
  }
  return (
    <div>
      <Button onPress={() => setAsked(true)}>{t('sealedMatter.showSource')}</Button>
      <Dialog title={t('sealedMatter.source')} isOpen={isAsked} onClose={close}>
        {shown ? (
          <Facts
            facts={[
              [t('sealedMatter.reporter'), shown.reporterName],
              [t('sealedMatter.source'), shown.text],
            ]}
          />
        ) : (
          <p>{t('sealedMatter.sourceWarning')}</p>
        )}
        <Failure error={show.error} />
        <Actions>
          {!shown && (
            <Button
              kind="main"
              isPending={show.isPending}
              onPress={() => show.mutate({ address: `/sealed-matters/${id}/source`, input: {} })}
            >
              {t('sealedMatter.showSource')}
            </Button>
          )}
          <Button onPress={close}>{t('web.close')}</Button>
        </Actions>
      </Dialog>
    </div>
  )
}
