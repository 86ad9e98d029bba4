import { useState } from 'react'
import type { RouteContent } from '#domain/route/route.ts'
import { faultsOfRoute } from '#domain/route/route-faults.rules.ts'
import { t } from '#web/platform/i18n.ts'
import { useKeptDraft } from '#web/platform/kept-draft.ts'
import { Banner } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import editing from '#web/platform/ui/editing.module.css'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import { PublishDialog } from './publish-dialog.tsx'
import styles from './route.module.css'
import { RouteSections } from './route-sections.tsx'
import { RouteTrialForm } from './route-trial-form.tsx'

type RouteEditorProps = {
  routeKey: string
  /** Under which name what is being written is kept on the device. */
  keptAs: string
  published: RouteContent
  /** What the product says; null for a route of the agency alone. */
  model: RouteContent | null
  lastNumber: number
  onPublished: () => void
}

/** The route being written on the left, what it would do on the right. */
export function RouteEditor({ routeKey, keptAs, published, model, lastNumber, onPublished }: RouteEditorProps) {
  const { content, isOvertaken, change, forget } = useKeptDraft(`route.${keptAs}`, published, lastNumber)
  const [isOpen, setOpen] = useState(false)
  const faults = faultsOfRoute(content)
  const isNameless = content.title.trim() === ''
  const isChanged = JSON.stringify(content) !== JSON.stringify(published)
  const count = faults.length + Number(isNameless)
  return (
    <div className={styles.two}>
      <div className={styles.column}>
        {isOvertaken && (
          <Banner tone="due" title={t('route.edit.overtaken')}>
            <Button onPress={forget}>{t('route.edit.anew')}</Button>
          </Banner>
        )}
        <RouteSections content={content} model={model} faults={faults} change={change} />
        <div className={editing.bar}>
          <span>
            {count > 0 ? (
              <StateMark tone="late">{t('route.edit.faults', { count })}</StateMark>
            ) : (
              t(isChanged ? 'route.edit.kept' : 'route.edit.unchanged')
            )}
          </span>
          {isChanged && <Button onPress={forget}>{t('route.edit.discard')}</Button>}
          <Button kind="main" isDisabled={count > 0 || !isChanged || isOvertaken} onPress={() => setOpen(true)}>
            {t('route.publish.act')}
          </Button>
        </div>
      </div>
      <RouteTrialForm first={content.when[0]} draft={isNameless ? null : { key: routeKey, content }} />
      {isOpen && (
        <PublishDialog
          publication={{ key: routeKey, lastNumber, content }}
          model={model}
          onPublished={() => {
            forget()
            onPublished()
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  )
}
